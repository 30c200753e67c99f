import { expect, it, vi } from "vitest";
import { TypedDocumentString } from "@/gql/graphql";
import { read, write } from "./client";
import { RequestFailure } from "./errors";

const document = new TypedDocumentString<{ ok: boolean }, { path: string }>("query Page { ok }", { hash: "sha256:abc" });

function server(...answers: Response[]) {
  const requests: { url: string; init: RequestInit }[] = [];
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    requests.push({ url, init });
    return Promise.resolve(answers[requests.length - 1] ?? Response.error());
  });
  globalThis.document.cookie = "csrftoken=token";
  return requests;
}

const json = (body: object, status = 200) => Response.json(body, { status });

it("reads by hash over GET", async () => {
  const requests = server(json({ data: { ok: true } }));
  expect(await read(document, { path: "/en/a b" })).toEqual({ ok: true });
  const url = new URL(requests[0]?.url ?? "", "https://kerf.test");
  expect(requests[0]?.init.method).toBeUndefined();
  expect(url.searchParams.get("documentId")).toBe("abc");
  expect(JSON.parse(url.searchParams.get("variables") ?? "")).toEqual({ path: "/en/a b" });
});

it("sends the text to a server that does not know the hash", async () => {
  const requests = server(json({ errors: [{ message: "?" }] }, 404), json({ data: { ok: true } }));
  expect(await read(document, { path: "/" })).toEqual({ ok: true });
  expect(requests[1]?.init.method).toBe("POST");
  expect(JSON.parse(requests[1]?.init.body as string)).toMatchObject({ query: "query Page { ok }" });
});

it("writes with the CSRF token, never over GET", async () => {
  const requests = server(json({ data: { ok: true } }));
  await write(document, { path: "/" });
  expect(requests[0]?.init.method).toBe("POST");
  expect(new Headers(requests[0]?.init.headers).get("X-CSRFToken")).toBe("token");
});

it("asks for messages in the page's language, not the browser's", async () => {
  globalThis.document.documentElement.lang = "de";
  const requests = server(json({ data: { ok: true } }), json({ data: { ok: true } }));
  await read(document, { path: "/" });
  await write(document, { path: "/" });
  expect(requests.map(({ init }) => new Headers(init.headers).get("Accept-Language"))).toEqual(["de", "de"]);
});

it.each([
  ["UNAUTHENTICATED", "unauthenticated"],
  ["FORBIDDEN", "forbidden"],
  ["NOT_FOUND", "notFound"],
  ["RATE_LIMITED", "rateLimited"],
  ["SOMETHING_NEW", "server"],
])("tells %s apart as %s", async (code, kind) => {
  server(json({ data: null, errors: [{ message: "No.", extensions: { code } }] }));
  await expect(read(document, { path: "/" })).rejects.toMatchObject({ kind, fromServer: true });
});

it("knows how long a caller who asked for too much has to wait", async () => {
  const extensions = { code: "RATE_LIMITED", retryAfterSeconds: 12 };
  server(json({ errors: [{ message: "Wait.", extensions }] }, 429));
  await expect(read(document, { path: "/" })).rejects.toMatchObject({ kind: "rateLimited", retryAfterSeconds: 12 });
});

it("calls a server out of reach offline, and one that answers rubbish a fault of the server", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  await expect(read(document, { path: "/" })).rejects.toMatchObject({ kind: "offline" });
  server(new Response("<html>Bad gateway", { status: 502 }));
  await expect(read(document, { path: "/" })).rejects.toBeInstanceOf(RequestFailure);
});
