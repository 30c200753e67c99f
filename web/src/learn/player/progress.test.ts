import { expect, it } from "vitest";
import { noteProgress, watched, withProgress, type Watched } from "./progress";

const entry = (path: string, position: number): Watched => ({
  path,
  title: path,
  poster: null,
  position,
  duration: 100,
  at: 0,
});

it("puts what was watched last first, once", () => {
  const list = withProgress(withProgress(withProgress([], entry("a", 20)), entry("b", 30)), entry("a", 40));
  expect(list.map(({ path, position }) => [path, position])).toEqual([
    ["a", 40],
    ["b", 30],
  ]);
});
it("leaves out what was barely begun", () => expect(withProgress([], entry("a", 2))).toEqual([]));
it("forgets what was seen to its end", () => expect(withProgress([entry("a", 50)], entry("a", 97))).toEqual([]));
it("keeps twelve", () => {
  let list: Watched[] = [];
  for (let index = 0; index < 30; index++) list = withProgress(list, entry(String(index), 50));
  expect(list).toHaveLength(12);
});
it("survives a reload, and rubbish in the storage", () => {
  noteProgress(entry("a", 50));
  expect(watched()[0]?.position).toBe(50);
  localStorage.setItem("kerf.watched", '{"an older": "form"}');
  expect(watched()).toEqual([]);
});
