import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it } from "vitest";
import type { BlockViewFragment } from "@/gql/graphql";
import { speak } from "@/i18n";
import { objections } from "@/testing/axe";
import { renderPage } from "@/testing/page";
import { Blocks } from "../Blocks";

const video: BlockViewFragment = {
  __typename: "EmbedBlock",
  id: "1",
  title: "Aligning the mirrors",
  provider: "YouTube",
  frameUrl: "https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0",
  pageUrl: "https://www.youtube.com/watch?v=abcdefghijk",
  ratio: "16:9",
};
const blocks: BlockViewFragment[] = [
  video,
  {
    __typename: "RelatedBlock",
    id: "2",
    pages: [
      { title: "Kerf width", summary: "What the beam removes.", path: "/en/learn/a/kerf", locale: "en", kind: "Article" },
      { title: "First cut", summary: "", path: "/en/learn/a/first", locale: "en", kind: "Tutorial" },
    ],
  },
  {
    __typename: "DownloadBlock",
    id: "3",
    title: "Test chart",
    description: "Print it at 100 %.",
    href: "/documents/1/chart.pdf",
    fileName: "chart.pdf",
    fileType: "PDF",
    fileSize: 1_234_567,
  },
  {
    __typename: "ToolBlock",
    id: "4",
    title: "Open the calculator",
    description: "",
    href: "/calc?thickness=3",
    opensWith: ["thickness 3 mm", "birch plywood"],
  },
];

// Fetched before, so that no test waits for a module to be compiled.
beforeAll(async () => {
  await import("./Way");
  await speak("en", "ways");
});

it("asks another site for nothing until the reader wants it", async () => {
  const { container } = renderPage(<Blocks blocks={[video]} />);
  const load = await screen.findByRole("button", { name: "Load from YouTube" });
  expect(container.querySelector("iframe, img")).toBeNull();
  await userEvent.click(load);
  const frame = screen.getByTitle("Aligning the mirrors");
  expect(frame.getAttribute("src")).toBe("https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0");
  expect(frame.getAttribute("sandbox")).not.toContain("allow-top-navigation");
  expect(document.activeElement).toBe(frame);
});

it("leads to related pages in the app, and says which is a video", async () => {
  const { router } = renderPage(<Blocks blocks={blocks} />);
  await userEvent.click(await screen.findByRole("link", { name: /First cut.*Video/ }));
  expect(router.state.location.pathname).toBe("/en/learn/a/first");
});

it("says what a file is and how large", async () => {
  renderPage(<Blocks blocks={blocks} />);
  const link = await screen.findByRole("link", { name: /Download: ?Test chart.*PDF · 1\.2 MB/ });
  expect(link.getAttribute("download")).toBe("chart.pdf");
});

it("says what the product opens with", async () => {
  renderPage(<Blocks blocks={blocks} />);
  const link = await screen.findByRole("link", { name: /Opens with: thickness 3 mm, birch plywood/ });
  expect(link.getAttribute("href")).toBe("/calc?thickness=3");
});

it("gives axe nothing to object to", async () => {
  const { container } = renderPage(<Blocks blocks={blocks} />);
  await screen.findByRole("button", { name: "Load from YouTube" });
  expect(await objections(container)).toEqual([]);
});
