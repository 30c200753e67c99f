import { useState } from "react";
import { FileText } from "lucide-react";
import { Link } from "react-router";
import { useLocale, useTranslation } from "@/i18n";
import { LanguageBadge } from "@/ui/LanguageBadge";
import { TextField } from "@/ui/Field";
import type { Entry } from "./shelf";
import styles from "./Saved.module.css";

/** From how many pages on a list can be searched. */
const MANY = 6;

const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Pages with each of the words in their titles, whatever their case and accents. */
export function withWords(pages: readonly Entry[], text: string): Entry[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  return pages.filter(({ title = "" }) => words.every((word) => fold(title).includes(word)));
}

/** The pages that can be read here, the last visited first. */
export function SavedList({ pages, words = "" }: { pages: readonly Entry[]; words?: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [text, setText] = useState(words);
  const found = withWords(pages, text);
  return (
    <div className={styles.saved}>
      {(pages.length >= MANY || words) && (
        <TextField label={t("offline.filter")} type="search" value={text} onChange={(event) => setText(event.target.value)} />
      )}
      <p role="status" className={found.length > 0 ? "visually-hidden" : styles.none}>
        {found.length === 0 && t("offline.noMatch")}
      </p>
      {found.length > 0 && (
        <ul role="list" className={styles.list}>
          {found.map(({ key, place = "", title }) => {
            const written = place.split("/")[1] ?? locale;
            return (
              <li key={key}>
                <Link to={place === `/${written}` ? `${place}/` : place}>
                  <FileText aria-hidden size={16} />
                  <span lang={written}>{title}</span>
                  <LanguageBadge locale={written} />
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
