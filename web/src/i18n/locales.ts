/** The languages the app speaks. The first segment of every address is one of them. */
export const LOCALES = ["en", "de", "es"] as const;

export type Locale = (typeof LOCALES)[number];

/** Each language in its own words, for the switch. */
export const LOCALE_NAMES: Record<Locale, string> = { en: "English", de: "Deutsch", es: "Español" };

export function isLocale(value: string | undefined): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** The best of our languages for a person's list of preferred ones; English where none fits. */
export function preferredLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split("-")[0];
    if (isLocale(language)) return language;
  }
  return "en";
}

/** The same address in another language; addresses without a language are given one. */
export function inLocale(path: string, locale: Locale): string {
  const [, first, ...rest] = path.split("/");
  return isLocale(first) ? `/${[locale, ...rest].join("/")}` : `/${locale}${path === "/" ? "/" : path}`;
}
