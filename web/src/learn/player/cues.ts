/** One sentence of a transcript. Times in seconds from the start of the recording. */
export interface Cue {
  startSeconds: number;
  endSeconds: number;
  text: string;
}

/** A player that was sent to a sentence's start may report a hair less. */
const SLACK_SECONDS = 0.02;

/**
 * The index of the sentence to mark at a time: the last one that has begun, so that a pause in speech keeps
 * the mark where it is. -1 before the first. `cues` are in order of their start.
 */
export function cueAt(cues: readonly Cue[], seconds: number): number {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const cue = cues[middle];
    if (cue && cue.startSeconds <= seconds + SLACK_SECONDS) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Where to start for a moment from an address. Addresses count whole seconds, so a sentence that begins within
 * that second is what was meant.
 */
export function startAt(cues: readonly Cue[], second: number): number {
  if (!Number.isInteger(second)) return second;
  return cues.find(({ startSeconds }) => Math.floor(startSeconds) === second)?.startSeconds ?? second;
}

/** A piece of a text; `hit` where it is what was searched for. */
export interface Piece {
  text: string;
  hit: boolean;
}

const FOLD: Intl.CollatorOptions = { usage: "search", sensitivity: "base" };

/** Splits a text at every place that equals the query, case and accents apart. */
export function pieces(text: string, query: string): Piece[] {
  const wanted = query.trim();
  if (!wanted) return [{ text, hit: false }];
  const same = new Intl.Collator(undefined, FOLD);
  const found: Piece[] = [];
  let from = 0;
  for (let at = 0; at + wanted.length <= text.length; at++) {
    if (same.compare(text.slice(at, at + wanted.length), wanted) !== 0) continue;
    if (at > from) found.push({ text: text.slice(from, at), hit: false });
    found.push({ text: text.slice(at, at + wanted.length), hit: true });
    from = at + wanted.length;
    at = from - 1;
  }
  if (from < text.length || found.length === 0) found.push({ text: text.slice(from), hit: false });
  return found;
}

/** The indices of the sentences that contain the query; none for an empty one. */
export function matches(cues: readonly Cue[], query: string): number[] {
  if (!query.trim()) return [];
  return cues.flatMap((cue, index) => (pieces(cue.text, query).some((piece) => piece.hit) ? [index] : []));
}
