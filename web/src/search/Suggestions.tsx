import { ExternalLink } from "lucide-react";
import type { SearchKind } from "@/gql/graphql";
import { useTranslation } from "@/i18n";
import { Html } from "@/ui/Html";
import { KIND_ICONS } from "./kinds";
import styles from "./Suggestions.module.css";
import { useQuickSearch } from "./useQuickSearch";

const SHOWN = 4;

interface SuggestionsProps {
  /** What is being typed. */
  text: string;
  title: string;
  kinds: SearchKind[];
}

/** What may answer a question while it is still being written. Opens beside the form, so nothing typed is lost. */
export function Suggestions({ text, title, kinds }: SuggestionsProps) {
  const { t } = useTranslation();
  const { hits } = useQuickSearch(text, kinds);
  if (hits.length === 0) return null;
  return (
    <section className={styles.box} aria-label={title}>
      <h2>{title}</h2>
      <ul role="list">
        {hits.slice(0, SHOWN).map((hit) => {
          const Icon = KIND_ICONS[hit.kind];
          return (
            <li key={hit.url}>
              <a href={hit.url} target="_blank" rel="noopener">
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
