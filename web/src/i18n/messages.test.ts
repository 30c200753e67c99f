import { describe, expect, it } from "vitest";
import type { Locale } from "./locales";

type Tree = { [key: string]: string | Tree };

const PLURAL = /_(zero|one|two|few|many|other)$/;

function flat(tree: Tree, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );
}

/** Every file of messages, those of the areas included. */
const FILES = import.meta.glob<Tree>("./**/*.json", { eager: true, import: "default" });

function messagesIn(locale: Locale) {
  const files = Object.entries(FILES).filter(([path]) => path.endsWith(`/${locale}.json`));
  return new Map(files.flatMap(([, tree]) => flat(tree)));
}

const messages: Record<Locale, Map<string, string>> = { en: messagesIn("en"), de: messagesIn("de"), es: messagesIn("es") };
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
