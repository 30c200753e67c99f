import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { StaleNoticeFragment } from "@/gql/graphql";
import { objections } from "@/testing/axe";
import { renderPage } from "@/testing/page";
import { LanguageNotice } from "./LanguageNotice";

const served = { requestedLocale: "en", servedLocale: "en" };
const fresh: StaleNoticeFragment = { level: "FRESH", since: null, originalPath: "/en/learn/a/b", changes: [] };
const stale: StaleNoticeFragment = {
  level: "MINOR",
  since: "2026-03-02T10:00:00Z",
  originalPath: "/en/learn/a/b",
  changes: [{ id: "title", kind: "CHANGED" }, { id: "1", kind: "CHANGED" }],
};

it.each([
  ["an original", null],
  ["a translation that is up to date", fresh],
])("says nothing of %s", (_name, staleness) => {
  renderPage(<LanguageNotice page={{ ...served, staleness }} />);
  expect(screen.queryByRole("note")).toBeNull();
});

it("says what is behind, since when, and where the original is", async () => {
  const { container } = renderPage(<LanguageNotice page={{ ...served, staleness: stale }} />);
  expect((await screen.findByRole("note")).textContent).toMatch(/2 parts have not followed it since .*2026/);
  expect(screen.getByRole("link").getAttribute("href")).toBe("/en/learn/a/b");
  expect(await objections(container)).toEqual([]);
});

it("says so more plainly where the change matters", async () => {
  renderPage(<LanguageNotice page={{ ...served, staleness: { ...stale, level: "MAJOR" } }} />);
  expect((await screen.findByRole("note")).textContent).toMatch(/out of date/);
});

it("leads nobody to an original that is not theirs to read", async () => {
  renderPage(<LanguageNotice page={{ ...served, staleness: { ...stale, originalPath: null } }} />);
  await screen.findByRole("note");
  expect(screen.queryByRole("link")).toBeNull();
});

it("says in which language a page is that is not translated", async () => {
  renderPage(<LanguageNotice page={{ ...served, requestedLocale: "de", staleness: null }} />);
  expect((await screen.findByRole("note")).textContent).toMatch(/not available in German yet.* in English/);
});
