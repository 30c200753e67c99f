import { beforeEach, expect, it } from "vitest";
import { isFirst, isNew, nameEntry } from "./entries";

const key = () => (history.state as { key?: string } | null)?.key ?? "";

beforeEach(() => history.pushState(null, "", "/en/"));

it("gives the first entry of each document a key of its own", () => {
  nameEntry();
  const one = key();
  history.pushState(null, "", "/en/");
  nameEntry();
  expect([isFirst(one), isFirst(key()), key() === one]).toEqual([true, true, false]);
});

it("leaves an entry the key that it has: after a reload, and where the router gave it one", () => {
  nameEntry();
  const one = key();
  nameEntry();
  expect(key()).toBe(one);
  history.pushState({ key: "abc", usr: 1 }, "", "/en/learn");
  nameEntry();
  expect(history.state).toEqual({ key: "abc", usr: 1 });
  expect(isFirst("abc")).toBe(false);
});

it("knows an entry that was shown before", () => {
  expect([isNew("k"), isNew("k"), isNew("default"), isNew("default")]).toEqual([true, false, true, true]);
});
