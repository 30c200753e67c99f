import { use } from "react";
import { speak } from "@/i18n";
import type { Locale } from "@/i18n/locales";
import { Feedback } from "./Feedback";

const spoken = new Map<Locale, Promise<void>>();

function wordsOf(locale: Locale): Promise<void> {
  const known = spoken.get(locale);
  if (known) return known;
  const words = speak(locale, "feedback");
  spoken.set(locale, words);
  return words;
}

export interface AfterProps {
  pageId: string;
  version: string;
  locale: Locale;
}

/** Everything below a page, once its words are there in the reader's language. */
export default function After({ pageId, version, locale }: AfterProps) {
  use(wordsOf(locale));
  return <Feedback pageId={pageId} version={version} />;
}
