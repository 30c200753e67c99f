import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { speak } from "@/i18n";
import { objections } from "@/testing/axe";
import { stubMedia } from "@/testing/media";
import { renderPage } from "@/testing/page";
import { Player } from "./Player";
import type { Recording } from "./recording";

const recording: Recording = {
  id: "VmlkZW86MQ==",
  title: "Focus the lens",
  poster: "/poster.jpg",
  width: 1280,
  height: 720,
  duration: 120,
  sources: [
    { url: "/720p.mp4", type: "video/mp4", width: 1280, height: 720 },
    { url: "/360p.mp4", type: "video/mp4", width: 640, height: 360 },
  ],
  captions: [{ url: "/en.vtt", language: "en", label: "English", origin: null, downloads: [] }],
  chapters: [
    { startSeconds: 0, title: "Clean the lens" },
    { startSeconds: 40, title: "Find the focus" },
    { startSeconds: 80, title: "Cut a line" },
  ],
  storyboard: { url: "/sheet.jpg", tileWidth: 192, tileHeight: 108, columns: 10, count: 100, intervalSeconds: 1.2 },
  transcript: null,
};

function show(changes: Partial<Recording> = {}, start?: number) {
  const view = renderPage(<Player recording={{ ...recording, ...changes }} path="/en/learn/cut/focus" start={start} />);
  const video = view.container.querySelector("video");
  if (!video) throw new Error("There is no video.");
  return { ...view, video };
}

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const seek = () => screen.getByRole("slider", { name: "Position in the video" });

/** Presses keys with the focus on the picture, where a press with the mouse leaves it. */
async function keys(video: HTMLVideoElement, text: string) {
  video.closest<HTMLElement>("[tabindex]")?.focus();
  await userEvent.keyboard(text);
}

beforeAll(async () => {
  stubMedia();
  await speak("en", "player");
  // Code that is fetched late has to be compiled first, which may take a busy machine longer than a test.
  await import("./ShortcutSheet");
});

beforeEach(() => {
  Object.defineProperty(window, "innerWidth", { configurable: true, value: 1280 });
});

describe("the controls", () => {
  it("play, stop and say which of both a press does", async () => {
    const { video } = show();
    const group = within(screen.getByRole("group", { name: "Controls" }));
    await userEvent.click(group.getByRole("button", { name: "Play" }));
    expect(video.paused).toBe(false);
    await userEvent.click(group.getByRole("button", { name: "Pause" }));
    expect(video.paused).toBe(true);
  });

  it("say where the film is, and in which chapter", () => {
    const { video } = show();
    expect(seek().getAttribute("aria-valuetext")).toBe("0:00 of 2:00, Clean the lens");
    fireEvent.change(seek(), { target: { value: "65.5" } });
    expect(video.currentTime).toBe(65.5);
    expect(seek().getAttribute("aria-valuetext")).toBe("1:05 of 2:00, Find the focus");
  });

  it("move by five seconds with the arrow keys on the time line", async () => {
    const { video } = show();
    seek().focus();
    await userEvent.keyboard("{ArrowRight}{ArrowUp}{ArrowLeft}");
    expect(video.currentTime).toBe(5);
  });

  it("show the picture and the chapter under the pointer", () => {
    show();
    const line = seek().parentElement as HTMLElement;
    line.getBoundingClientRect = () => ({ left: 0, width: 240 }) as DOMRect;
    fireEvent.pointerMove(line, { clientX: 120 });
    expect(line.textContent).toContain("1:00");
    expect(line.textContent).toContain("Find the focus");
    const thumbnail = line.querySelector<HTMLElement>("[style*='sheet.jpg']");
    expect(thumbnail?.style.backgroundPosition).toBe("0px -450px");
    fireEvent.pointerLeave(line);
    expect(line.textContent).toBe("");
  });

  it("turn captions off, and keep them so", async () => {
    const { video, unmount } = show();
    const shown = () => Array.from(video.textTracks, ({ mode }) => mode);
    expect(shown()).toEqual(["showing"]);
    await userEvent.click(button("Captions"));
    expect(button("Captions").getAttribute("aria-pressed")).toBe("false");
    expect(shown()).toEqual(["hidden"]);
    unmount();
    show();
    expect(button("Captions").getAttribute("aria-pressed")).toBe("false");
  });

  it("leave out what a recording does not have", () => {
    show({ captions: [], chapters: [], storyboard: null, sources: recording.sources.slice(0, 1) });
    expect(screen.queryByRole("button", { name: "Captions" })).toBeNull();
    expect(screen.queryByRole("region", { name: "Chapters" })).toBeNull();
    expect(screen.queryByRole("combobox", { name: "Quality" })).toBeNull();
  });
});

