/**
 * The list of what is kept on this device, and the rules by which things come onto it and leave it. Pure: the
 * browser's storage is `saved.ts`.
 */
import { allowed } from "./allowed";
import { placeOf } from "./status";

export const MOST_PAGES = 100;
export const MOST_BYTES = 50 * 1024 * 1024;

/** The owner of what was kept while nobody was signed in. */
export const VISITOR = "";

/** A picture of a page. `others` are its other sizes: where one of them is asked for, `src` does as well. */
export interface Picture {
  src: string;
  others: string[];
}

export interface Entry {
  key: string;
  /** A page's path and title; parts have none. */
  place?: string;
  title?: string;
  /** What a page's parts may ask for: its own id, its video's. */
  ids: string[];
  /** Whose part this is. */
  of?: string;
  pictures: string[];
  bytes: number;
  /** Epoch milliseconds. */
  savedAt: number;
  visitedAt: number;
}

export interface Shelf {
  /** Who could read all that is on it: an account's id, `VISITOR`, or nobody known yet. */
  owner: string | null;
  entries: Entry[];
  /** By `src`. */
  pictures: Record<string, { bytes: number; others: string[] }>;
}

export const EMPTY: Shelf = { owner: null, entries: [], pictures: {} };

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Where an answer is kept: the same for the same question, whatever the order of its variables. */
export function keyOf(name: string, variables: Fields): string {
  const given = Object.entries(variables).filter(([, value]) => value !== undefined && value !== null);
  given.sort(([a], [b]) => (a < b ? -1 : 1));
  return `/saved/${name}?${encodeURIComponent(JSON.stringify(given))}`;
}

export interface Described {
  place?: string;
  title?: string;
  ids: string[];
  of?: string;
  pictures: Picture[];
}

/**
 * What an answer is, if it is something to keep. "gone": the page is not there, or not for this reader any more, so
 * that no copy may stay. `undefined`: nothing to keep, and nothing against an older copy.
 */
export function describe(name: string, variables: Fields, data: unknown): Described | "gone" | undefined {
  const kind = allowed(name);
  if (!kind || !isObject(data)) return undefined;
  if (kind === "part") {
    const of = textOf(variables.id);
    return of && isObject(data.node) ? { of, ids: [], pictures: [] } : undefined;
  }
  if (name === "LearnHome") {
    const title = (isObject(data.home) && textOf(data.home.title)) || "Kerf";
    return { place: placeOf(`/${textOf(variables.locale)}`), title, ids: [], pictures: picturesIn(data) };
  }
  const locale = textOf(variables.locale);
  const place = placeOf(textOf(variables.path));
  const found = Object.values(data).find((value) => isObject(value) && textOf(value.title) && textOf(value.path));
  if (!isObject(found)) return "gone";
  // Found under another language's address, it moves to its own, where it is asked for again.
  if (found.servedLocale === locale && placeOf(textOf(found.path)) !== place) return undefined;
  const video = isObject(found.video) ? textOf(found.video.id) : "";
  const ids = [textOf(found.id), video].filter(Boolean);
  return { place, title: textOf(found.title), ids, pictures: picturesIn(data) };
}

const IMG = /<img\b[^>]*?\bsrc="([^"]+)"/g;

/** Every picture that an answer shows: images with their sizes, posters, and those within HTML. */
export function picturesIn(data: unknown): Picture[] {
  const found = new Map<string, Set<string>>();
  const add = (src: string, others: string[] = []) => {
    const known = found.get(src) ?? new Set();
    for (const other of others) if (other !== src) known.add(other);
    found.set(src, known);
  };
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    if (!isObject(value) || Array.isArray(value)) return;
    if (typeof value.src === "string") add(value.src, sizesIn(textOf(value.srcset)));
    if (typeof value.posterUrl === "string") add(value.posterUrl);
    for (const inner of Object.values(value)) {
      if (typeof inner === "string") for (const [, src = ""] of inner.matchAll(IMG)) add(src.replaceAll("&amp;", "&"));
      else walk(inner);
    }
  };
  walk(data);
  return [...found].map(([src, others]) => ({ src, others: [...others] }));
}

