import { useQueries } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { query } from "@/api/query";
import { SearchCountDocument, type SearchQuery } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { ButtonLink } from "@/ui/Button";
import { Notice } from "@/ui/states";
import { useFilterNames } from "./Facets";
import { asVariables, type Filter, FILTERS, type Narrowing, withParams } from "./narrowing";
import styles from "./NoResults.module.css";
import { Popular } from "./Popular";

interface NoResultsProps {
  text: string;
  narrowing: Narrowing;
  everywhere: boolean;
  areas: SearchQuery["search"]["facets"]["areas"];
}

const MOST_IN_ADDRESS = 200;

/** What to do where nothing was found: widen the search by one thing at a time, spell it otherwise, or ask somebody. */
export default function NoResults({ text, narrowing, everywhere, areas }: NoResultsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [params] = useSearchParams();
  const names = useFilterNames(narrowing, areas);
  const active: readonly Filter[] = FILTERS.filter((filter) => narrowing[filter] !== null);
  const language = everywhere ? undefined : locale;
  const widened = [
    ...active.map((filter) => ({
      id: filter,
      label: t("find.without", { filter: names[filter] }),
      to: withParams(params, { [filter]: null }),
      variables: { ...asVariables({ ...narrowing, [filter]: null }), locale: language },
    })),
    ...(everywhere
      ? []
      : [
          {
            id: "lang",
            label: t("find.allLanguages"),
            to: withParams(params, { lang: "all" }),
            variables: { ...asVariables(narrowing), locale: undefined },
          },
        ]),
  ];
  const counts = useQueries({
    queries: widened.map(({ variables }) => query(SearchCountDocument, { query: text, ...variables })),
  });
  const asking = text.slice(0, MOST_IN_ADDRESS);
  return (
    <>
      <Notice
        icon={SearchX}
        title={t("find.nothingFor", { text: text.length > 80 ? `${text.slice(0, 80)}…` : text })}
        actions={
          <>
            <ButtonLink variant="primary" to={`/${locale}/community/new?${new URLSearchParams({ title: asking })}`}>
              {t("find.askCommunity")}
            </ButtonLink>
            <ButtonLink to={`/${locale}/support/new?${new URLSearchParams({ subject: asking })}`}>{t("support.ask")}</ButtonLink>
          </>
        }
      >
        <ul className={styles.hints}>
          <li>{t("find.hintSpelling")}</li>
          <li>{t("find.hintWords")}</li>
          {/["-]/.test(text) && <li>{t("find.hintOperators")}</li>}
        </ul>
      </Notice>
      {widened.length > 0 && (
        <ul role="list" className={styles.widen} aria-label={t("find.widen")}>
          {widened.map(({ id, label, to }, index) => {
            const count = counts[index]?.data?.search.totalCount;
            if (count === 0) return null;
            return (
              <li key={id}>
                <Link to={to} preventScrollReset>
                  {label}
                  {count !== undefined && <span className="meta">{t("search.total", { count })}</span>}
                </Link>
              </li>
            );
          })}
        </ul>
      )}
      <Popular />
    </>
  );
}
