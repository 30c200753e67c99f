import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it } from "vitest";
import { objections } from "@/testing/axe";
import { renderPage } from "@/testing/page";
import { Downloads } from "./Downloads";

const FORMATS = ["WEBVTT", "SRT", "TTML", "TEXT"] as const;

const track = (language: string, label: string) => ({
  language,
  label,
  origin: null,
  url: `/${language}.vtt`,
  downloads: FORMATS.map((format) => ({ format, url: `/${language}/${format}` })),
});
const captions = [track("en", "English"), track("de", "Deutsch")];

// The menu is fetched when it is needed, which takes a slow machine longer than a test may take.
beforeAll(() => import("@/ui/AriaMenu"), 30_000);

it("offers the captions of the shown transcript in every format, by keyboard alone", async () => {
  const { container } = renderPage(<Downloads captions={captions} language="de" />);
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  const items = await screen.findAllByRole("menuitem");
  expect(items.map((item) => item.textContent)).toEqual(["WebVTT (.vtt)", "SubRip (.srt)", "TTML (.ttml)", "Text (.txt)"]);
  expect(items[1]?.getAttribute("href")).toBe("/de/SRT");
  expect(await objections(container)).toEqual([]);
});

it("says which language one would get", () => {
  renderPage(<Downloads captions={captions} language="de" />);
  expect(screen.getByRole("button", { name: "Download captions (Deutsch)" })).toBeTruthy();
});

it("is not there without captions", () => {
  renderPage(<Downloads captions={[]} language={null} />);
  expect(screen.queryByRole("button")).toBeNull();
});
