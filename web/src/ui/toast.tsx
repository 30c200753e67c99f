/**
 * Short notes that something happened. The region and its library are fetched with the first note; the
 * region is a landmark (F6), and a note waits while the pointer or the focus is on it.
 */
import { lazy, Suspense, useSyncExternalStore } from "react";

export interface Note {
  text: string;
  tone?: "ok" | "danger";
  action?: { label: string; run: () => void };
}

const waiting: Note[] = [];
let needed = false;
let deliver: ((note: Note) => void) | undefined;
const listeners = new Set<() => void>();

/** Shows a note for a few seconds. Nothing a person must act on: errors of forms stay in their forms. */
export function toast(note: Note): void {
  if (deliver) {
    deliver(note);
    return;
  }
  waiting.push(note);
  needed = true;
  for (const listener of listeners) listener();
}

/** Called by the region once it is on the page. */
export function onNotes(receive: (note: Note) => void): void {
  deliver = receive;
  for (const note of waiting.splice(0)) receive(note);
}

const Region = lazy(() => import("./ToastRegion"));

export function Toasts() {
  const show = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => needed,
  );
  return show ? (
    <Suspense fallback={null}>
      <Region />
    </Suspense>
  ) : null;
}
