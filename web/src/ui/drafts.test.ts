import { act, renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { forgetDrafts, useDraft, useEdits } from "./drafts";

const draft = (name: string) => renderHook((id: string) => useDraft(id, { title: "", body: "" }), { initialProps: name });

it("keeps every keystroke across a reload", () => {
  const first = draft("topic");
  act(() => first.result.current.set("body", "Half a sent"));
  first.unmount();
  expect(draft("topic").result.current.values).toEqual({ title: "", body: "Half a sent" });
});

it("keeps two forms apart, also when one page turns into the other", () => {
  const form = draft("reply.1");
  act(() => form.result.current.set("body", "for one"));
  form.rerender("reply.2");
  expect(form.result.current.values.body).toBe("");
  form.rerender("reply.1");
  expect(form.result.current.values.body).toBe("for one");
});

it("is gone once it was sent", () => {
  const form = draft("topic");
  act(() => form.result.current.set("title", "Sent"));
  act(() => form.result.current.clear());
  expect(form.result.current.values.title).toBe("");
  expect(draft("topic").result.current.values.title).toBe("");
});

it("leaves none behind for the next person, and nothing else is touched", () => {
  const form = draft("topic");
  act(() => form.result.current.set("title", "Private"));
  localStorage.setItem("kerf.theme", "dark");
  forgetDrafts();
  expect(draft("topic").result.current.values.title).toBe("");
  expect(localStorage.getItem("kerf.theme")).toBe("dark");
});

it("ignores what it cannot read", () => {
  localStorage.setItem("kerf.draft.topic", '{"title": 5}');
  expect(draft("topic").result.current.values.title).toBe("");
});

const edits = (stored: { name: string; bio: string }) => renderHook((now: typeof stored) => useEdits("profile", now), { initialProps: stored });

it("keeps what differs from the stored across a reload, and only that", () => {
  const form = edits({ name: "Ada", bio: "" });
  act(() => form.result.current.set("bio", "Half a sent"));
  form.unmount();
  const later = edits({ name: "Ada L.", bio: "" });
  expect(later.result.current.values).toEqual({ name: "Ada L.", bio: "Half a sent" });
  expect(later.result.current.changes).toEqual({ bio: "Half a sent" });
});

it("knows when everything is back as it was", () => {
  const form = edits({ name: "Ada", bio: "" });
  act(() => form.result.current.set("name", "Eve"));
  expect(form.result.current.changed).toBe(true);
  act(() => form.result.current.set("name", "Ada"));
  expect(form.result.current.changed).toBe(false);
});

it("shows what is stored once the edits are given up", () => {
  const form = edits({ name: "Ada", bio: "" });
  act(() => form.result.current.set("name", "Eve"));
  act(() => form.result.current.clear());
  expect(form.result.current.values.name).toBe("Ada");
  expect(edits({ name: "Ada", bio: "" }).result.current.changed).toBe(false);
});
