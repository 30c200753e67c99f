import { expect, it } from "vitest";
import { RequestFailure } from "@/api/errors";
import { passkeyProblem, passkeysWork } from "./passkey";

it.each([
  ["NotAllowedError", "cancelled"],
  ["AbortError", "cancelled"],
  ["InvalidStateError", "known"],
  ["SecurityError", "address"],
  ["NotReadableError", "failed"],
])("%s reads as %s", (name, problem) => expect(passkeyProblem(new DOMException("", name))).toBe(problem));

it("leaves the server's and the network's troubles to the form", () => {
  expect(passkeyProblem(null)).toBeNull();
  expect(passkeyProblem(new RequestFailure("offline", ""))).toBeNull();
});

it("asks for nothing a browser without passkeys could not do", () => expect(passkeysWork()).toBe(false));
