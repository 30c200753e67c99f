import { SearchX, Search as SearchIcon, X } from "lucide-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router";
import { pages } from "@/api/query";
import { SearchDocument, type SearchKind, type SearchQuery } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { useFormat } from "@/i18n/format";
import { Button, ButtonLink } from "@/ui/Button";
import { Skeleton, SkeletonText } from "@/ui/Skeleton";
import { Loaded, Notice } from "@/ui/states";
import { useTitle } from "@/ui/title";
import { HitItem } from "./HitItem";
import { KIND_ICONS, KINDS } from "./kinds";
import { SearchBox } from "./SearchBox";
import styles from "./SearchPage.module.css";

const isKind = (value: string | null): value is SearchKind => KINDS.some((kind) => kind === value);

export function SearchPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const [params] = useSearchParams();
  const text = params.get("q") ?? "";
  const kind = params.get("kind");
  const tag = params.get("tag");
  const question = text || tag || "";
  const everywhere = params.get("lang") === "all";
  const found = useInfiniteQuery({
    ...pages(
      SearchDocument,
      {
        query: question,
        kinds: isKind(kind) ? [kind] : undefined,
        tags: tag ? [tag] : undefined,
        locale: everywhere ? undefined : locale,
      },
      (data: SearchQuery) => data.search,
    ),
    enabled: question !== "",
  });
  useTitle(text ? t("search.titleFor", { text }) : t("nav.search"));
  return (
    <div className={`page ${styles.page}`}>
      <h1 className="visually-hidden">{t("nav.search")}</h1>
      <SearchBox key={text} initial={text} />
      {question === "" ? (
        <Notice icon={SearchIcon} title={t("search.startTitle")}>
          {t("search.startText")}
        </Notice>
      ) : (
        <Loaded query={found} skeleton={<ResultsSkeleton />}>
          {(data) => {
            const first = data.pages[0]?.search;
            if (!first) return null;
            const hits = data.pages.flatMap((page) => page.search.edges.map(({ node }) => node));
            const elsewhere = first.facets.locales
              .filter(({ value }) => value !== locale)
              .reduce((sum, { count }) => sum + count, 0);
            return (
              <div className={styles.layout}>
                <Facets facets={first.facets} kind={kind} tag={tag} />
                <div className={styles.results}>
                  <p className="meta" role="status">
                    {t("search.total", { count: first.totalCount })}
                    {first.degraded && <span>{t("search.degraded")}</span>}
                  </p>
                  {first.didYouMean && (
                    <p className={styles.instead}>
                      {t("search.didYouMean")}{" "}
                      <Link to={`?${new URLSearchParams({ q: first.didYouMean })}`}>{first.didYouMean}</Link>
                    </p>
                  )}
                  {(everywhere || elsewhere > 0) && (
                    <p className={styles.instead}>
                      <Link to={withParam(params, "lang", everywhere ? null : "all")} preventScrollReset>
                        {everywhere ? t("search.onlyHere") : t("search.elsewhere", { count: elsewhere })}
                      </Link>
                    </p>
                  )}
                  {hits.length === 0 ? (
                    <Notice
                      icon={SearchX}
                      title={t("search.emptyTitle")}
                      actions={<ButtonLink to={`/${locale}/support/new`}>{t("support.ask")}</ButtonLink>}
                    >
                      {t("search.emptyText")}
                    </Notice>
                  ) : (
                    <ol role="list">
                      {hits.map((hit) => (
                        <HitItem key={hit.url} hit={hit} />
                      ))}
                    </ol>
                  )}
                  {found.hasNextPage && (
                    <div className="more">
                      <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                        {t("app.more")}
                      </Button>
                    </div>
                  )}
                </div>
              </div>
            );
          }}
        </Loaded>
      )}
    </div>
  );
}

/** This search with one of its parameters set, or left out. */
function withParam(params: URLSearchParams, name: string, value: string | null): string {
  const next = new URLSearchParams(params);
  if (value === null) next.delete(name);
  else next.set(name, value);
  return `?${next}`;
}

interface FacetsProps {
  facets: SearchQuery["search"]["facets"];
  kind: string | null;
  tag: string | null;
}

/** What the results are; each is a link, so that a narrowed search can be shared. */
function Facets({ facets, kind, tag }: FacetsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [params] = useSearchParams();
  return (
    <nav className={styles.facets} aria-label={t("search.narrow")}>
      <ul role="list">
        <li>
          <Link to={withParam(params, "kind", null)} aria-current={kind ? undefined : "true"} preventScrollReset>
            <SearchIcon aria-hidden size={15} />
            {t("search.everything")}
          </Link>
        </li>
        {KINDS.map((id) => {
          const count = facets.kinds.find((facet) => facet.value === id.toLowerCase())?.count;
          if (!count && kind !== id) return null;
          const Icon = KIND_ICONS[id];
          return (
            <li key={id}>
              <Link to={withParam(params, "kind", id)} aria-current={kind === id ? "true" : undefined} preventScrollReset>
                <Icon aria-hidden size={15} />
                {t(`search.kinds.${id}`)}
                <span className={styles.count}>{format.number(count ?? 0)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
      {(facets.tags.length > 0 || tag) && (
        <ul role="list" className={styles.tags} aria-label={t("article.tags")}>
          {tag && (
            <li>
              <Link to={withParam(params, "tag", null)} aria-current="true" aria-label={t("search.withoutTag", { tag })}>
                {tag}
                <X aria-hidden size={13} />
              </Link>
            </li>
          )}
          {facets.tags
            .filter(({ value }) => value !== tag)
            .slice(0, 8)
            .map(({ value }) => (
              <li key={value}>
                <Link to={withParam(params, "tag", value)}>{value}</Link>
              </li>
            ))}
        </ul>
      )}
    </nav>
  );
}

function ResultsSkeleton() {
  return (
    <div className={styles.layout}>
      <div className={styles.facets} />
      <div className={styles.results}>
        {[0, 1, 2, 3].map((index) => (
          <div key={index} className={styles.bone}>
            <Skeleton width="40%" height="1.25em" />
            <SkeletonText lines={2} />
          </div>
        ))}
      </div>
    </div>
  );
}
