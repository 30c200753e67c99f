import { Languages } from "lucide-react";
import { useLocale, useTranslation } from "@/i18n";
import styles from "./LanguageNotice.module.css";

interface Served {
  requestedLocale: string;
  servedLocale: string;
  fallbackReason?: string | null;
}

/** Says plainly when a page is not in the language that was asked for. */
export function LanguageNotice({ page }: { page: Served }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const fallback = page.requestedLocale !== page.servedLocale;
  if (!fallback) return null;
  const names = new Intl.DisplayNames(locale, { type: "language" });
  return (
    <p className={styles.notice} role="note">
      <Languages aria-hidden size={18} />
      {t("article.fallback", { wanted: names.of(page.requestedLocale), served: names.of(page.servedLocale) })}
    </p>
  );
}
