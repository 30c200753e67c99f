import { useId, useMemo, useState } from "react";
import { Search } from "lucide-react";
import { useLocale, useTranslation } from "@/i18n";
import { useWords } from "@/i18n/words";
import { Html } from "@/ui/Html";
import { Blocks } from "../blocks/Blocks";
import { Heading } from "../blocks/Heading";
import { DocumentLayout } from "../DocumentLayout";
import { runsOf, sectionsOf, type DocumentBlock } from "../documents";
import type { ViewProps } from "../views";
import { letterOf, matches } from "./terms";
import styles from "./Typed.module.css";

type Term = Extract<DocumentBlock, { __typename: "TermBlock" }>;

const isTerm = (block: DocumentBlock): block is Term => block.__typename === "TermBlock";

/** Terms in alphabetical order, under their letters, with a field that leaves those that are looked for. */
export default function GlossaryView({ page }: ViewProps) {
  const locale = useLocale();
  useWords("typed", locale);
  const { t } = useTranslation();
  const field = useId();
  const [wanted, setWanted] = useState("");
  const sections = useMemo(() => sectionsOf(page.body.filter((block) => !isTerm(block))), [page.body]);
  const terms = page.body.filter(isTerm);
  const letters = [...new Set(terms.map(({ term }) => letterOf(term)))];
  const shown = terms.filter((term) => matches(term, wanted));
  const first = new Map<string, string>();
  for (const { id, term } of shown) if (!first.has(letterOf(term))) first.set(letterOf(term), id);
  const outdated = page.staleness?.changes ?? [];
  return (
    <DocumentLayout
      page={page}
      sections={sections}
      facts={<span>{t("typed.terms", { count: terms.length })}</span>}
    >
      {terms.length > 5 && (
        <div className={styles.finder}>
          <label htmlFor={field} className="visually-hidden">
            {t("typed.filter")}
          </label>
          <div className={styles.field}>
            <Search aria-hidden size={16} />
            <input
              id={field}
              type="search"
              value={wanted}
              placeholder={t("typed.filter")}
              onChange={(event) => setWanted(event.target.value)}
            />
          </div>
          <nav aria-label={t("typed.letters")}>
            <ul role="list" className={styles.letters}>
              {letters.map((letter) => (
                <li key={letter}>{first.has(letter) ? <a href={`#letter-${letter}`}>{letter}</a> : <span>{letter}</span>}</li>
              ))}
            </ul>
          </nav>
          <p role="status" className={wanted ? styles.count : "visually-hidden"}>
            {wanted ? t("typed.found", { count: shown.length }) : ""}
          </p>
        </div>
      )}
      {runsOf(page.body, isTerm).map((run) => (
        <div key={run[0]?.id} className={styles.run}>
          <Blocks
            blocks={run.filter((block) => !isTerm(block) || shown.includes(block))}
            outdated={outdated}
            own={(block) =>
              isTerm(block) && (
                <>
                  {first.get(letterOf(block.term)) === block.id && (
                    <h2 id={`letter-${letterOf(block.term)}`} className={styles.letter}>
                      {letterOf(block.term)}
                    </h2>
                  )}
                  <section className={styles.term}>
                    <Heading text={block.term} level={3} anchor={block.anchor} />
                    {block.also.length > 0 && <p className={styles.also}>{t("typed.also", { words: block.also.join(", ") })}</p>}
                    <Html html={block.html} className="prose" />
                  </section>
                </>
              )
            }
          />
        </div>
      ))}
    </DocumentLayout>
  );
}
