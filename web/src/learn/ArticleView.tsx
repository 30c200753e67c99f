import { lazy, Suspense, useMemo } from "react";
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
import { Tags } from "./Tags";
import { Bones } from "./tree/Bones";
import styles from "./ArticleView.module.css";

/** The text does not wait for what stands beside it. */
const Tree = lazy(() => import("./tree/Tree").catch(() => ({ default: () => null })));

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
  // The first place is the home page.
  const trail = article.breadcrumbs.slice(1);
  return (
    <div className={styles.layout}>
      <div className={styles.tree}>
        {trail.length > 0 && (
          <Suspense fallback={<Bones />}>
            <Tree trail={trail} current={article.path} />
          </Suspense>
        )}
      </div>
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
