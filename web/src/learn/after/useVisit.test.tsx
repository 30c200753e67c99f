import { useRef } from "react";
import { act } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { renderPage } from "@/testing/page";
import { useVisit } from "./useVisit";
import { sourceOf, wasPlayed } from "./visits";

let seeEnd: () => void = () => undefined;
let sent: { step: string; pageId: string; locale: string }[] = [];
let requests: RequestInit[] = [];

class Observer {
  constructor(tell: (seen: { isIntersecting: boolean }[]) => void) {
    seeEnd = () => tell([{ isIntersecting: true }]);
  }
  observe() {}
  disconnect() {}
}

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  requests = [];
  vi.stubGlobal("IntersectionObserver", Observer);
  vi.stubGlobal("requestIdleCallback", (then: () => void) => setTimeout(then, 1));
  vi.stubGlobal("fetch", (_address: string, options: RequestInit) => {
    requests.push(options);
    sent.push((JSON.parse(options.body as string) as { variables: { input: (typeof sent)[0] } }).variables.input);
    return Promise.resolve(Response.json({ data: {} }));
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Object.defineProperty(document, "visibilityState", { configurable: true, value: "visible" });
});

let pages = 0;
function Page({ id }: { id: string }) {
  const end = useRef<HTMLDivElement>(null);
  useVisit({ pageId: id, locale: "en", minutes: 1 }, end);
  return (
    <div ref={end}>
      {/* eslint-disable-next-line jsx-a11y/media-has-caption */}
      <video />
    </div>
  );
}
const show = (id = `page-${(pages += 1)}`) => ({ id, ...renderPage(<Page id={id} />, "/en/learn/a/b") });
const during = (happen: () => unknown) => {
  act(() => {
    happen();
  });
};
const wait = (seconds: number) => during(() => vi.advanceTimersByTime(seconds * 1000));
const steps = () => sent.map(({ step }) => step);

it("counts a view once the browser is idle, while the page may be left, and gives a visitor no cookie", () => {
  const { id } = show();
  expect(sent).toEqual([]);
  wait(1);
  expect(sent).toMatchObject([{ step: "SHOWN", pageId: id, locale: "en" }]);
  expect(requests[0]).toMatchObject({ keepalive: true, method: "POST" });
});

it("counts coming back within half an hour as the same view, and later as another", () => {
  const first = show();
  wait(1);
  first.unmount();
  const again = show(first.id);
  wait(1);
  expect(steps()).toEqual(["SHOWN"]);
  again.unmount();
  wait(31 * 60);
  show(first.id);
  wait(1);
  expect(steps()).toEqual(["SHOWN", "SHOWN"]);
});

it("takes a page for read through after its end and a third of its time, once", () => {
  show();
  wait(30);
  expect(steps()).toEqual(["SHOWN"]);
  during(seeEnd);
  wait(2);
  expect(steps()).toEqual(["SHOWN", "READ_THROUGH"]);
  wait(60);
  expect(steps()).toHaveLength(2);
});

it("does not take a page for read through whose end was rushed to", () => {
  const { unmount } = show();
  during(seeEnd);
  wait(15);
  unmount();
  wait(60);
  expect(steps()).toEqual(["SHOWN"]);
});

it("does not count what nobody looks at", () => {
  Object.defineProperty(document, "visibilityState", { configurable: true, value: "hidden" });
  show();
  during(seeEnd);
  wait(60);
  expect(sent).toEqual([]);
  Object.defineProperty(document, "visibilityState", { configurable: true, value: "visible" });
  during(() => document.dispatchEvent(new Event("visibilitychange")));
  expect(steps()).toEqual(["SHOWN"]);
  wait(15);
  expect(steps()).toEqual(["SHOWN"]);
});

it("takes a tutorial for read through once nine tenths of its video were played", () => {
  const { container } = show();
  wait(1);
  const video = container.querySelector("video") as HTMLVideoElement;
  const played = (end: number) => ({ length: 1, start: () => 0, end: () => end });
  Object.defineProperty(video, "duration", { value: 100 });
  Object.defineProperty(video, "played", { configurable: true, value: played(89) });
  during(() => video.dispatchEvent(new Event("timeupdate")));
  expect(steps()).toEqual(["SHOWN"]);
  Object.defineProperty(video, "played", { configurable: true, value: played(90) });
  during(() => video.dispatchEvent(new Event("timeupdate")));
  expect(steps()).toEqual(["SHOWN", "READ_THROUGH"]);
});

it("does not take a jump to the end for watching", () => {
  const ranges: [number, number][] = [[0, 5], [95, 100]];
  const played = { length: 2, start: (at: number) => ranges[at]?.[0] ?? 0, end: (at: number) => ranges[at]?.[1] ?? 0 };
  expect(wasPlayed({ duration: 100, played })).toBe(false);
});

it.each([{ doNotTrack: "1" }, { globalPrivacyControl: true }])("sends nothing for whoever declines", (wish) => {
  vi.stubGlobal("navigator", Object.assign(Object.create(navigator) as Navigator, wish));
  show();
  during(seeEnd);
  wait(60);
  expect(sent).toEqual([]);
});

it.each([
  ["", "DIRECT"],
  ["https://www.google.com/", "SEARCH"],
  ["https://example.org/google", "LINK"],
  ["https://kerf.test/en/search?q=gas", "SEARCH"],
  ["https://kerf.test/en/learn/a/b", "LINK"],
])("knows coarsely where a reader came from: %s", (before, source) => {
  expect(sourceOf(before, "https://kerf.test")).toBe(source);
});
