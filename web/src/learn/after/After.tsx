import { useRef } from "react";
import type { Locale } from "@/i18n/locales";
import { useWords } from "@/i18n/words";
import { Feedback } from "./Feedback";
import { Onward } from "./Onward";
import { Tools } from "./Tools";
import { useVisit } from "./useVisit";
import styles from "./After.module.css";

export interface AfterProps {
  pageId: string;
  version: string;
  /** That reading the page takes. */
  minutes: number;
  locale: Locale;
}

/** Everything below a page, once its words are there in the reader's language. */
export default function After({ pageId, version, minutes, locale }: AfterProps) {
  useWords("after", locale);
  const end = useRef<HTMLDivElement>(null);
  useVisit({ pageId, locale, minutes }, end);
  return (
    <div className={styles.after} ref={end}>
      <Tools />
      <Feedback pageId={pageId} version={version} />
      <Onward pageId={pageId} />
    </div>
  );
}