describe("the chapters", () => {
  it("are a list that leads to them, and marks the current one", async () => {
    const { video } = show();
    const list = within(screen.getByRole("region", { name: "Chapters" }));
    expect(list.getAllByRole("button").map((one) => one.textContent)).toEqual([
      "0:00Clean the lens",
      "0:40Find the focus",
      "1:20Cut a line",
    ]);
    await userEvent.click(list.getByRole("button", { name: /Cut a line/ }));
    expect(video.currentTime).toBe(80);
    expect(video.paused).toBe(false);
    expect(list.getByRole("button", { current: true }).textContent).toContain("Cut a line");
  });
});

describe("the quality", () => {
  it("is by itself as sharp as the screen, and no sharper", () => {
    expect(show().video.getAttribute("src")).toBe("/720p.mp4");
    Object.defineProperty(window, "innerWidth", { configurable: true, value: 360 });
    expect(show().video.getAttribute("src")).toBe("/360p.mp4");
  });

  it("changes without losing the place, and is remembered", async () => {
    const { video, unmount } = show();
    video.currentTime = 33;
    await video.play();
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Quality" }), "360p");
    expect(video.getAttribute("src")).toBe("/360p.mp4");
    expect([video.currentTime, video.paused]).toEqual([33, false]);
    unmount();
    expect(show().video.getAttribute("src")).toBe("/360p.mp4");
  });

  it("is automatic where the remembered one cannot be had", () => {
    localStorage.setItem("kerf.quality", "1080");
    expect(show().video.getAttribute("src")).toBe("/720p.mp4");
    expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "Quality" }).value).toBe("auto");
  });
});

describe("the keyboard", () => {
  it.each([
    [" ", false],
    ["k", false],
    ["kk", true],
  ])("plays and stops with %s", async (text, paused) => {
    const { video } = show();
    await keys(video, text);
    expect(video.paused).toBe(paused);
  });

  it.each([
    ["l", 70],
    ["j", 50],
    ["L", 70],
    ["{ArrowRight}", 65],
    ["{ArrowLeft}", 55],
    ["0", 0],
    ["5", 60],
    ["9", 108],
    ["{Home}", 0],
    ["jjjjjjjj", 0],
    ["llllllll", 120],
  ])("moves with %s", async (text, seconds) => {
    const { video } = show();
    video.currentTime = 60;
    await keys(video, text);
    expect(video.currentTime).toBe(seconds);
    expect(video.paused).toBe(true);
  });

  it("changes sound, captions and speed, and says so", async () => {
    const { video } = show();
    await keys(video, "m");
    expect(video.muted).toBe(true);
    expect(screen.getByText("Muted").getAttribute("role")).toBe("status");
    await keys(video, "{ArrowDown}{ArrowDown}");
    expect([video.muted, video.volume]).toEqual([false, 0.8]);
    await keys(video, "c");
    expect(screen.getByText("Captions off")).toBeTruthy();
    await keys(video, ">>>>>");
    expect(video.playbackRate).toBe(2);
    await keys(video, "<");
    expect(screen.getByText("Speed 1.5×")).toBeTruthy();
    expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "Speed" }).value).toBe("1.5");
  });

  it("leaves keys to the element that needs them", async () => {
    const { video } = show();
    screen.getByRole("combobox", { name: "Speed" }).focus();
    await userEvent.keyboard("k5l");
    button("Captions").focus();
    await userEvent.keyboard(" ");
    expect([video.currentTime, video.paused]).toEqual([0, true]);
    expect(button("Captions").getAttribute("aria-pressed")).toBe("false");
    await userEvent.keyboard("{Control>}k{/Control}");
    expect(video.paused).toBe(true);
  });

  it("shows what it does", async () => {
    const { video } = show();
    await keys(video, "?");
    const sheet = await screen.findByRole("dialog", { name: "Keyboard shortcuts" });
    expect(sheet.textContent).toContain("10 seconds back and forward");
    await userEvent.keyboard("k{Escape}");
    expect(video.paused).toBe(true);
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

it("gives axe nothing to object to, before and while it plays", async () => {
  const { container, video } = show();
  expect(await objections(container)).toEqual([]);
  await video.play();
  expect(await objections(container)).toEqual([]);
});
