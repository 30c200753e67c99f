import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { speak } from "@/i18n";
import { objections } from "@/testing/axe";
import { renderPage } from "@/testing/page";
import { Onward } from "./Onward";
import { Tools } from "./Tools";

const link = (title: string) => ({ title, path: `/en/learn/a/${title.toLowerCase()}` });
const related = (title: string, kind = "Article") => ({ __typename: kind, ...link(title), summary: "", locale: "en" });

function serve(node: object) {
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ data: { node: { id: "1", ...node } } })));
}

beforeAll(() => speak("en", "after"));
afterEach(() => vi.unstubAllGlobals());

it("leads to the neighbours and to what is related", async () => {
  serve({ previous: link("Width"), next: link("Nesting"), related: [related("Focus", "Tutorial")] });
  const { container } = renderPage(<Onward pageId="1" />);
  await waitFor(() => expect(screen.getByRole("link", { name: /Previous.*Width/ })).toBeTruthy());
  expect(screen.getByRole("link", { name: /Next.*Nesting/ }).getAttribute("href")).toBe("/en/learn/a/nesting");
  expect(screen.getByRole("heading", { name: /Focus/ })).toBeTruthy();
  expect(await objections(container)).toEqual([]);
});

it("keeps silent where nothing is good", async () => {
  serve({ previous: null, next: link("Nesting"), related: [] });
  renderPage(<Onward pageId="1" />);
  await waitFor(() => expect(screen.getByRole("link", { name: /Next/ })).toBeTruthy());
  expect(screen.queryByRole("heading", { name: "Related" })).toBeNull();
});

it("shares by the device where it can, and by the clipboard elsewhere", async () => {
  const share = vi.fn(() => Promise.resolve());
  vi.stubGlobal("navigator", Object.assign(Object.create(navigator) as Navigator, { share }));
  const first = renderPage(<Tools />);
  await userEvent.click(screen.getByRole("button", { name: "Share" }));
  expect(share).toHaveBeenCalledOnce();
  first.unmount();
  vi.unstubAllGlobals();
  renderPage(<Tools />);
  expect(screen.getByRole("button", { name: "Copy link" })).toBeTruthy();
});
