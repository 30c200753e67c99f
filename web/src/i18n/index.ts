import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { useParams } from "react-router";
import { isLocale, type Locale } from "./locales";

type Load = () => Promise<{ default: object }>;

/** Messages by area. `base` is what public pages need; a page that needs more loads its area with its code. */
const MESSAGES: Record<Area, Record<Locale, Load>> = {
  base: {
    en: () => import("./en.json"),
    de: () => import("./de.json"),
    es: () => import("./es.json"),
  },
  account: {
    en: () => import("./account/en.json"),
    de: () => import("./account/de.json"),
    es: () => import("./account/es.json"),
  },
  after: {
    en: () => import("./after/en.json"),
    de: () => import("./after/de.json"),
    es: () => import("./after/es.json"),
  },
  find: {
    en: () => import("./find/en.json"),
    de: () => import("./find/de.json"),
    es: () => import("./find/es.json"),
  },
  offline: {
    en: () => import("./offline/en.json"),
    de: () => import("./offline/de.json"),
    es: () => import("./offline/es.json"),
  },
  player: {
    en: () => import("./player/en.json"),
    de: () => import("./player/de.json"),
    es: () => import("./player/es.json"),
  },
  served: {
    en: () => import("./served/en.json"),
    de: () => import("./served/de.json"),
    es: () => import("./served/es.json"),
  },
  tree: {
    en: () => import("./tree/en.json"),
    de: () => import("./tree/de.json"),
    es: () => import("./tree/es.json"),
  },
  typed: {
    en: () => import("./typed/en.json"),
    de: () => import("./typed/de.json"),
    es: () => import("./typed/es.json"),
  },
  ways: {
    en: () => import("./ways/en.json"),
    de: () => import("./ways/de.json"),
    es: () => import("./ways/es.json"),
  },
};

export type Area = "base" | "account" | "after" | "find" | "offline" | "player" | "served" | "tree" | "typed" | "ways";

const ready = i18next.use(initReactI18next).init({
  lng: "en",
  fallbackLng: false,
  resources: {},
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});
const loaded = new Set<string>();

/** Loads an area's messages in a language and makes that the page's language. */
export async function speak(locale: Locale, area: Area = "base"): Promise<void> {
  await ready;
  const part = `${area}/${locale}`;
  if (!loaded.has(part)) {
    const messages = await MESSAGES[area][locale]();
    i18next.addResourceBundle(locale, "translation", messages.default, true);
    loaded.add(part);
  }
  if (i18next.language !== locale) await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
  document.documentElement.dir = i18next.dir(locale);
}

/** The language of the address. */
export function useLocale(): Locale {
  const { locale } = useParams();
  return isLocale(locale) ? locale : "en";
}

export { useTranslation } from "react-i18next";
export { i18next };
