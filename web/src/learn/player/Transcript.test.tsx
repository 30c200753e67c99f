import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { objections } from "@/testing/axe";
import { renderPage } from "@/testing/page";
import { Transcript } from "./Transcript";

const cues = ["First clean the lens.", "Then close the lid.", "Clean again."].map((text, index) => ({
  startSeconds: index * 2,
  endSeconds: index * 2 + 2,
  text,
}));

function show(current = 0, lang = "en") {
  const onSeek = vi.fn();
  const view = renderPage(<Transcript cues={cues} current={current} lang={lang} origin={null} onSeek={onSeek} />);
  return { ...view, onSeek, sentence: (text: RegExp) => screen.getByRole("button", { name: text }) };
}

it("marks the sentence being said, and only that", () => {
  const { container, sentence } = show(1);
  expect(sentence(/close the lid/).getAttribute("aria-current")).toBe("true");
  expect(container.querySelectorAll("[aria-current]")).toHaveLength(1);
});

it("says so where the words are in another language than the page", () => {
  show(0, "de");
  const heading = () => screen.getByRole("heading", { name: /Transcript/ }).textContent.trim();
  expect(heading()).toBe("Transcript DE");
  cleanup();
  show(0, "en");
  expect(heading()).toBe("Transcript");
});

it("seeks to a sentence that is clicked", async () => {
  const { sentence, onSeek } = show();
  await userEvent.click(sentence(/close the lid/));
  expect(onSeek).toHaveBeenCalledWith(2);
});

it("is one stop for Tab; arrows move, Enter seeks", async () => {
  const { container, sentence, onSeek } = show();
  expect(container.querySelectorAll('li button[tabindex="0"]')).toHaveLength(1);
  sentence(/First clean/).focus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}");
  expect(onSeek).toHaveBeenCalledWith(4);
});

it("pauses following when the reader scrolls, and offers the way back", async () => {
  show();
  const toggle = screen.getByRole("button", { name: "Follow" });
  expect(toggle.getAttribute("aria-pressed")).toBe("true");
  screen.getByRole("list").dispatchEvent(new WheelEvent("wheel", { bubbles: true }));
  await userEvent.click(await screen.findByRole("button", { name: "Back to now" }));
  expect(screen.getByRole("button", { name: "Follow" }).getAttribute("aria-pressed")).toBe("true");
});

it("finds words and says where it stands", async () => {
  show();
  await userEvent.type(screen.getByRole("searchbox"), "clean");
  expect(screen.getByText("1 of 2")).toBeTruthy();
  await userEvent.keyboard("{Enter}");
  expect(screen.getByText("2 of 2")).toBeTruthy();
  expect(within(screen.getByRole("list")).getAllByText(/clean/i, { selector: "mark" })).toHaveLength(2);
});

it("gives axe nothing to object to", async () => {
  const { container } = show(1);
  expect(await objections(container)).toEqual([]);
});
