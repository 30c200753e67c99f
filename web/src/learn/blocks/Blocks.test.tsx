import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { BlockViewFragment } from "@/gql/graphql";
import { objections } from "@/testing/axe";
import { renderPage } from "@/testing/page";
import { Blocks } from "./Blocks";

const moment = {
  title: "First cut",
  path: "/en/learn/start/first-cut",
  locale: "en",
  second: 65,
  posterUrl: null,
  sentence: "Set the focus to zero.",
};
const step = { html: "", image: null, alt: "", moment: null };
const blocks: BlockViewFragment[] = [
  { __typename: "HeadingBlock", id: "1", text: "Find the kerf", level: 2, anchor: "find-the-kerf" },
  { __typename: "ParagraphBlock", id: "2", html: '<p>See <a href="/en/learn/a/b">the guide</a>.</p>' },
  { __typename: "CalloutBlock", id: "3", kind: "warning", title: "", html: "<p>Hot.</p>" },
  { __typename: "TableBlock", id: "4", caption: "Widths", columns: ["Material", "mm"], rows: [{ cells: ["Plywood", "0.2"] }] },
  { __typename: "CodeBlock", id: "5", language: "gcode", title: "", code: "G1 X10" },
  { __typename: "ImageBlock", id: "6", alt: "A cut", caption: "", image: { src: "/a.webp", srcset: "", width: 4, height: 3 } },
  { __typename: "UnknownBlock", id: "7" },
  {
    __typename: "StepsBlock",
    id: "9",
    steps: [
      { ...step, id: "a", title: "Home the machine", html: "<p>Wait for the beep.</p>" },
      { ...step, id: "b", title: "Cut a square", moment },
    ],
  },
  { __typename: "MomentBlock", id: "10", caption: "The focus", moment },
];

it("gives a section its anchor", () => {
  renderPage(<Blocks blocks={blocks} />);
  expect(screen.getByRole("heading", { name: "Find the kerf" }).id).toBe("find-the-kerf");
});

it("names a callout by its kind where it has no title", () => {
  renderPage(<Blocks blocks={blocks} />);
  expect(screen.getByText("Warning")).toBeTruthy();
});

it("shows the rest of a page that holds a block of the future", () => {
  const future = { __typename: "HologramBlock", id: "8" } as unknown as BlockViewFragment;
  renderPage(<Blocks blocks={[future, ...blocks]} />);
  expect(screen.getByRole("img", { name: "A cut" })).toBeTruthy();
});

it("follows links of our own without loading the page anew", async () => {
  const { router } = renderPage(<Blocks blocks={blocks} />);
  await userEvent.click(screen.getByRole("link", { name: "the guide" }));
  expect(router.state.location.pathname).toBe("/en/learn/a/b");
});

it("shows steps in their order, as a list", async () => {
  renderPage(<Blocks blocks={blocks} />);
  const list = await screen.findByRole("list");
  const items = within(list).getAllByRole("listitem");
  expect(items.map((item) => item.querySelector("p")?.textContent)).toEqual(["Home the machine", "Cut a square"]);
});

it("leads to a moment of a tutorial without loading the page anew, in the reader's language", async () => {
  const { router } = renderPage(<Blocks blocks={blocks} />, "/de/");
  await userEvent.click(await screen.findByRole("link", { name: /The focus.*Set the focus to zero\..*1:05/s }));
  expect(router.state.location.pathname).toBe("/de/learn/start/first-cut");
  expect(router.state.location.search).toBe("?t=65");
});

it("gives axe nothing to object to", async () => {
  // Samples in one language, and tables of one kind, have the same name.
  const again = blocks.filter(({ __typename }) => __typename === "CodeBlock" || __typename === "TableBlock");
  const named = again.map((block) => ({ ...block, id: `${block.id}-2` }));
  const { container } = renderPage(<Blocks blocks={[...blocks, ...named]} />);
  await screen.findByRole("link", { name: /The focus/ });
  expect(await objections(container)).toEqual([]);
});

it("marks the blocks that are behind the original, and no others", () => {
  renderPage(<Blocks blocks={blocks} outdated={[{ id: "2", kind: "CHANGED" }, { id: "title", kind: "CHANGED" }]} />);
  const [mark, ...others] = screen.getAllByText("Changed in the original");
  expect(others).toEqual([]);
  expect(mark?.parentElement?.textContent).toContain("the guide");
});

it("says of a block that nobody has translated that it is not", () => {
  renderPage(<Blocks blocks={blocks} outdated={[{ id: "2", kind: "ADDED" }]} />);
  expect(screen.getByText("Not translated yet").parentElement?.textContent).toContain("the guide");
  expect(screen.queryByText("Changed in the original")).toBeNull();
});
