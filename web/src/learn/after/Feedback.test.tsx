import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { speak } from "@/i18n";
import { queryClient } from "@/api/query";
import { objections } from "@/testing/axe";
import { renderPage } from "@/testing/page";
import { Feedback } from "./Feedback";

const PAGE = "QXJ0aWNsZTox";
const button = (name: string) => screen.getByRole("button", { name });
const pressed = (name: string) => button(name).getAttribute("aria-pressed");

interface Sent {
  variables: { input: Record<string, unknown> };
}

/** The server: `viewer` is signed in and has not voted; each write is answered by `answer`, when `ready`. */
function serve(answer: (input: Record<string, unknown>) => object, viewer: object | null = null, ready?: () => Promise<void>) {
  const sent: Record<string, unknown>[] = [];
  vi.stubGlobal("fetch", async (_address: string, options?: RequestInit) => {
    if (options?.method !== "POST") return Response.json({ data: { viewer, articleFeedback: null } });
    const { input } = (JSON.parse(options.body as string) as Sent).variables;
    sent.push(input);
    await ready?.();
    return Response.json({ data: answer(input) });
  });
  return sent;
}

const takes = (input: Record<string, unknown>) =>
  "helpful" in input
    ? { articleFeedbackGive: { feedback: { id: "f", reason: null, comment: "", ...input }, errors: [] } }
    : { articleFeedbackWithdraw: { withdrawn: true, errors: [] } };

beforeAll(() => speak("en", "after"));
beforeEach(() => queryClient.clear());
afterEach(() => vi.unstubAllGlobals());

const show = (version = "1") => renderPage(<Feedback pageId={PAGE} version={version} />, "/en/learn/a/b");

it("takes a yes at once, thanks for it once the server has it, and leaves the focus on the button", async () => {
  let answer = () => {};
  const sent = serve(takes, null, () => new Promise((resolve) => (answer = resolve)));
  show();
  await userEvent.click(button("Yes"));
  expect(pressed("Yes")).toBe("true");
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(screen.getByRole("status").textContent).toBe("");
  answer();
  await waitFor(() => expect(screen.getByRole("status").textContent).toContain("Thank you"));
  expect(document.activeElement).toBe(button("Yes"));
  expect(sent[0]).toMatchObject({ pageId: PAGE, helpful: true });
});

it("knows a visitor again by one random id, and what was said of this version only", async () => {
  const sent = serve(takes);
  const first = show();
  await userEvent.click(button("Yes"));
  await waitFor(() => expect(localStorage.getItem(`kerf.said.${PAGE}`)).toBeTruthy());
  first.unmount();
  const second = show();
  expect(pressed("Yes")).toBe("true");
  second.unmount();
  show("2");
  expect(pressed("Yes")).toBe("false");
  await userEvent.click(button("No"));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]?.visitorId).toBe(sent[0]?.visitorId);
  expect(sent[0]?.visitorId).toMatch(/^[0-9a-f]{32}$/);
});

it("asks after a no for the reason, and offers support with the page attached", async () => {
  const sent = serve(takes);
  show();
  await userEvent.click(button("No"));
  await userEvent.click(screen.getByRole("radio", { name: "It is unclear" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Tell us more" }), "Which beam?");
  await userEvent.click(button("Send"));
  await waitFor(() => expect(screen.getByRole("status").textContent).toContain("will read it"));
  expect(document.activeElement).toBe(screen.getByRole("status"));
  expect(sent.at(-1)).toMatchObject({ helpful: false, reason: "UNCLEAR", comment: "Which beam?" });
  const ask = screen.getByRole("link", { name: "Ask support about this page" });
  expect(ask.getAttribute("href")).toBe(`/en/support/new?about=${PAGE}`);
});

it("takes words that are sent while the vote is still on its way", async () => {
  let answer = () => {};
  const sent = serve(takes, null, () => new Promise((resolve) => (answer = resolve)));
  show();
  await userEvent.click(button("No"));
  await userEvent.click(screen.getByRole("radio", { name: "It is unclear" }));
  await userEvent.click(button("Send"));
  for (const number of [1, 2]) {
    await waitFor(() => expect(sent).toHaveLength(number));
    answer();
  }
  await waitFor(() => expect(screen.getByRole("status").textContent).toContain("will read it"));
  expect(sent.map(({ reason }) => reason)).toEqual([null, "UNCLEAR"]);
});

it("takes a vote back", async () => {
  serve(takes);
  show();
  await userEvent.click(button("No"));
  await userEvent.click(button("Undo"));
  expect(pressed("No")).toBe("false");
  expect(document.activeElement).toBe(button("Yes"));
  await waitFor(() => expect(localStorage.getItem(`kerf.said.${PAGE}`)).toBeNull());
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Taken back."));
});

it("tells the server of presses in their order, however fast they come, and thanks for the last only", async () => {
  let answer = () => {};
  const sent = serve(takes, null, () => new Promise((resolve) => (answer = resolve)));
  show();
  await userEvent.click(button("No"));
  await userEvent.click(button("Undo"));
  await userEvent.click(button("Yes"));
  for (const number of [1, 2, 3]) {
    await waitFor(() => expect(sent).toHaveLength(number));
    expect(pressed("Yes")).toBe("true");
    expect(screen.getByRole("status").textContent).toBe("");
    answer();
  }
  expect(sent.map(({ helpful }) => helpful)).toEqual([false, undefined, true]);
  await waitFor(() => expect(localStorage.getItem(`kerf.said.${PAGE}`)).toContain('"helpful":true'));
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Thank you, good to know."));
  expect(pressed("Yes")).toBe("true");
});

it("does not ask again whoever has signed in since, and takes that vote back", async () => {
  serve(takes);
  const before = show();
  await userEvent.click(button("No"));
  await waitFor(() => expect(localStorage.getItem(`kerf.said.${PAGE}`)).toBeTruthy());
  before.unmount();
  queryClient.clear();
  const sent = serve(takes, { id: "me" });
  show();
  await waitFor(() => expect(localStorage.getItem("kerf.member")).toBe("true"));
  expect(pressed("No")).toBe("true");
  await userEvent.click(button("Undo"));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.visitorId).toMatch(/^[0-9a-f]{32}$/);
  expect(pressed("No")).toBe("false");
});

it("puts a refused vote back and says why", async () => {
  serve(() => ({
    articleFeedbackGive: { feedback: null, errors: [{ code: "RATE_LIMITED", message: "Too many votes.", path: [] }] },
  }));
  show();
  await userEvent.click(button("No"));
  await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("Too many votes."));
  expect(pressed("No")).toBe("false");
});

it("keeps what was typed where it cannot be sent", async () => {
  serve(takes);
  show();
  await userEvent.click(button("No"));
  await waitFor(() => expect(localStorage.getItem(`kerf.said.${PAGE}`)).toBeTruthy());
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  await userEvent.type(screen.getByRole("textbox"), "Which beam?");
  await userEvent.click(button("Send"));
  await waitFor(() => expect(screen.getByRole("alert")).toBeTruthy());
  expect(screen.getByRole<HTMLTextAreaElement>("textbox").value).toBe("Which beam?");
});

it("gives axe nothing to object to", async () => {
  serve(takes);
  const { container } = show();
  await userEvent.click(button("No"));
  expect(await objections(container)).toEqual([]);
});
