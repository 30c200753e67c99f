import { lazy, type ReactNode } from "react";
import { Link } from "react-router";
import { useLocale, useTranslation } from "@/i18n";
import { inLocale } from "@/i18n/locales";
import { Spare } from "@/ui/Spare";
import { Time } from "@/ui/Time";
import { useTitle } from "@/ui/title";
import { useScrollToHash } from "@/ui/useScrollToHash";
import { AfterPage } from "./AfterPage";
import { Contents, type Section } from "./Contents";
import { kindOf, type Document } from "./documents";
import { LanguageNotice } from "./LanguageNotice";
import { PlaceOfPage } from "./PlaceOfPage";
import { Tags } from "./Tags";
import { Bones } from "./tree/Bones";
import styles from "./ArticleView.module.css";

/** The text does not wait for what stands beside it. */
const Tree = lazy(() => import("./tree/Tree").catch(() => ({ default: () => null })));

interface LayoutProps {
  page: Document;
  sections: readonly Section[];
  /** What this type of page says beside how long it takes to read. */
  facts?: ReactNode;
  children: ReactNode;
}

/** For whom a page is, and about what: links to the pages of its category that are so too. */
export function AboutPage({ page }: { page: Document }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const shelf = page.category && inLocale(page.category.path, locale);
  const audience = page.audience !== "EVERYONE" && t(`article.audience.${page.audience}`);
  return (
    <>
      {page.area && <span>{shelf ? <Link to={`${shelf}?area=${page.area.slug}`}>{page.area.name}</Link> : page.area.name}</span>}
      {audience && <span>{shelf ? <Link to={`${shelf}?audience=${page.audience}`}>{audience}</Link> : audience}</span>}
    </>
  );
}

/** What all documents to be read share: the tree beside them, the head, the table of contents, and what comes after. */
export function DocumentLayout({ page, sections, facts, children }: LayoutProps) {
  const { t } = useTranslation();
  useTitle(page.title);
  useScrollToHash();
  // The first place is the home page.
  const trail = page.breadcrumbs.slice(1);
  return (
    <div className={styles.layout}>
      <div className={styles.tree}>
        {trail.length > 0 && (
          <Spare fallback={<Bones />}>
            <Tree trail={trail} current={page.path} />
          </Spare>
        )}
      </div>
      <article className={styles.text}>
        <PlaceOfPage breadcrumbs={page.breadcrumbs} />
        <h1 lang={page.servedLocale}>{page.title}</h1>
        {page.summary && (
          <p className="lead" lang={page.servedLocale}>
            {page.summary}
          </p>
        )}
        <p className={`meta ${styles.meta}`}>
          {page.__typename !== "Article" && <span>{t(`search.kinds.${kindOf(page.__typename)}`)}</span>}
          {facts ?? <span>{t("article.minutes", { count: page.readingMinutes })}</span>}
          {page.updatedAt && (
            <span>
              {t("article.updated")} <Time value={page.updatedAt} />
            </span>
          )}
          {page.edition && page.__typename !== "ReleaseNote" && <span>{t("article.edition", { number: page.edition })}</span>}
          <AboutPage page={page} />
        </p>
        <LanguageNotice page={page} />
        <div className={styles.body} lang={page.servedLocale}>
          {children}
        </div>
        <Tags tags={page.tags} />
        <AfterPage page={page} />
      </article>
      <div className={styles.contents}>
        <Contents sections={sections} />
      </div>
    </div>
  );
}
