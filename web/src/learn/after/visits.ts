/**
 * What counts as a visit of a page. The server keeps sums by day (`cms.models.PageDay`) and nothing of the reader;
 * this browser keeps nothing either: what is known here is known until the tab is closed.
 *
 * - A view: the page was on the screen. Once in half an hour in one tab.
 * - Read through: the end of the text was on the screen, and the page was looked at for a third of its reading time or
 *   longer. Of a tutorial, also: 90 % of the video was played.
 */
import type { PageVisitSource } from "@/gql/graphql";

const VIEW_MS = 30 * 60_000;
const READING_SHARE = 1 / 3;
const PLAYED_SHARE = 0.9;

const viewed = new Map<string, number>();

/** Whether showing the page now is another view; from then on it is one. */
export function isNewView(page: string, now: number): boolean {
  const before = viewed.get(page);
  if (before !== undefined && now - before < VIEW_MS) return false;
  viewed.set(page, now);
  return true;
}

/** For how long a page has to be looked at to be read through, in milliseconds. */
export const enoughMs = (minutes: number) => minutes * 60_000 * READING_SHARE;

/** Whether enough of a video was played, wherever the viewer has jumped. */
export function wasPlayed({ duration, played }: Pick<HTMLMediaElement, "duration" | "played">): boolean {
  let seconds = 0;
  for (let at = 0; at < played.length; at += 1) seconds += played.end(at) - played.start(at);
  return duration > 0 && seconds >= duration * PLAYED_SHARE;
}

/** Whether the reader asks not to be counted: Do Not Track, Global Privacy Control. */
export function declines(): boolean {
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean };
  return doNotTrack === "1" || globalPrivacyControl === true;
}

const ENGINES = /(^|\.)(google|bing|duckduckgo|ecosia|qwant|startpage|yahoo|yandex|baidu)\./;

/** Where a reader came from, coarsely, by the address before this one. */
export function sourceOf(before: string, origin: string): PageVisitSource {
  if (!before) return "DIRECT";
  const { origin: place, hostname, pathname } = new URL(before, origin);
  if (place === origin) return /^\/[^/]+\/search\/?$/.test(pathname) ? "SEARCH" : "LINK";
  return ENGINES.test(hostname) ? "SEARCH" : "LINK";
}

interface History {
  currentEntry: { index: number } | null;
  entries(): Partial<Record<number, { url: string | null }>>;
}

/** The address before this one: of the site's own history where the browser tells it, or of the page that led here. */
export function addressBefore(first: boolean): string {
  if (first) return document.referrer;
  const { navigation } = window as unknown as { navigation?: History };
  const before = navigation?.entries()[(navigation.currentEntry?.index ?? 0) - 1]?.url;
  // Whoever moves within the site came by one of its links.
  return before ?? location.origin;
}
