import { lazy } from "react";
import { render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { Offline } from "./states";
import { Spare } from "./Spare";
import { renderPage } from "@/testing/page";

vi.mock("@/offline/parts", () => ({
  parts: () =>
    Promise.resolve({
      Stranded: () => {
        throw new Error("Failed to fetch dynamically imported module");
      },
    }),
}));
afterEach(() => vi.restoreAllMocks());

it("leaves the rest of the page where a part of it fails", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const Part = lazy(() => Promise.reject(new Error("Failed to fetch dynamically imported module")));
  render(
    <>
      <p>The text</p>
      <Spare fallback="Soon" instead="Not now">
        <Part />
      </Spare>
    </>,
  );
  expect(await screen.findByText("Not now")).toBeTruthy();
  expect(screen.getByText("The text")).toBeTruthy();
});

it("says that there is no network even where what is said better cannot be fetched", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
  renderPage(<Offline onRetry={() => undefined} />);
  await waitFor(() => expect(told).toHaveBeenCalled());
  expect(screen.getByRole("button")).toBeTruthy();
});
