import { recall, remember } from "@/ui/storage";

/** How far a tutorial was watched in this browser. */
export interface Watched {
  path: string;
  title: string;
  poster: string | null;
  /** Seconds. */
  position: number;
  duration: number;
  /** Epoch milliseconds of the last change. */
  at: number;
}

const KEY = "kerf.watched";
const KEPT = 12;
const BEGUN_SECONDS = 5;
const DONE_SHARE = 0.95;

function isWatchedList(value: unknown): value is Watched[] {
  return (
    Array.isArray(value) &&
    value.every(
      (item: unknown) =>
        typeof item === "object" &&
        item !== null &&
        "path" in item &&
        typeof item.path === "string" &&
        "position" in item &&
        typeof item.position === "number" &&
        "duration" in item &&
        typeof item.duration === "number",
    )
  );
}

/** What was begun and not finished, latest first. */
export function watched(): Watched[] {
  return recall(KEY, isWatchedList) ?? [];
}

/** The list after a further second of watching: one entry per tutorial, none for the barely begun or finished. */
export function withProgress(list: readonly Watched[], entry: Watched): Watched[] {
  const others = list.filter((item) => item.path !== entry.path);
  const share = entry.duration > 0 ? entry.position / entry.duration : 1;
  if (entry.position < BEGUN_SECONDS || share >= DONE_SHARE) return others;
  return [entry, ...others].slice(0, KEPT);
}

export function noteProgress(entry: Watched): void {
  remember(KEY, withProgress(watched(), entry));
}
