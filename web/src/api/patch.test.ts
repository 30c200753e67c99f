import { expect, it } from "vitest";
import { withPatch } from "./patch";

const answer = {
  open: { edges: [{ node: { id: "a", voteCount: 1 } }, { node: { id: "b", voteCount: 5 } }] },
  featureRequest: { id: "a", title: "A", voteCount: 1, viewerHasVoted: false },
};

it("changes the object wherever it stands, with the fields that each place asked for", () => {
  expect(withPatch(answer, "a", { voteCount: 2, viewerHasVoted: true })).toEqual({
    open: { edges: [{ node: { id: "a", voteCount: 2 } }, { node: { id: "b", voteCount: 5 } }] },
    featureRequest: { id: "a", title: "A", voteCount: 2, viewerHasVoted: true },
  });
});
it("leaves an answer without it as it is, the same object", () => expect(withPatch(answer, "z", { voteCount: 2 })).toBe(answer));
it("does not touch the old answer", () => {
  withPatch(answer, "a", { voteCount: 9 });
  expect(answer.featureRequest.voteCount).toBe(1);
});
