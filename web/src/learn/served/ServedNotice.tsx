import { History, Languages } from "lucide-react";
import { Link } from "react-router";
import type { StaleNoticeFragment } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { useFormat } from "@/i18n/format";
import { useWords } from "@/i18n/words";
import styles from "./ServedNotice.module.css";

export interface Served {
  requestedLocale: string;
  servedLocale: string;
  staleness?: StaleNoticeFragment | null;
}

/** That a page is in another language than asked for, or else that it is behind its original. */
export default function ServedNotice({ page }: { page: Served }) {
  const locale = useLocale();
  useWords("served", locale);
  const { t } = useTranslation();
  if (page.requestedLocale === page.servedLocale)
    return page.staleness ? <StaleNotice staleness={page.staleness} /> : null;
  const names = new Intl.DisplayNames(locale, { type: "language" });
  return (
    <p className={styles.notice} role="note">
      <Languages aria-hidden size={18} />
      {t("served.fallback", { wanted: names.of(page.requestedLocale), served: names.of(page.servedLocale) })}
    </p>
  );
}

function StaleNotice({ staleness: { level, since, changes, originalPath } }: { staleness: StaleNoticeFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const major = level === "MAJOR";
  const date = format.date(since ?? "");
  return (
    <p className={major ? `${styles.notice} ${styles.major}` : styles.notice} role="note">
      <History aria-hidden size={18} />
      <span>
        {major ? t("served.major", { date }) : t("served.minor", { count: changes.length, date })}{" "}
        {originalPath && <Link to={originalPath}>{t("served.readOriginal")}</Link>}
      </span>
    </p>
  );
}
