import { useMemo } from "react";
import { BookOpen } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { query } from "@/api/query";
import { useAnnounceAlternates } from "@/app/alternates";
import { LearnCategoryDocument } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { Crumbs } from "@/ui/Crumbs";
import { Loaded, NotFound, Notice } from "@/ui/states";
import { useTitle } from "@/ui/title";
import { ArticleList, TutorialCard } from "./cards";
import cards from "./cards.module.css";
import styles from "./CategoryPage.module.css";
import { LanguageNotice } from "./LanguageNotice";
import { alternatesOf } from "./alternates";
import { CardsSkeleton } from "./skeletons";
import { useOwnAddress } from "./useOwnAddress";

export function CategoryPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { category: slug = "" } = useParams();
  const result = useQuery(query(LearnCategoryDocument, { slug, locale }));
  const found = result.data?.category;
  const alternates = useMemo(() => (found ? alternatesOf(found.translations) : undefined), [found]);
  useAnnounceAlternates(alternates);
  useOwnAddress(found);
  useTitle(found?.title);
  return (
    <div className="page">
      <Loaded query={result} skeleton={<CardsSkeleton />}>
        {({ category, ...lists }) => {
          if (!category) return <NotFound />;
          const articles = lists.articles.edges.map(({ node }) => node);
          const tutorials = lists.tutorials.edges.map(({ node }) => node);
          return (
            <>
              <header className="page-head">
                <div>
                  <Crumbs places={[{ to: `/${locale}/`, label: t("nav.learn") }]} />
                  <h1>{category.title}</h1>
                  {category.summary && <p className="lead">{category.summary}</p>}
                  <LanguageNotice page={category} />
                </div>
              </header>
              <div className={styles.parts}>
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
                {articles.length + tutorials.length === 0 && (
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
