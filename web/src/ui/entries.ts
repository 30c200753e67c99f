const FIRST = "first-";

/**
 * Gives the entry of the browser's history that a document begins with a key of its own, which it keeps over a reload.
 * The router calls every such entry "default", and would show a page at the place where another one was left.
 */
export function nameEntry(): void {
  const state = history.state as { key?: string } | null;
  if (!state?.key) history.replaceState({ ...state, key: FIRST + Math.random().toString(36).slice(2) }, "");
}

/** Whether an entry is one that a document began with: no page of the app led there. */
export const isFirst = (key: string) => key === "default" || key.startsWith(FIRST);

const shown = new Set<string>();

/** Whether an entry is shown for the first time. Entries that the browser made itself have no key, and are new each time. */
export function isNew(key: string): boolean {
  if (shown.has(key)) return false;
  if (key !== "default") shown.add(key);
  return true;
}
