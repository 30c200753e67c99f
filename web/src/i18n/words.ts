import { use } from "react";
import { speak, type Area } from ".";
import type { Locale } from "./locales";

const spoken = new Map<string, Promise<void>>();

/** Waits, under a Suspense boundary, for the messages of an area that public pages load behind their text. */
export function useWords(area: Area, locale: Locale): void {
  const part = `${area}/${locale}`;
  const words = spoken.get(part) ?? speak(locale, area);
  spoken.set(part, words);
  // What could not be fetched now may be there later.
  words.catch(() => spoken.delete(part));
  use(words);
}
