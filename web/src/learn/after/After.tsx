import type { Locale } from "@/i18n/locales";
import { useWords } from "@/i18n/words";
import { Feedback } from "./Feedback";
import { Onward } from "./Onward";
import { Tools } from "./Tools";
import styles from "./After.module.css";

export interface AfterProps {
  pageId: string;
  version: string;
  locale: Locale;
}

/** Everything below a page, once its words are there in the reader's language. */
export default function After({ pageId, version, locale }: AfterProps) {
  useWords("after", locale);
  return (
    <div className={styles.after}>
      <Tools />
      <Feedback pageId={pageId} version={version} />
      <Onward pageId={pageId} />
    </div>
  );
}
