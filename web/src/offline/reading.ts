/**
 * Reading with a net: the server first; where it is out of reach or late, the copy on this device.
 *
 * The first load carries no more of it than this. What keeps and finds copies is fetched behind the page (`parts.ts`).
 */
import { parts } from "./parts";

/** Answers of a first visit wait here until the keeper is loaded. */
const MOST_WAITING = 40;

export interface Question {
  name: string;
  variables: Record<string, unknown>;
}

export interface Answer extends Question {
  data: unknown;
  /** The server asked that nobody stores it. */
  noStore: boolean;
  /** Which session it was read in (`sameSession`). */
  session: number;
}

export interface Copy {
  data: unknown;
  /** Epoch milliseconds. */
  savedAt: number;
  /** The path of the page, where it is one. */
  place: string | undefined;
}

let session = 0;
let keeper: ((answer: Answer) => void) | undefined;
const waiting: Answer[] = [];

/** From now on another person may be signed in: answers still under way are nobody's to keep. */
export function newSession(): void {
  session += 1;
  waiting.length = 0;
}

export function sameSession(answer: { session: number }): boolean {
  return answer.session === session;
}

/** Called by the keeper once it is there. */
export function onAnswers(keep: (answer: Answer) => void): void {
  keeper = keep;
  for (const answer of waiting.splice(0)) keep(answer);
}

function offer(answer: Answer): void {
  if (keeper) keeper(answer);
  else if ("serviceWorker" in navigator && waiting.length < MOST_WAITING) waiting.push(answer);
}

/** What `ask` answers, or the copy of it. Rejects as `ask` does. */
export async function withCopy<Data>(question: Question, ask: () => Promise<{ data: Data; noStore: boolean }>): Promise<Data> {
  const asked = { ...question, session };
  const fresh = ask().then(({ data, noStore }) => {
    offer({ ...asked, data, noStore });
    return data;
  });
  // Without a worker in charge nothing was ever kept here.
  if (!("serviceWorker" in navigator) || !navigator.serviceWorker.controller) return fresh;
  const loaded = parts().catch(() => null);
  // A quick answer does not wait for the net, a quick failure does.
  const net = await Promise.race([
    loaded,
    fresh.then(
      () => null,
      () => loaded,
    ),
  ]);
  return net ? net.orCopy(asked, fresh) : fresh;
}
