import { expect, it } from "vitest";
import { inLocale, preferredLocale } from "./locales";

it.each([
  [["de-AT", "en"], "de"],
  [["fr", "es-MX"], "es"],
  [["ja"], "en"],
  [[], "en"],
])("of %j speaks %s", (wanted, locale) => expect(preferredLocale(wanted)).toBe(locale));

it.each([
  ["/en/learn/a/b", "/de/learn/a/b"],
  ["/en", "/de"],
  ["/", "/de/"],
  ["/account/sign-in", "/de/account/sign-in"],
  ["/english/x", "/de/english/x"],
])("%s becomes %s", (path, there) => expect(inLocale(path, "de")).toBe(there));
