import { Suspense } from "react";
import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it } from "vitest";
import { speak } from "@/i18n";
import { useWords } from "@/i18n/words";
import { objections } from "@/testing/axe";
import { renderPage } from "@/testing/page";
import { sectionsOf, type Document, type DocumentBlock } from "../documents";
import ApiReferenceView from "./ApiReferenceView";
import FaqView from "./FaqView";
import GlossaryView from "./GlossaryView";
import GuideView from "./GuideView";
import ReleaseNoteView from "./ReleaseNoteView";
import { letterOf, matches } from "./terms";
import TroubleshootingView from "./TroubleshootingView";

function Words() {
  useWords("typed", "en");
  return null;
}

// A first wait under React's `act` would not end.
beforeAll(async () => {
  await act(async () => {
    renderPage(
      <Suspense fallback={null}>
        <Words />
      </Suspense>,
    );
    await speak("en", "typed");
  });
});

const VIEWS = {
  Guide: GuideView,
  Faq: FaqView,
  Troubleshooting: TroubleshootingView,
  Glossary: GlossaryView,
  ApiReference: ApiReferenceView,
  ReleaseNote: ReleaseNoteView,
};

function show(typename: keyof typeof VIEWS, body: DocumentBlock[], more: object = {}) {
  const page = {
    __typename: typename,
    id: "1",
    title: "The page",
    summary: "",
    path: "/en/learn/a/b",
    tags: [],
    audience: "EVERYONE",
    area: null,
    updatedAt: null,
    edition: null,
    readingMinutes: 1,
    requestedLocale: "en",
    servedLocale: "en",
    fallbackReason: null,
    staleness: null,
    breadcrumbs: [],
    translations: [],
    category: null,
    body,
    ...more,
  } as unknown as Document;
  const View = VIEWS[typename];
  return renderPage(
    <Suspense fallback={null}>
      <View page={page} />
    </Suspense>,
  );
}

const question: DocumentBlock = { __typename: "QuestionBlock", id: "q", question: "Why?", anchor: "why", html: "<p>So.</p>" };
const term = (id: string, name: string, also: string[] = []): DocumentBlock => ({
  __typename: "TermBlock",
  id,
  term: name,
  also,
  anchor: id,
  html: `<p>About ${name}.</p>`,
});
const terms = ["Ångström", "apex", "beam", "dross", "kerf", "Zinc"].map((name, at) => term(`t${at}`, name, name === "dross" ? ["burr"] : []));
const change = (id: string, kind: string): DocumentBlock => ({ __typename: "ChangeBlock", id, kind, html: `<p>${id}</p>` });
const operation: DocumentBlock = {
  __typename: "OperationBlock",
  id: "o",
  name: "pages",
  anchor: "pages",
  entry: {
    name: "pages",
    kind: "query",
    signature: "pages(first: Int = 20): [Page!]!",
    description: "Pages, see `page`.",
    deprecated: "",
    returns: "[Page!]!",
    arguments: [{ name: "first", type: "Int", description: "How many.", default: "20", deprecated: "" }],
    fields: [{ name: "title", type: "String!", description: "", deprecated: "Use name." }],
  },
};

const steps = (id: string, ...titles: string[]): DocumentBlock => ({
  __typename: "StepsBlock",
  id,
  steps: titles.map((title) => ({ id: title, title, html: "", alt: "", image: null, moment: null })),
});

it("numbers steps through the page, and keeps what is ticked off", async () => {
  localStorage.clear();
  const body = [steps("a", "Open", "Clean"), { ...question, __typename: "ParagraphBlock", id: "x" } as DocumentBlock, steps("b", "Close")];
  const { container, unmount } = show("Guide", body);
  expect((await screen.findByText("Close")).closest("li")?.id).toBe("step-3");
  await userEvent.click(screen.getByRole("checkbox", { name: "Done: Clean" }));
  expect(screen.getByRole("status").textContent).toBe("1 of 3 done");
  expect(await objections(container)).toEqual([]);
  unmount();
  show("Guide", body);
  const again = await screen.findByRole<HTMLInputElement>("checkbox", { name: "Done: Clean" });
  expect(again.checked).toBe(true);
  await userEvent.click(screen.getByRole("button", { name: "Start over" }));
  expect(again.checked).toBe(false);
});

it("shows what is not its own as every page does", async () => {
  show("Faq", [{ __typename: "HeadingBlock", id: "h", text: "Accounts", level: 2, anchor: "accounts" }, question]);
  expect(await screen.findByRole("heading", { name: "Accounts", level: 2 })).toBeTruthy();
  expect(screen.getByRole("heading", { name: "Why?", level: 3 })).toBeTruthy();
});

