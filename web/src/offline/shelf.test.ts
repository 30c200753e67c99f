import { describe as group, expect, it } from "vitest";
import { allowed } from "./allowed";
import {
  describe,
  dropped,
  EMPTY,
  keyOf,
  mayRead,
  pagesOf,
  picturesIn,
  settled,
  sizesIn,
  trimmed,
  VISITOR,
  visited,
  withEntry,
  withoutEntry,
  type Entry,
  type Shelf,
} from "./shelf";

const MB = 1024 ** 2;

function page(name: string, visitedAt: number, more: Partial<Entry> = {}): Entry {
  const id = `id-${name}`;
  return { key: name, place: `/en/${name}`, title: name, ids: [id], pictures: [], bytes: 10, savedAt: 1, visitedAt, ...more };
}

const shelf = (...entries: Entry[]): Shelf => ({ ...EMPTY, owner: VISITOR, entries });
const names = (kept: Shelf) => kept.entries.map(({ key }) => key);

group("what may be kept", () => {
  it.each([
    "Viewer", "AccountSettings", "Tickets", "Ticket", "OwnFeedback", "Search", "QuickSearch", "ContentPreview", "Topic", "Anything",
  ])("is never %s", (name) => {
    expect(allowed(name)).toBeUndefined();
    expect(describe(name, { path: "/en/x" }, { article: { title: "X", path: "/en/x" } })).toBeUndefined();
  });

  it("is a page at its address, with its pictures and the ids of its parts", () => {
    const article = { id: "a", title: "Focus", path: "/en/learn/a/b", servedLocale: "en", body: [{ image: { src: "/1.webp", srcset: "/1.webp 1w, /2.webp 2w" } }] };
    expect(describe("LearnPage", { path: "/en/learn/a/b", locale: "en" }, { article, tutorial: null })).toEqual({
      place: "/en/learn/a/b", title: "Focus", ids: ["a"], pictures: [{ src: "/1.webp", others: ["/2.webp"] }],
    });
  });

  it("is a video's transcript with its page", () => {
    const tutorial = { id: "t", title: "Cut", path: "/en/learn/a/c", servedLocale: "en", video: { id: "v", posterUrl: "/p.webp" } };
    expect(describe("LearnPage", { path: "/en/learn/a/c", locale: "en" }, { article: null, tutorial })).toMatchObject({
      ids: ["t", "v"], pictures: [{ src: "/p.webp", others: [] }],
    });
    expect(describe("VideoCues", { id: "v" }, { node: { id: "v" } })).toMatchObject({ of: "v" });
  });

  it("is no page that is gone, and a page under another's address is kept where it moves to", () => {
    expect(describe("LearnPage", { path: "/en/x", locale: "en" }, { article: null, tutorial: null })).toBe("gone");
    const article = { id: "a", title: "Fokus", path: "/de/fokus", servedLocale: "de" };
    expect(describe("LearnPage", { path: "/de/focus", locale: "de" }, { article })).toBeUndefined();
    // Not translated: it stays where the reader is.
    expect(describe("LearnPage", { path: "/es/fokus", locale: "es" }, { article })).toMatchObject({ place: "/es/fokus" });
  });
});

it("keeps one copy for one question, whatever the order of its variables", () => {
  expect(keyOf("A", { x: 1, y: "ü" })).toBe(keyOf("A", { y: "ü", x: 1, after: null, before: undefined }));
  expect(keyOf("A", { x: 1 })).not.toBe(keyOf("A", { x: 2 }));
  expect(keyOf("A", { x: 1 })).not.toBe(keyOf("B", { x: 1 }));
});

it("finds the pictures of texts, and every size of one", () => {
  expect(picturesIn({ a: [{ html: '<p><img alt="" src="/x?a=1&amp;b=2"></p>' }] })).toEqual([{ src: "/x?a=1&b=2", others: [] }]);
  expect(sizesIn("/a.webp 320w, /b,c.webp 640w")).toEqual(["/a.webp", "/b,c.webp"]);
  expect(sizesIn("")).toEqual([]);
});

group("whose it is", () => {
  const own = { ...shelf(page("p", 1)), owner: "A" };

  it("shows an account's copies to that account, and to nobody once the server says who is here", () => {
    expect(mayRead("A", "A")).toBe(true);
    expect(mayRead("A", undefined)).toBe(true);
    expect(mayRead("A", "B")).toBe(false);
    expect(mayRead("A", VISITOR)).toBe(false);
    expect(mayRead(null, undefined)).toBe(false);
    expect(mayRead(VISITOR, "B")).toBe(true);
  });

  it.each(["B", VISITOR])("empties another account's for %j", (viewer) => {
    expect(settled(own, viewer)).toEqual({ ...EMPTY, owner: viewer });
  });

  it("leaves one's own, and what was for everyone", () => {
    expect(settled(own, "A")).toBe(own);
    expect(settled(shelf(page("p", 1)), "B")).toEqual({ ...shelf(page("p", 1)), owner: "B" });
  });
});

group("bounds", () => {
  it("lets the page go that was visited longest ago", () => {
    const full = shelf(page("old", 1), page("new", 3), page("middle", 2));
    expect(names(trimmed(full, { pages: 2, bytes: MB }))).toEqual(["new", "middle"]);
    expect(names(trimmed(visited(full, "old", 9), { pages: 2, bytes: MB }))).toEqual(["old", "new"]);
  });

  it("counts pictures, and lets them go with the last page that shows them", () => {
    const full = {
      ...shelf(page("old", 1, { pictures: ["/a", "/b"] }), page("new", 2, { pictures: ["/b"] })),
      pictures: { "/a": { bytes: MB, others: ["/a2"] }, "/b": { bytes: MB, others: [] } },
    };
    const kept = trimmed(full, { pages: 9, bytes: 1.5 * MB });
    expect(names(kept)).toEqual(["new"]);
    expect(Object.keys(kept.pictures)).toEqual(["/b"]);
    expect(dropped(full, kept)).toEqual({ answers: ["old"], pictures: ["/a", "/a2"] });
  });

  it("lets parts go with their page, and does not count them as pages", () => {
    const part: Entry = { ...page("part", 9), place: undefined, ids: [], of: "id-old" };
    const full = shelf(page("old", 1), page("new", 2), part);
    expect(pagesOf(full).map(({ key }) => key)).toEqual(["new", "old"]);
    expect(names(trimmed(full, { pages: 2, bytes: MB }))).toEqual(["old", "new", "part"]);
    expect(names(trimmed(full, { pages: 1, bytes: MB }))).toEqual(["new"]);
    expect(names(withoutEntry(full, "old"))).toEqual(["new"]);
  });

  it("ends with nothing where one page is larger than the whole shelf", () => {
    expect(trimmed(shelf(page("huge", 1, { bytes: 9 })), { pages: 9, bytes: 8 }).entries).toEqual([]);
  });

  it("holds a page once", () => {
    expect(withEntry(shelf(page("p", 1)), page("p", 2)).entries).toEqual([page("p", 2)]);
  });
});
