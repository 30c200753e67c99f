/** What offline reading has to tell the page: which pages are copies, and that a new version waits. */
import { useSyncExternalStore } from "react";

/** The path of a page without what does not tell pages apart. */
export function placeOf(path: string): string {
  return path.replace(/\/+$/, "");
}

export interface Status {
  /** When the copy that is shown at a path was kept, in epoch milliseconds. */
  copies: ReadonlyMap<string, number>;
  /** Loads the new version. */
  update?: () => void;
}

let status: Status = { copies: new Map() };
const listeners = new Set<() => void>();

export function changeStatus(next: (status: Status) => Status): void {
  status = next(status);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useStatus(): Status {
  return useSyncExternalStore(subscribe, () => status);
}