/** The addresses of a `srcset`. */
export function sizesIn(srcset: string): string[] {
  return srcset.split(/,\s+/).flatMap((candidate) => candidate.trim().split(/\s+/, 1)).filter(Boolean);
}

/** Whether `viewer` may be shown what is on a shelf of `owner`. `viewer` is undefined where the server cannot be asked. */
export function mayRead(owner: string | null, viewer: string | undefined): boolean {
  if (owner === null) return false;
  return viewer === undefined || owner === VISITOR || owner === viewer;
}

/**
 * The shelf now that the server has said who is here. What another account kept leaves at once; what a visitor kept
 * was for everyone, and stays for whoever signs in.
 */
export function settled(shelf: Shelf, viewer: string): Shelf {
  if (shelf.owner === viewer) return shelf;
  const stays = shelf.owner === VISITOR;
  return { ...(stays ? shelf : EMPTY), owner: viewer };
}

export function bytesOf(shelf: Shelf): number {
  const pictures = Object.values(shelf.pictures).reduce((sum, { bytes }) => sum + bytes, 0);
  return shelf.entries.reduce((sum, { bytes }) => sum + bytes, pictures);
}

/** The pages on the shelf, the last visited first. */
export function pagesOf(shelf: Shelf): Entry[] {
  return shelf.entries.filter(({ place }) => place !== undefined).sort((a, b) => b.visitedAt - a.visitedAt);
}

/** The shelf after an entry has been read again. */
export function visited(shelf: Shelf, key: string, now: number): Shelf {
  return { ...shelf, entries: shelf.entries.map((entry) => (entry.key === key ? { ...entry, visitedAt: now } : entry)) };
}

/** The shelf with an entry in place of the one of the same key. */
export function withEntry(shelf: Shelf, entry: Entry): Shelf {
  return { ...shelf, entries: [...shelf.entries.filter(({ key }) => key !== entry.key), entry] };
}

export function withoutEntry(shelf: Shelf, key: string): Shelf {
  return tidy({ ...shelf, entries: shelf.entries.filter((entry) => entry.key !== key) });
}

/** Without parts whose page is gone and pictures that nothing shows. */
function tidy(shelf: Shelf): Shelf {
  const ids = new Set(shelf.entries.flatMap((entry) => entry.ids));
  const entries = shelf.entries.filter(({ of }) => of === undefined || ids.has(of));
  const shown = new Set(entries.flatMap((entry) => entry.pictures));
  const pictures = Object.fromEntries(Object.entries(shelf.pictures).filter(([src]) => shown.has(src)));
  return { ...shelf, entries, pictures };
}

/** The shelf within its bounds: pages leave in the order of their last visits, with their parts and pictures. */
export function trimmed(shelf: Shelf, most = { pages: MOST_PAGES, bytes: MOST_BYTES }): Shelf {
  let next = tidy(shelf);
  for (;;) {
    const pages = pagesOf(next);
    const oldest = pages.at(-1);
    if (!oldest || (pages.length <= most.pages && bytesOf(next) <= most.bytes)) return next;
    next = withoutEntry(next, oldest.key);
  }
}

/** The addresses in storage that `before` had and `after` has no more. */
export function dropped(before: Shelf, after: Shelf): { answers: string[]; pictures: string[] } {
  const keys = new Set(after.entries.map(({ key }) => key));
  const kept = new Set(addresses(after));
  return {
    answers: before.entries.map(({ key }) => key).filter((key) => !keys.has(key)),
    pictures: addresses(before).filter((address) => !kept.has(address)),
  };
}

function addresses({ pictures }: Shelf): string[] {
  return Object.entries(pictures).flatMap(([src, { others }]) => [src, ...others]);
}
