import { expect, it } from "vitest";
import { clock, relativeTime } from "./format";

const NOW = Date.UTC(2026, 10, 22, 12);
const ago = (seconds: number) => new Date(NOW - seconds * 1000);

it.each([
  [0, "0:00"],
  [75.9, "1:15"],
  [3675, "1:01:15"],
  [-3, "0:00"],
])("%d seconds read %s", (seconds, text) => expect(clock(seconds)).toBe(text));

it.each([
  [20, "now"],
  [90, "1 minute ago"],
  [7200, "2 hours ago"],
  [86_400, "yesterday"],
  [-7200, "in 2 hours"],
  [30 * 86_400, "Oct 23"],
  [800 * 86_400, "Sep 13, 2024"],
])("%d seconds ago reads %s", (seconds, text) => expect(relativeTime(ago(seconds), "en", NOW)).toBe(text));

it("speaks the page's language", () => expect(relativeTime(ago(7200), "de", NOW)).toBe("vor 2 Stunden"));
