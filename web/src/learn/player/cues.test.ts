import { describe, expect, it } from "vitest";
import { cueAt, matches, pieces, startAt } from "./cues";
import { parseStart } from "./start";

const cues = [
  { startSeconds: 1, endSeconds: 2.5, text: "First clean the lens." },
  { startSeconds: 3, endSeconds: 4, text: "Then close the lid again." },
  { startSeconds: 4, endSeconds: 6.24, text: "Cómo limpiar la lente." },
];

describe("the current sentence", () => {
  it.each([
    ["before the first", 0.5, -1],
    ["at a start", 1, 0],
    ["in a pause it stays", 2.8, 0],
    ["at a boundary the next begins", 4, 2],
    ["a hair before a start that was sought", 2.99, 1],
    ["after the last it stays", 99, 2],
  ])("%s", (_what, seconds, index) => expect(cueAt(cues, seconds)).toBe(index));

  it("is none of an empty transcript", () => expect(cueAt([], 3)).toBe(-1));

  it("agrees with a linear search at every hundredth", () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ startSeconds: index * 2, endSeconds: index * 2 + 1, text: "" }));
    for (let at = 0; at < 60_000; at += 37) {
      const seconds = at / 100;
      expect(cueAt(many, seconds)).toBe(many.findLastIndex((cue) => cue.startSeconds <= seconds + 0.02));
    }
  });
});

describe("searching in the transcript", () => {
  it("splits a sentence around every hit and loses no letter", () => {
    const found = pieces("The lens. Clean the lens!", "LENS");
    expect(found.map((piece) => piece.text).join("")).toBe("The lens. Clean the lens!");
    expect(found.filter((piece) => piece.hit)).toHaveLength(2);
  });
  it("does not ask for accents", () => expect(matches(cues, "como")).toEqual([2]));
  it("treats the query as text, not as a pattern", () => expect(matches(cues, "(.*")).toEqual([]));
  it("finds nothing for nothing", () => expect(matches(cues, "  ")).toEqual([]));
});

describe("a moment to start at", () => {
  const late = [{ startSeconds: 5.32, endSeconds: 7, text: "Place the plywood." }];
  it("is the start of the sentence that begins within that second", () => expect(startAt(late, 5)).toBe(5.32));
  it("is the second itself where none does", () => expect(startAt(late, 6)).toBe(6));
  it("is exactly what a finer address says", () => expect(startAt(late, 5.1)).toBe(5.1));
});

describe("a moment in the address", () => {
  it.each([
    ["75", 75],
    ["7.5", 7.5],
    ["1:15", 75],
    ["1:01:15", 3675],
    ["1m15s", 75],
  ])("%s", (text, seconds) => expect(parseStart(text)).toBe(seconds));
  it.each([null, "", "soon", "-3", "1:2:3:4"])("%s is none", (text) => expect(parseStart(text)).toBeUndefined());
});
