import type { Locale } from "@/i18n/locales";
import { useWords } from "@/i18n/words";
import { Feedback } from "./Feedback";

export interface AfterProps {
  pageId: string;
  version: string;
  locale: Locale;
}

/** Everything below a page, once its words are there in the reader's language. */
export default function After({ pageId, version, locale }: AfterProps) {
  useWords("feedback", locale);
  return <Feedback pageId={pageId} version={version} />;
}
