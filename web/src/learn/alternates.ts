import type { Alternates } from "@/app/alternates";
import { isLocale } from "@/i18n/locales";

/** The addresses of a page's translations, for the language menu. */
export function alternatesOf(translations: readonly { locale: string; path: string }[]): Alternates {
  return Object.fromEntries(translations.filter(({ locale }) => isLocale(locale)).map(({ locale, path }) => [locale, path]));
}
