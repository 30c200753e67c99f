import { expect, it } from "vitest";
import { unread, withSeen } from "./read";

it("counts the replies since the last visit", () => {
  const seen = withSeen({}, 7, 3);
  expect(unread(seen, 7, 5)).toBe(2);
  expect(unread(seen, 7, 3)).toBe(0);
});
it("knows nothing of a topic never opened", () => expect(unread({}, 7, 5)).toBeUndefined());
it("does not go below nothing when replies were removed", () => expect(unread(withSeen({}, 7, 3), 7, 1)).toBe(0));
it("forgets the topics seen longest ago", () => {
  let seen = {};
  for (let number = 1; number <= 600; number++) seen = withSeen(seen, number, 1);
  expect(Object.keys(seen)).toHaveLength(500);
  expect(unread(seen, 1, 1)).toBeUndefined();
  expect(unread(seen, 600, 1)).toBe(0);
});
