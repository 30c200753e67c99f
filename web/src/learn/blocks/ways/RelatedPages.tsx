import { useId } from "react";
import { Video } from "lucide-react";
import { Link } from "react-router";
import { useLocale, useTranslation } from "@/i18n";
import { inLocale } from "@/i18n/locales";
import { LanguageBadge } from "@/ui/LanguageBadge";
import styles from "./Ways.module.css";

interface Page {
  title: string;
  summary: string;
  path: string;
  locale: string;
  kind: string;
}

/** Pages to go on with, as a writer chose them. */
export function RelatedPages({ pages }: { pages: readonly Page[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={styles.related}>
      <p id={heading}>{t("ways.related")}</p>
      <ul role="list">
        {pages.map(({ path, title, summary, locale: written, kind }) => (
          <li key={path}>
            <Link to={inLocale(path, locale)} className={styles.card}>
              <strong>
                <span lang={written}>{title}</span>
                {kind === "Tutorial" && <Video aria-label={t("ways.tutorial")} size={16} />}
                <LanguageBadge locale={written} />
              </strong>
              {summary && <span lang={written}>{summary}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