it("gives a question a heading that can be linked to", async () => {
  const { container } = show("Faq", [question]);
  expect((await screen.findByRole("heading", { name: "Why?" })).id).toBe("why");
  expect(await objections(container)).toEqual([]);
});

it("marks a question that is behind its original", async () => {
  show("Faq", [question], { staleness: { level: "MINOR", since: null, changes: [{ id: "q" }] } });
  expect(await screen.findByText("Changed in the original")).toBeTruthy();
});

it("tells a problem's cause from what helps, and leaves out a cause that nobody gave", async () => {
  const problem: DocumentBlock = { __typename: "ProblemBlock", id: "p", symptom: "Dross", anchor: "dross", causeHtml: "", fixHtml: "<p>Gas.</p>" };
  const { container } = show("Troubleshooting", [problem]);
  expect(await screen.findByText("What helps")).toBeTruthy();
  expect(screen.queryByText("Cause")).toBeNull();
  expect(await objections(container)).toEqual([]);
});

it("leaves the terms that are looked for, by other words for them too", async () => {
  const { container } = show("Glossary", terms);
  await userEvent.type(await screen.findByRole("searchbox", { name: "Find a term" }), "BURR");
  expect(screen.getByRole("heading", { name: "dross" })).toBeTruthy();
  expect(screen.queryByRole("heading", { name: "kerf" })).toBeNull();
  expect(screen.getByRole("status").textContent).toBe("1 term found");
  expect(await objections(container)).toEqual([]);
});

it("has one letter for terms that differ in their accents", async () => {
  show("Glossary", terms);
  const letters = within(await screen.findByRole("navigation", { name: "Letters" }));
  expect(letters.getAllByRole("link").map((link) => link.textContent)).toEqual(["A", "B", "D", "K", "Z"]);
});

it("shows what the schema says of an operation", async () => {
  const { container } = show("ApiReference", [operation]);
  expect(await screen.findByText("pages(first: Int = 20): [Page!]!")).toBeTruthy();
  const parts = within(screen.getByRole("group", { name: "Arguments" }));
  expect(parts.getByText("first")).toBeTruthy();
  expect(screen.getByText("page", { selector: "code" })).toBeTruthy();
  expect(screen.getByText(/Deprecated/)).toBeTruthy();
  expect(await objections(container)).toEqual([]);
});

it("makes no landmark of each table and sample of an operation: their names come again and again", async () => {
  const { container } = show("ApiReference", [operation, { ...operation, id: "other", anchor: "other" }]);
  expect(await screen.findAllByRole("group", { name: "Arguments" })).toHaveLength(2);
  expect(await objections(container)).toEqual([]);
});

it("says that an operation has gone, and that an example does not run", async () => {
  const example: DocumentBlock = { __typename: "ExampleBlock", id: "e", title: "", document: "{ x }", variables: "", valid: false };
  show("ApiReference", [{ ...operation, entry: null }, example]);
  expect(await screen.findByText(/has no “pages” any more/)).toBeTruthy();
  expect(screen.getByText(/does not run any more/)).toBeTruthy();
});

it("groups changes by kind, in one order, and names the day where it is", async () => {
  const body = [change("two", "fixed"), change("one", "added"), change("three", "fixed")];
  const { container } = show("ReleaseNote", body, { version: "4.2", releasedOn: "2026-11-02" });
  await screen.findByText("4.2");
  expect(screen.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent)).toEqual(["Added", "Fixed"]);
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual(["one", "two", "three"]);
  expect(screen.getByText("November 2, 2026")).toBeTruthy();
  expect(await objections(container)).toEqual([]);
});

it("says which version of the page it is, but not beside the version that a release note is about", async () => {
  const { unmount } = show("Faq", [question], { edition: 3 });
  expect(await screen.findByText("Version 3")).toBeTruthy();
  unmount();
  show("ReleaseNote", [change("one", "added")], { version: "4.2", releasedOn: "2026-11-02", edition: 3 });
  await screen.findByText("4.2");
  expect(screen.queryByText("Version 3")).toBeNull();
});

it("puts places below the heading before them", () => {
  const heading: DocumentBlock = { __typename: "HeadingBlock", id: "h", text: "A", level: 2, anchor: "a" };
  expect(sectionsOf([question, heading, question]).map(({ level }) => level)).toEqual([2, 2, 3]);
});

it("files what begins with no letter under a sign", () => {
  expect([letterOf("éclair"), letterOf("4.2"), letterOf("ß")]).toEqual(["E", "#", "S"]);
  expect(matches({ term: "Schärfe", also: [] }, " scharf")).toBe(true);
});
