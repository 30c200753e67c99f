import { useEffect, useState } from "react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import {
  QuickSearchDocument,
  SearchSuggestDocument,
  type HitFragment,
  type SearchKind,
  type SearchSuggestQuery,
} from "@/gql/graphql";
import { useLocale } from "@/i18n";

const PAUSE_MS = 160;
const SHORTEST = 2;

/** A value that follows the given one after a pause in typing. */
export function useDebounced(value: string, delay = PAUSE_MS): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return settled;
}

/** The best hits for what is being typed. The last hits stay until the next are there. */
export function useQuickSearch(text: string, kinds?: SearchKind[]): { hits: readonly HitFragment[]; searching: boolean } {
  const locale = useLocale();
  const settled = useDebounced(text.trim());
  const enabled = settled.length >= SHORTEST;
  const { data, isFetching } = useQuery({
    ...query(QuickSearchDocument, { query: settled, locale, kinds }),
    enabled,
    placeholderData: keepPreviousData,
  });
  return { hits: enabled ? (data?.search.edges.map(({ node }) => node) ?? []) : [], searching: enabled && isFetching };
}

/** Titles that may be meant by what is being typed. */
export function useSuggestions(text: string): SearchSuggestQuery["searchSuggest"] {
  const locale = useLocale();
  const settled = useDebounced(text.trim());
  const enabled = settled.length >= SHORTEST;
  const { data } = useQuery({
    ...query(SearchSuggestDocument, { prefix: settled, locale }),
    enabled,
    placeholderData: keepPreviousData,
  });
  return enabled ? (data?.searchSuggest ?? []) : [];
}
