import { lazy, Suspense, useMemo } from "react";
import { BookOpen, X } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation, useSearchParams } from "react-router";
import { query } from "@/api/query";
import { useAnnounceAlternates } from "@/app/alternates";
import { LearnCategoryDocument, type DocumentCardFragment, type LearnCategoryQuery } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { Loaded, NotFound, Notice } from "@/ui/states";
import { useTitle } from "@/ui/title";
import { DocumentList, TutorialCard } from "./cards";
import cards from "./cards.module.css";
import styles from "./CategoryPage.module.css";
import { LanguageNotice } from "./LanguageNotice";
import { alternatesOf } from "./alternates";
import { PlaceOfPage } from "./PlaceOfPage";
import { CardsSkeleton } from "./skeletons";
import { useOwnAddress } from "./useOwnAddress";

/** Most categories hold no others, and do not wait for these words. */
const Subcategories = lazy(() => import("./tree/Subcategories"));

export function CategoryPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const [area, audience] = [params.get("area"), params.get("audience")];
  const result = useQuery(query(LearnCategoryDocument, { path: pathname.replace(/\/$/, ""), locale }));
  const found = result.data?.category;
  const alternates = useMemo(() => (found ? alternatesOf(found.translations) : undefined), [found]);
  useAnnounceAlternates(alternates);
  useOwnAddress(found);
  useTitle(found?.title);
  return (
    <div className="page">
      <Loaded level={1} query={result} skeleton={<CardsSkeleton />}>
        {({ category, contents }) => {
          if (!category) return <NotFound />;
          const all = contents.edges.flatMap(({ node }) => (isDocumentCard(node) ? [node] : []));
          const shown = all.filter((page) => (!area || page.area?.slug === area) && (!audience || page.audience === audience));
          const tutorials = shown.filter((page) => page.__typename === "Tutorial");
          const texts = shown.filter((page) => page.__typename !== "Tutorial");
          return (
            <>
              <header className="page-head">
                <div>
                  <PlaceOfPage breadcrumbs={category.breadcrumbs} />
                  <h1>{category.title}</h1>
                  {category.summary && <p className="lead">{category.summary}</p>}
                  <LanguageNotice page={category} />
                </div>
              </header>
              <Narrow pages={all} area={area} audience={audience} />
              <div className={styles.parts}>
                {category.children.length > 0 && (
                  <Suspense fallback={<CardsSkeleton count={category.children.length} />}>
                    <Subcategories categories={category.children} />
                  </Suspense>
                )}
                {texts.length > 0 && (
                  <section>
                    <h2>{t("learn.articles")}</h2>
                    <DocumentList documents={texts} />
                  </section>
                )}
                {tutorials.length > 0 && (
                  <section>
                    <h2>{t("learn.tutorials")}</h2>
                    <div className={`${cards.grid} ${cards.videos}`}>
                      {tutorials.map((tutorial) => (
                        <TutorialCard key={tutorial.id} tutorial={tutorial} />
                      ))}
                    </div>
                  </section>
                )}
                {shown.length === 0 &&
                  (all.length > 0 ? (
                    <Notice icon={BookOpen} title={t("learn.noneTitle")}>
                      {t("learn.noneText")}
                    </Notice>
                  ) : (
                    category.children.length === 0 && (
                      <Notice icon={BookOpen} title={t("learn.emptyTitle")}>
                        {t("learn.emptyText")}
                      </Notice>
                    )
                  ))}
              </div>
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

type Entry = LearnCategoryQuery["contents"]["edges"][number]["node"];
type Listed = Exclude<Entry, { __typename: "Home" | "Category" }>;

const isDocumentCard = (entry: Entry): entry is Listed => entry.__typename !== "Home" && entry.__typename !== "Category";

/** What the pages of a category are about and for whom, to show some of them alone. Nothing where all are alike. */
function Narrow({ pages, area, audience }: { pages: readonly DocumentCardFragment[]; area: string | null; audience: string | null }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const areas = new Map(pages.flatMap((page) => (page.area ? [[page.area.slug, page.area.name] as const] : [])));
  const audiences = new Set(pages.map((page) => page.audience).filter((one) => one !== "EVERYONE"));
  const choices = [
    ...[...areas].map(([value, label]) => ({ name: "area", value, label, on: value === area })),
    ...[...audiences].map((value) => ({ name: "audience", value, label: t(`article.audience.${value}`), on: value === audience })),
  ];
  if (choices.length < 2 && !choices.some(({ on }) => on)) return null;
  return (
    <nav className={styles.narrow} aria-label={t("learn.narrow")}>
      <ul role="list">
        {choices.map(({ name, value, label, on }) => {
          const next = new URLSearchParams(params);
          if (on) next.delete(name);
          else next.set(name, value);
          return (
            <li key={`${name}-${value}`}>
              <Link to={{ search: next.toString() }} aria-current={on ? "true" : undefined} preventScrollReset replace>
                {label}
                {on && <X aria-hidden size={14} />}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
