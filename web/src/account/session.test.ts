import { expect, it } from "vitest";
import { safeNext } from "./session";

const HOME = "/en/";

it.each(["/en/community", "/de/support/new?x=1#y", "/admin/"])("%s is one of ours", (next) =>
  expect(safeNext(next, HOME)).toBe(next),
);

it.each([
  null,
  "",
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/x\\..\\y",
  "javascript:alert(1)",
  "en/community",
  "/\t/evil.example",
  "/\n/evil.example",
  "/../../..//evil.example",
])("%j is refused", (next) => expect(safeNext(next, HOME)).toBe(HOME));
