/** From `start` up to `end`, in seconds, watched so many `times`. */
export interface Stretch {
  start: number;
  end: number;
  times: number;
}

/** The most that the server takes of one visit. */
const MOST_STRETCHES = 200;
const LEAST_SECONDS = 1;

const tenths = (seconds: number) => Math.round(seconds * 10) / 10;

/** The stretches after another one was watched: in order, none upon another, those that meet and are alike as one. */
export function withStretch(list: readonly Stretch[], start: number, end: number): Stretch[] {
  const steps = new Map<number, number>();
  const step = (at: number, by: number) => steps.set(at, (steps.get(at) ?? 0) + by);
  for (const one of [...list, { start, end, times: 1 }]) {
    step(one.start, one.times);
    step(one.end, -one.times);
  }
  const found: Stretch[] = [];
  let times = 0;
  let from = 0;
  for (const [at, by] of [...steps].sort(([one], [other]) => one - other)) {
    if (by === 0) continue;
    if (times > 0) found.push({ start: from, end: at, times });
    times += by;
    from = at;
  }
  return found;
}

/** Follows what of a recording is watched. Its speed does not matter: what counts is where it is. */
export class Recorder {
  private list: readonly Stretch[] = [];
  private begun: number | undefined;
  private at = 0;

  /** It plays, and is at this second. */
  reach(seconds: number): void {
    const at = tenths(seconds);
    if (this.begun !== undefined && at < this.at) this.cut();
    this.begun ??= at;
    this.at = at;
  }

  /** It stops, or goes elsewhere. */
  cut(): void {
    if (this.begun !== undefined && this.at > this.begun) this.list = withStretch(this.list, this.begun, this.at);
    this.begun = undefined;
  }

  /** All that was watched so far: nothing for less than a second, the longest where there are too many to tell. */
  stretches(): readonly Stretch[] {
    const { begun, at } = this;
    this.cut();
    if (begun !== undefined) this.reach(at);
    const length = ({ start, end }: Stretch) => end - start;
    if (this.list.reduce((sum, one) => sum + length(one), 0) < LEAST_SECONDS) return [];
    if (this.list.length <= MOST_STRETCHES) return this.list;
    return [...this.list].sort((one, other) => length(other) - length(one)).slice(0, MOST_STRETCHES);
  }
}
