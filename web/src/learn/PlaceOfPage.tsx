import { useLocale, useTranslation } from "@/i18n";
import { inLocale } from "@/i18n/locales";
import { Crumbs } from "@/ui/Crumbs";

/** Where a page stands. The first place is the home page; it is named as the top bar names it, not as the site. */
export function PlaceOfPage({ breadcrumbs }: { breadcrumbs: readonly { path: string; title: string }[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <Crumbs
      places={breadcrumbs.map(({ path, title }, depth) => ({
        to: inLocale(path, locale),
        label: depth === 0 ? t("nav.learn") : title,
      }))}
    />
  );
}
