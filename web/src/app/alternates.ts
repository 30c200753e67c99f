import { useEffect, useSyncExternalStore } from "react";
import type { Locale } from "@/i18n/locales";

/** Where the page on show stands in other languages. Its slug may differ in each. */
export type Alternates = Partial<Record<Locale, string>>;

const NONE: Alternates = {};
let current = NONE;
const listeners = new Set<() => void>();

function set(next: Alternates): void {
  current = next;
  for (const listener of listeners) listener();
}

/** Announces the translations of the page on show to the language menu. */
export function useAnnounceAlternates(alternates: Alternates | undefined): void {
  useEffect(() => {
    if (!alternates) return;
    set(alternates);
    return () => set(NONE);
  }, [alternates]);
}

export function useAlternates(): Alternates {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
