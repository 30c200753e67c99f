import { lazy, Suspense, useEffect } from "react";
import { Search as SearchIcon } from "lucide-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router";
import { pages } from "@/api/query";
import { SearchDocument, type SearchQuery } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { Skeleton, SkeletonText } from "@/ui/Skeleton";
import { Loaded, Notice } from "@/ui/states";
import { useTitle } from "@/ui/title";
import { recordClick, recordQuestion } from "./asked";
import { Chips, Facets } from "./Facets";
import { HitItem } from "./HitItem";
import { asVariables, narrowingOf, withParams } from "./narrowing";
import { Popular } from "./Popular";
import { SearchBox } from "./SearchBox";
import styles from "./SearchPage.module.css";
import { onArrow } from "./useArrows";

/** Most questions find something. */
const NoResults = lazy(() => import("./NoResults"));

export function SearchPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const [params] = useSearchParams();
  const text = params.get("q") ?? "";
  const narrowing = narrowingOf(params);
  const question = text || narrowing.tag || "";
  const everywhere = params.get("lang") === "all";
  const found = useInfiniteQuery({
    ...pages(
      SearchDocument,
      {
        query: question,
        ...asVariables(narrowing),
        locale: everywhere ? undefined : locale,
      },
      (data: SearchQuery) => data.search,
    ),
    enabled: question !== "",
  });
  const arrived = found.data !== undefined;
  // A tag alone is a link that was followed, not a question.
  const ask = () =>
    recordQuestion({ query: text, place: "PAGE", locale, allLanguages: everywhere, ...asVariables(narrowing) });
  useEffect(() => {
    if (arrived) ask();
    // The address says all of it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [arrived, params, locale]);
  useTitle(text ? t("search.titleFor", { text }) : t("nav.search"));
  return (
    // Arrow keys lead through the hits; each of them is a link by itself.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={`page ${styles.page}`} onKeyDown={onArrow}>
      <h1 className="visually-hidden">{t("nav.search")}</h1>
      <SearchBox key={text} initial={text} slash />
      {question === "" ? (
        <>
          <Notice icon={SearchIcon} title={t("search.startTitle")}>
            {t("search.startText")}
          </Notice>
          <Popular />
        </>
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
                <Facets facets={first.facets} narrowing={narrowing} />
                <div className={styles.results}>
                  <Chips facets={first.facets} narrowing={narrowing} />
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
                  {(everywhere || (elsewhere > 0 && hits.length > 0)) && (
                    <p className={styles.instead}>
                      <Link to={withParams(params, { lang: everywhere ? null : "all" })} preventScrollReset>
                        {everywhere ? t("search.onlyHere") : t("search.elsewhere", { count: elsewhere })}
                      </Link>
                    </p>
                  )}
                  {hits.length === 0 ? (
                    <Suspense fallback={<div style={{ minBlockSize: "22rem" }} />}>
                      <NoResults
                        text={question}
                        narrowing={narrowing}
                        everywhere={everywhere}
                        areas={first.facets.areas}
                      />
                    </Suspense>
                  ) : (
                    <ol role="list" data-hits>
                      {hits.map((hit, index) => (
                        <HitItem key={hit.url} hit={hit} onOpen={() => recordClick(ask(), hit.nodeId, index + 1)} />
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
