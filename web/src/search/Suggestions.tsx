import { useEffect } from "react";
import { ExternalLink } from "lucide-react";
import type { SearchKind, SearchPlace } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { Html } from "@/ui/Html";
import { recordClick, recordQuestion } from "./asked";
import { KIND_ICONS } from "./kinds";
import styles from "./Suggestions.module.css";
import { useDebounced, useQuickSearch } from "./useQuickSearch";

const SHOWN = 4;
/** Nobody writes a subject in one go; after this pause it is what they ask. */
const SETTLED_MS = 4_000;
const SHORTEST = 8;

interface SuggestionsProps {
  /** What is being typed. */
  text: string;
  title: string;
  kinds: SearchKind[];
  /** Where it counts as a question that was asked. */
  place?: SearchPlace;
}

/** What may answer a question while it is still being written. Opens beside the form, so nothing typed is lost. */
export function Suggestions({ text, title, kinds, place }: SuggestionsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { hits } = useQuickSearch(text, kinds);
  const settled = useDebounced(text.trim(), SETTLED_MS);
  const ask = (query: string) => (place ? recordQuestion({ query, place, kinds, locale }) : undefined);
  useEffect(() => {
    if (settled.length >= SHORTEST) ask(settled);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  if (hits.length === 0) return null;
  return (
    <section className={styles.box} aria-label={title}>
      <h2>{title}</h2>
      <ul role="list">
        {hits.slice(0, SHOWN).map((hit, index) => {
          const Icon = KIND_ICONS[hit.kind];
          return (
            <li key={hit.url}>
              <a
                href={hit.url}
                target="_blank"
                rel="noopener"
                onClick={() => recordClick(ask(text.trim()), hit.nodeId, index + 1)}
              >
                <Icon aria-hidden size={16} />
                <Html as="span" html={hit.markedTitle} lang={hit.locale} />
                <ExternalLink aria-label={t("app.newTab")} size={13} />
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
