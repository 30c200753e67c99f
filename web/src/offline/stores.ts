/** The names of what is kept in the browser's storage. */
export const SAVED = "kerf-saved";
export const ANSWERS = `${SAVED}-answers`;
export const PICTURES = `${SAVED}-pictures`;

/** On an entry without a body: the picture at this address stands for it. */
export const SAME_AS = "Kerf-Same-As";

/** What a page asks of the worker. */
export type Request =
  | { ask: "version" }
  /** Instead of the older version. */
  | { ask: "take over" }
  /** Of every open page. */
  | { ask: "take charge" }
  | { ask: "keep pictures"; pictures: readonly { src: string; others: readonly string[] }[] };

/** Held by whoever changes the copies. */
export const LOCK = SAVED;

/** Removes every copy on this device. Harmless where there is none. */
export async function wipe(): Promise<void> {
  if (!("caches" in globalThis)) return;
  await navigator.locks.request(LOCK, () => Promise.all([ANSWERS, PICTURES].map((name) => caches.delete(name))));
}
