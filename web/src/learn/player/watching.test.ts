import { describe, expect, it } from "vitest";
import { Recorder, withStretch, type Stretch } from "./watching";

const told = (list: readonly Stretch[]) => list.map(({ start, end, times }) => [start, end, times]);

/** How often each whole second was watched. */
const bySecond = (list: readonly Stretch[], length: number) =>
  Array.from({ length }, (_, at) => list.filter(({ start, end }) => start <= at && at < end).reduce((sum, one) => sum + one.times, 0));

describe("stretches", () => {
  it("that meet become one, and what was watched twice stands apart", () => {
    let list = withStretch(withStretch([], 0, 10), 10, 20);
    expect(told(list)).toEqual([[0, 20, 1]]);
    list = withStretch(list, 5, 8);
    expect(told(list)).toEqual([
      [0, 5, 1],
      [5, 8, 2],
      [8, 20, 1],
    ]);
  });

  it("hold each second as often as it was watched, in whatever order, and never lie upon another", () => {
    const watched = Array.from({ length: 60 }, (_, at) => [(at * 37) % 50, ((at * 37) % 50) + 1 + ((at * 11) % 9)] as const);
    const all = watched.reduce<Stretch[]>((list, [start, end]) => withStretch(list, start, end), []);
    expect(bySecond(all, 60)).toEqual(
      Array.from({ length: 60 }, (_, at) => watched.filter(([start, end]) => start <= at && at < end).length),
    );
    for (const [at, { start, end }] of all.entries()) {
      expect(start).toBeLessThan(end);
      expect(start).toBeGreaterThanOrEqual(all[at - 1]?.end ?? 0);
    }
  });
});

describe("a recorder", () => {
  it("keeps what is played, not what is jumped over", () => {
    const recorder = new Recorder();
    for (const at of [0, 0.26, 2, 4]) recorder.reach(at);
    recorder.cut();
    for (const at of [60, 62.04]) recorder.reach(at);
    expect(told(recorder.stretches())).toEqual([
      [0, 4, 1],
      [60, 62, 1],
    ]);
  });

  it("may be asked while it plays, as often as one likes", () => {
    const recorder = new Recorder();
    for (const at of [0, 2]) recorder.reach(at);
    expect(told(recorder.stretches())).toEqual([[0, 2, 1]]);
    expect(told(recorder.stretches())).toEqual([[0, 2, 1]]);
    recorder.reach(5);
    expect(told(recorder.stretches())).toEqual([[0, 5, 1]]);
  });

  it("takes a step back for a jump, also where nobody said so", () => {
    const recorder = new Recorder();
    for (const at of [0, 10, 4, 8]) recorder.reach(at);
    expect(told(recorder.stretches())).toEqual([
      [0, 4, 1],
      [4, 8, 2],
      [8, 10, 1],
    ]);
  });

  it("does not speak of less than a second", () => {
    const recorder = new Recorder();
    for (const at of [3, 3.9]) recorder.reach(at);
    expect(recorder.stretches()).toEqual([]);
  });

  it("leaves out the shortest where there are more than can be told", () => {
    const recorder = new Recorder();
    for (let at = 0; at < 300; at++) {
      recorder.reach(at * 1000);
      recorder.reach(at * 1000 + 1 + at);
      recorder.cut();
    }
    const stretches = recorder.stretches();
    expect(stretches).toHaveLength(200);
    expect(Math.min(...stretches.map(({ start }) => start))).toBe(100_000);
  });
});
