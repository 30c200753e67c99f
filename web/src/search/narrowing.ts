import type { SearchKind, SearchPeriod } from "@/gql/graphql";
import { KINDS } from "./kinds";

export const PERIODS: readonly SearchPeriod[] = ["LAST_WEEK", "LAST_MONTH", "LAST_YEAR"];

/** What the address narrows a search to. What it says wrongly, it does not say. */
export interface Narrowing {
  kind: SearchKind | null;
  area: string | null;
  changed: SearchPeriod | null;
  tag: string | null;
}

export type Filter = keyof Narrowing;

/** In the order in which they are shown. */
export const FILTERS: readonly Filter[] = ["kind", "area", "changed", "tag"];

export function narrowingOf(params: URLSearchParams): Narrowing {
  const kind = params.get("kind");
  const changed = params.get("changed");
  return {
    kind: KINDS.find((known) => known === kind) ?? null,
    area: params.get("area") || null,
    changed: PERIODS.find((known) => known === changed) ?? null,
    tag: params.get("tag") || null,
  };
}

/** The address of a search with some of its parameters set, or left out where they are null. */
export function withParams(params: URLSearchParams, changes: Partial<Record<Filter | "lang" | "q", string | null>>): string {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  return `?${next}`;
}

/** The narrowing as `search` takes it. */
export function asVariables({ kind, area, changed, tag }: Narrowing) {
  return {
    kinds: kind ? [kind] : undefined,
    tags: tag ? [tag] : undefined,
    area: area ?? undefined,
    changed: changed ?? undefined,
  };
}
