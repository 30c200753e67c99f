import { expect, it } from "vitest";
import { follow, type FollowEvent, type Following } from "./follow";

const after = (events: FollowEvent[], from: Following = "on") => events.reduce(follow, from);

it("stops under a reader who scrolls", () => expect(after(["readerScrolled"])).toBe("paused"));
it("goes on when a sentence is chosen", () => expect(after(["readerScrolled", "sentenceChosen"])).toBe("on"));
it("goes on when asked to", () => expect(after(["readerScrolled", "toggled"])).toBe("on"));
it("stays off once switched off, whatever is chosen", () =>
  expect(after(["toggled", "readerScrolled", "sentenceChosen"])).toBe("off"));
it("can be switched on again", () => expect(after(["toggled", "toggled"])).toBe("on"));
