import { recall, remember } from "@/ui/storage";

/** How many replies each topic had when this browser last showed it. */
type Seen = Record<string, number>;

const KEY = "kerf.topics.seen";
const KEPT = 500;

const isSeen = (value: unknown): value is Seen => typeof value === "object" && value !== null && !Array.isArray(value);

export function seenTopics(): Seen {
  return recall(KEY, isSeen) ?? {};
}

/** The record after a topic was shown; the oldest go first. Keys are prefixed so that their order is that of writing. */
export function withSeen(seen: Seen, number: number, replies: number): Seen {
  const key = `t${number}`;
  const rest = Object.entries(seen).filter(([other]) => other !== key);
  return Object.fromEntries([...rest.slice(1 - KEPT), [key, replies]]);
}

export function noteSeen(number: number, replies: number): void {
  remember(KEY, withSeen(seenTopics(), number, replies));
}

/** Replies since the last visit; undefined for a topic never opened here. */
export function unread(seen: Seen, number: number, replies: number): number | undefined {
  const known = seen[`t${number}`];
  return known === undefined ? undefined : Math.max(0, replies - known);
}
