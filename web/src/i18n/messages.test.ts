import { describe, expect, it } from "vitest";
import accountDe from "./account/de.json";
import accountEn from "./account/en.json";
import accountEs from "./account/es.json";
import de from "./de.json";
import en from "./en.json";
import es from "./es.json";
import afterDe from "./after/de.json";
import afterEn from "./after/en.json";
import afterEs from "./after/es.json";
import offlineDe from "./offline/de.json";
import offlineEn from "./offline/en.json";
import offlineEs from "./offline/es.json";
import servedDe from "./served/de.json";
import servedEn from "./served/en.json";
import servedEs from "./served/es.json";
import type { Locale } from "./locales";

type Tree = { [key: string]: string | Tree };

const PLURAL = /_(zero|one|two|few|many|other)$/;

function flat(tree: Tree, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );
}

const messages: Record<Locale, Map<string, string>> = {
  en: new Map([...flat(en), ...flat(accountEn), ...flat(afterEn), ...flat(offlineEn), ...flat(servedEn)]),
  de: new Map([...flat(de), ...flat(accountDe), ...flat(afterDe), ...flat(offlineDe), ...flat(servedDe)]),
  es: new Map([...flat(es), ...flat(accountEs), ...flat(afterEs), ...flat(offlineEs), ...flat(servedEs)]),
};
const bases = new Set([...messages.en.keys()].map((key) => key.replace(PLURAL, "")));
const plurals = new Set([...messages.en.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, "")));
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe.each(["en", "de", "es"] as const)("%s", (locale) => {
  const own = messages[locale];

  it("says everything, and nothing that nobody asks for", () => {
    expect(new Set([...own.keys()].map((key) => key.replace(PLURAL, "")))).toEqual(bases);
  });

  it("has every plural form of its language", () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const missing = [...plurals].flatMap((key) => forms.map((form) => `${key}_${form}`)).filter((key) => !own.has(key));
    expect(missing).toEqual([]);
  });

  it("keeps the placeholders", () => {
    const wrong = [...own].filter(([key, text]) => {
      const source = messages.en.get(key) ?? messages.en.get(key.replace(PLURAL, "_other")) ?? "";
      return placeholders(text).join() !== placeholders(source).join();
    });
    expect(wrong).toEqual([]);
  });

  it("leaves nothing empty", () => expect([...own].filter(([, text]) => !text.trim())).toEqual([]));
});
