import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { speak } from "@/i18n";
import { objections } from "@/testing/axe";
import { renderPage } from "@/testing/page";
import Tree, { type TreeProps } from "./Tree";

const at = (slug: string) => `/en/learn/cutting${slug}`;
const leaf = (title: string, slug: string, kind = "Article") => ({ __typename: kind, title, path: at(slug), locale: "en" });
const shelf = (title: string, slug: string, other = `/de/learn/schneiden${slug}`) => ({
  ...leaf(title, slug, "Category"),
  translations: [{ path: at(slug) }, { path: other }],
});

const CONTENTS: Record<string, object[]> = {
  [at("")]: [leaf("Kerf", "/kerf"), shelf("Advanced", "/advanced"), leaf("A film", "/film", "Tutorial"), shelf("Gas", "/gas")],
  [at("/advanced")]: [leaf("Focus", "/advanced/focus")],
  [at("/gas")]: [leaf("Nitrogen", "/gas/nitrogen")],
};
const asked: string[] = [];

beforeAll(() => speak("en", "tree"));
beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("fetch", (url: string, init?: RequestInit) => {
    const sent = decodeURIComponent(url + (typeof init?.body === "string" ? init.body : "")).replaceAll("\\/", "/");
    const category = /"category":\s*"([^"]+)"/.exec(sent)?.[1] ?? "";
    asked.push(category);
    const edges = (CONTENTS[category] ?? []).map((node) => ({ node }));
    return Promise.resolve(Response.json({ data: { contents: { pageInfo: { hasNextPage: false }, edges } } }));
  });
});
afterEach(() => vi.unstubAllGlobals());

const cutting = { title: "Cutting", path: at("") };
const advanced = { title: "Advanced", path: at("/advanced") };

/** Waits for the words, too: they come behind the page. */
const show = (props: TreeProps) => act(() => Promise.resolve(renderPage(<Tree {...props} />)));

it("is open where the reader is, in the writers' order, and closed elsewhere", async () => {
  const { container } = await show({ trail: [cutting, advanced], current: at("/advanced/focus") });
  const here = await screen.findByRole("link", { name: "Focus" }, { timeout: 10_000 });
  expect(here.getAttribute("aria-current")).toBe("page");
  const names = screen.getAllByRole("link").map(({ textContent }) => textContent.trim());
  expect(names).toEqual(["Cutting", "Kerf", "Advanced", "Focus", "A film", "Gas"]);
  expect(screen.queryByRole("link", { name: "Nitrogen" })).toBeNull();
  expect(asked).not.toContain(at("/gas"));
  expect(await objections(container)).toEqual([]);
});

it("opens and closes by the keyboard, and says which it does", async () => {
  await show({ trail: [cutting], current: at("/kerf") });
  const button = await screen.findByRole("button", { name: "Show what is in “Gas”" });
  expect(button.getAttribute("aria-expanded")).toBe("false");
  button.focus();
  await userEvent.keyboard("{Enter}");
  await screen.findByRole("link", { name: "Nitrogen" });
  expect(button.getAttribute("aria-expanded")).toBe("true");
  expect(button.getAttribute("aria-label")).toBe("Hide what is in “Gas”");
  await userEvent.keyboard(" ");
  await waitFor(() => expect(screen.queryByRole("link", { name: "Nitrogen" })).toBeNull());
});

it("says in which language it is what nobody has translated", async () => {
  const german = { locale: "de" };
  const nodes = [leaf("Fuge", "/fuge"), { ...shelf("Gas", "/gas"), ...german }, { ...leaf("Duese", "/duese"), ...german }];
  const contents = { pageInfo: { hasNextPage: false }, edges: nodes.map((node) => ({ node })) };
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ data: { contents } })));
  await show({ trail: [cutting], current: at("/fuge") });
  expect(await screen.findByRole("link", { name: "Duese DE" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Gas DE" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Fuge" })).toBeTruthy();
});

it("knows the branch of a page that is served in another language", async () => {
  const above = { title: "Fortgeschritten", path: "/de/learn/schneiden/advanced" };
  await show({ trail: [cutting, above], current: "/de/learn/schneiden/advanced/fokus" });
  expect(await screen.findByRole("link", { name: "Focus" })).toBeTruthy();
});
