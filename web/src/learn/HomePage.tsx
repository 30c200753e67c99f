import { useState, type ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { LearnHomeDocument } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { SearchBox } from "@/search/SearchBox";
import { Loaded } from "@/ui/states";
import { useTitle } from "@/ui/title";
import { CategoryCard, DocumentList, TutorialCard, WatchedCard } from "./cards";
import cards from "./cards.module.css";
import styles from "./HomePage.module.css";
import { watched } from "./player/progress";
import { CardsSkeleton } from "./skeletons";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export function HomePage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const home = useQuery(query(LearnHomeDocument, { locale }));
  const [begun] = useState(() => watched().filter(({ path }) => path.startsWith(`/${locale}/`)).slice(0, 3));
  useTitle(home.data?.home?.title ?? t("nav.learn"));
  return (
    <>
      <header className={styles.hero}>
        <h1>{t("learn.title")}</h1>
        <p className="lead">{home.data?.home?.summary || t("learn.lead")}</p>
        <SearchBox />
      </header>
      <div className={`page ${styles.page}`}>
        {begun.length > 0 && (
          <Part title={t("learn.continue")}>
            <div className={`${cards.grid} ${cards.videos}`}>
              {begun.map((item) => (
                <WatchedCard key={item.path} item={item} />
              ))}
            </div>
          </Part>
        )}
        <Loaded query={home} skeleton={<CardsSkeleton />}>
          {(data) => (
            <>
              <Part title={t("learn.categories")}>
                <div className={cards.grid}>
                  {data.categories.edges.map(({ node }) => (
                    <CategoryCard key={node.id} category={node} />
                  ))}
                </div>
              </Part>
              {data.tutorials.edges.length > 0 && (
                <Part title={t("learn.tutorials")}>
                  <div className={`${cards.grid} ${cards.videos}`}>
                    {data.tutorials.edges.map(({ node }) => (
                      <TutorialCard key={node.id} tutorial={node} />
                    ))}
                  </div>
                </Part>
              )}
              {data.popularPages.length > 0 && (
                <Part title={t("learn.popular")}>
                  <DocumentList documents={data.popularPages} />
                </Part>
              )}
              {data.documents.edges.length > 0 && (
                <Part title={t("learn.new")}>
                  <DocumentList documents={data.documents.edges.map(({ node }) => node)} />
                </Part>
              )}
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}
