import { useMemo } from "react";
import type { ArticleViewFragment } from "@/gql/graphql";
import { useTranslation } from "@/i18n";
import { Time } from "@/ui/Time";
import { useTitle } from "@/ui/title";
import { useScrollToHash } from "@/ui/useScrollToHash";
import { AfterPage } from "./AfterPage";
import { Blocks } from "./blocks/Blocks";
import { Contents, type Section } from "./Contents";
import { LanguageNotice } from "./LanguageNotice";
import { PlaceOfPage } from "./PlaceOfPage";
import { Siblings } from "./Siblings";
import { Tags } from "./Tags";
import styles from "./ArticleView.module.css";

/** The sections of a body, for its table of contents. */
export function sectionsOf(body: ArticleViewFragment["body"]): Section[] {
  return body.flatMap((block) =>
    block.__typename === "HeadingBlock" ? [{ anchor: block.anchor, text: block.text, level: block.level }] : [],
  );
}

export function ArticleView({ article }: { article: ArticleViewFragment }) {
  const { t } = useTranslation();
  const sections = useMemo(() => sectionsOf(article.body), [article.body]);
  useTitle(article.title);
  useScrollToHash();
  const { category } = article;
  return (
    <div className={styles.layout}>
      <div className={styles.tree}>{category && <Siblings category={category} current={article.path} />}</div>
      <article className={styles.text}>
        <PlaceOfPage breadcrumbs={article.breadcrumbs} />
        <h1 lang={article.servedLocale}>{article.title}</h1>
        {article.summary && (
          <p className="lead" lang={article.servedLocale}>
            {article.summary}
          </p>
        )}
        <p className={`meta ${styles.meta}`}>
          <span>{t("article.minutes", { count: article.readingMinutes })}</span>
          {article.updatedAt && (
            <span>
              {t("article.updated")} <Time value={article.updatedAt} />
            </span>
          )}
        </p>
        <LanguageNotice page={article} />
        <div className={styles.body} lang={article.servedLocale}>
          <Blocks blocks={article.body} outdated={article.staleness?.changes ?? []} />
        </div>
        <Tags tags={article.tags} />
        <AfterPage page={article} />
      </article>
      <div className={styles.contents}>
        <Contents sections={sections} />
      </div>
    </div>
  );
}
