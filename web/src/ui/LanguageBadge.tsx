import { useLocale } from "@/i18n";
import { isLocale, LOCALE_NAMES } from "@/i18n/locales";
import styles from "./LanguageBadge.module.css";

/** Says that something is in another language than the page; nothing where it is in the same. */
export function LanguageBadge({ locale }: { locale: string }) {
  const here = useLocale();
  if (locale === here) return null;
  return (
    <abbr className={styles.badge} title={isLocale(locale) ? LOCALE_NAMES[locale] : locale}>
      {locale.toUpperCase()}
    </abbr>
  );
}
