import { useRef } from "react";
import { act } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { stubMedia } from "@/testing/media";
import { renderPage } from "@/testing/page";
import { useWatching } from "./useWatching";

interface Told {
  tutorialId: string;
  videoId: string;
  visitId: string;
  stretches: { startSeconds: number; endSeconds: number; times: number }[];
}

let sent: Told[] = [];
let requests: RequestInit[] = [];

beforeAll(stubMedia);
beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  requests = [];
  vi.stubGlobal("fetch", (_address: string, options: RequestInit) => {
    requests.push(options);
    sent.push((JSON.parse(options.body as string) as { variables: { input: Told } }).variables.input);
    return Promise.resolve(Response.json({ data: {} }));
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Object.defineProperty(document, "visibilityState", { configurable: true, value: "visible" });
});

function Page({ tutorialId }: { tutorialId: string | undefined }) {
  const video = useRef<HTMLVideoElement>(null);
  useWatching(video, { tutorialId, videoId: "video" });
  // eslint-disable-next-line jsx-a11y/media-has-caption
  return <video ref={video} />;
}

function show(tutorialId: string | undefined = "tutorial") {
  const view = renderPage(<Page tutorialId={tutorialId} />);
  const video = view.container.querySelector("video") as HTMLVideoElement;
  return { ...view, video };
}
const play = (video: HTMLVideoElement, ...moments: number[]) => {
  void video.play();
  for (const at of moments) video.currentTime = at;
};
const jump = (video: HTMLVideoElement, to: number) => {
  video.dispatchEvent(new Event("seeking"));
  video.currentTime = to;
  video.dispatchEvent(new Event("seeked"));
};
const last = () => sent.at(-1)?.stretches.map(({ startSeconds, endSeconds, times }) => [startSeconds, endSeconds, times]);

it("tells what was watched when it is paused, also while the page is left, and gives a visitor no cookie", () => {
  const { video } = show();
  play(video, 1, 2, 5);
  expect(sent).toEqual([]);
  video.pause();
  expect(sent).toMatchObject([{ tutorialId: "tutorial", videoId: "video" }]);
  expect(last()).toEqual([[0, 5, 1]]);
  expect(requests[0]).toMatchObject({ keepalive: true, method: "POST" });
});

it("tells all of the visit each time, under one name", () => {
  const { video } = show();
  play(video, 5);
  jump(video, 20);
  video.currentTime = 30;
  video.pause();
  jump(video, 2);
  play(video, 2, 4);
  video.pause();
  expect(last()).toEqual([
    [0, 2, 1],
    [2, 4, 2],
    [4, 5, 1],
    [20, 30, 1],
  ]);
  expect(sent[0]?.visitId).toMatch(/^[\w-]{16,64}$/);
  expect(new Set(sent.map(({ visitId }) => visitId)).size).toBe(1);
});

it("tells it every minute while it plays, and nothing twice", () => {
  const { video } = show();
  play(video, 59);
  vi.advanceTimersByTime(60_000);
  expect(last()).toEqual([[0, 59, 1]]);
  vi.advanceTimersByTime(60_000);
  expect(sent).toHaveLength(1);
  video.currentTime = 100;
  vi.advanceTimersByTime(60_000);
  expect(last()).toEqual([[0, 100, 1]]);
});

it.each([
  ["put aside", () => document.dispatchEvent(new Event("visibilitychange"))],
  ["closed", () => dispatchEvent(new Event("pagehide"))],
])("tells it when the page is %s", (_how, leave) => {
  const { video } = show();
  play(video, 7);
  Object.defineProperty(document, "visibilityState", { configurable: true, value: "hidden" });
  leave();
  expect(last()).toEqual([[0, 7, 1]]);
  // The sound of a tab in the background is listened to.
  video.currentTime = 9;
  video.pause();
  expect(last()).toEqual([[0, 9, 1]]);
});

it("tells it when another page of the app is opened", () => {
  const { video, unmount } = show();
  play(video, 7);
  act(unmount);
  expect(last()).toEqual([[0, 7, 1]]);
  vi.advanceTimersByTime(120_000);
  expect(sent).toHaveLength(1);
});

it("begins another visit where the page stays open for half a day", () => {
  const { video } = show();
  play(video, 7);
  video.pause();
  vi.advanceTimersByTime(13 * 3_600_000);
  play(video, 9);
  video.pause();
  expect(last()).toEqual([[7, 9, 1]]);
  expect(new Set(sent.map(({ visitId }) => visitId)).size).toBe(2);
});

it("does not speak of what was only looked at", () => {
  const { video, unmount } = show();
  jump(video, 60);
  video.currentTime = 64;
  act(unmount);
  expect(sent).toEqual([]);
});

it.each([{ doNotTrack: "1" }, { globalPrivacyControl: true }])("sends nothing for whoever declines", (wish) => {
  vi.stubGlobal("navigator", Object.assign(Object.create(navigator) as Navigator, wish));
  const { video } = show();
  play(video, 30);
  video.pause();
  expect(sent).toEqual([]);
});

it("sends nothing of a draft", () => {
  const { video } = show("");
  play(video, 30);
  video.pause();
  expect(sent).toEqual([]);
});
