import { useLocation } from "react-router";
import { useLocale, useTranslation } from "@/i18n";
import { exactTime } from "@/i18n/format";
import { useWords } from "@/i18n/words";
import { useNow } from "@/ui/now";
import { placeOf, useStatus } from "./status";
import styles from "./Saved.module.css";

/** Since when the page that is shown is a copy, and that a new version waits. */
export default function Notes() {
  const { t } = useTranslation();
  const locale = useLocale();
  useWords("offline", locale);
  const { copies, update } = useStatus();
  const { pathname } = useLocation();
  const now = useNow();
  const savedAt = copies.get(placeOf(pathname));
  const date = savedAt === undefined ? undefined : new Date(savedAt);
  const thisYear = date?.getFullYear() === new Date(now).getFullYear();
  const words = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", ...(!thisYear && { year: "numeric" }) });
  return (
    <>
      {date && (
        <p className={styles.note}>
          <time dateTime={date.toISOString()} title={exactTime(date, locale)}>
            {t("offline.copy", { date: words.format(date) })}
          </time>
        </p>
      )}
      {update && (
        <p className={styles.note}>
          {t("offline.newVersion")}
          <button type="button" onClick={update}>
            {t("offline.load")}
          </button>
        </p>
      )}
    </>
  );
}
