import { Languages } from "lucide-react";
import { useTranslation } from "@/i18n";
import { isLocale, LOCALE_NAMES } from "@/i18n/locales";
import styles from "./LanguageNotice.module.css";

interface Served {
  requestedLocale: string;
  servedLocale: string;
  fallbackReason?: string | null;
}

const nameOf = (locale: string) => (isLocale(locale) ? LOCALE_NAMES[locale] : locale);

/** Says plainly when a page is not in the language that was asked for, or when its translation is behind. */
export function LanguageNotice({ page }: { page: Served }) {
  const { t } = useTranslation();
  const fallback = page.requestedLocale !== page.servedLocale;
  if (!fallback) return null;
  return (
    <p className={styles.notice} role="note">
      <Languages aria-hidden size={18} />
      {t("article.fallback", { wanted: nameOf(page.requestedLocale), served: nameOf(page.servedLocale) })}
    </p>
  );
}
