import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { useParams } from "react-router";
import { isLocale, type Locale } from "./locales";

const MESSAGES: Record<Locale, () => Promise<{ default: object }>> = {
  en: () => import("./en.json"),
  de: () => import("./de.json"),
  es: () => import("./es.json"),
};

const ready = i18next.use(initReactI18next).init({
  lng: "en",
  fallbackLng: false,
  resources: {},
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});

/** Loads a language's messages and makes it the page's language. */
export async function speak(locale: Locale): Promise<void> {
  await ready;
  if (!i18next.hasResourceBundle(locale, "translation")) {
    const messages = await MESSAGES[locale]();
    i18next.addResourceBundle(locale, "translation", messages.default);
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
