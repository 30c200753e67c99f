import { lazy, Suspense, useMemo } from "react";
import { BookOpen } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "react-router";
import { query } from "@/api/query";
import { useAnnounceAlternates } from "@/app/alternates";
import { LearnCategoryDocument } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { Loaded, NotFound, Notice } from "@/ui/states";
import { useTitle } from "@/ui/title";
import { ArticleList, TutorialCard } from "./cards";
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
  const result = useQuery(query(LearnCategoryDocument, { path: pathname.replace(/\/$/, ""), locale }));
  const found = result.data?.category;
  const alternates = useMemo(() => (found ? alternatesOf(found.translations) : undefined), [found]);
  useAnnounceAlternates(alternates);
  useOwnAddress(found);
  useTitle(found?.title);
  return (
    <div className="page">
      <Loaded query={result} skeleton={<CardsSkeleton />}>
        {({ category, contents }) => {
          if (!category) return <NotFound />;
          const pages = contents.edges.map(({ node }) => node);
          const articles = pages.filter((page) => page.__typename === "Article");
          const tutorials = pages.filter((page) => page.__typename === "Tutorial");
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
              <div className={styles.parts}>
                {category.children.length > 0 && (
                  <Suspense fallback={<CardsSkeleton count={category.children.length} />}>
                    <Subcategories categories={category.children} />
                  </Suspense>
                )}
                {articles.length > 0 && (
                  <section>
                    <h2>{t("learn.articles")}</h2>
                    <ArticleList articles={articles} />
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
                {articles.length + tutorials.length + category.children.length === 0 && (
                  <Notice icon={BookOpen} title={t("learn.emptyTitle")}>
                    {t("learn.emptyText")}
                  </Notice>
                )}
              </div>
            </>
          );
        }}
      </Loaded>
    </div>
  );
}
