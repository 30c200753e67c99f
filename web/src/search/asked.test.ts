import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

interface Sent {
  variables: { input: Record<string, unknown> };
}

const sent: Sent[] = [];

/** The module anew, as after a reload. */
async function load() {
  vi.resetModules();
  return import("./asked");
}

const settled = () => vi.waitFor(() => expect(sent.length).toBeGreaterThan(0));
const page = { query: "kerf", place: "PAGE", locale: "en" } as const;

beforeEach(() => {
  sent.length = 0;
  document.cookie = "csrftoken=x";
  vi.stubGlobal("fetch", (_url: string, init?: RequestInit) => {
    if (typeof init?.body === "string") sent.push(JSON.parse(init.body) as Sent);
    return Promise.resolve(new Response(JSON.stringify({ data: {} }), { status: 200 }));
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  localStorage.clear();
});

describe("recording what was asked", () => {
  it("says each question once, and what was opened after it", async () => {
    const { recordQuestion, recordClick } = await load();
    const id = recordQuestion(page);
    expect(recordQuestion({ ...page, query: " Kerf ", place: "PALETTE" })).toBe(id);
    recordClick(id, "node", 3);
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[0]?.variables.input).toMatchObject({ query: "kerf", place: "PAGE", questionId: id });
    expect(sent[1]?.variables.input).toMatchObject({ nodeId: "node", position: 3, questionId: id });
  });

  it("takes a narrowed question for another", async () => {
    const { recordQuestion } = await load();
    expect(recordQuestion({ ...page, area: "motion" })).not.toBe(recordQuestion(page));
  });

  it("gives a visitor another id on another day", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-28T10:00:00Z") });
    const { recordQuestion } = await load();
    recordQuestion(page);
    await settled();
    vi.setSystemTime(new Date("2026-11-29T10:00:00Z"));
    recordQuestion({ ...page, query: "lens" });
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[0]?.variables.input.visitorId).not.toBe(sent[1]?.variables.input.visitorId);
  });

  it.each([{ globalPrivacyControl: true }, { doNotTrack: "1" }])("keeps quiet for %o", async (wish) => {
    vi.stubGlobal("navigator", wish);
    const { recordQuestion, recordClick } = await load();
    expect(recordQuestion(page)).toBeUndefined();
    recordClick("some-id", "node", 1);
    await Promise.resolve();
    expect(sent).toEqual([]);
  });

  it("asks nothing where nothing is asked, and breaks nothing where the server fails", async () => {
    const { recordQuestion } = await load();
    expect(recordQuestion({ ...page, query: "  " })).toBeUndefined();
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
    expect(recordQuestion(page)).toMatch(/^[0-9a-f]{32}$/);
  });
});
