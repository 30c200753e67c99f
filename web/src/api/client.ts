/**
 * GraphQL over HTTP with trusted documents.
 *
 * Reads go over GET by the document's hash, so that answers for visitors can be cached in front of the
 * server. Writes go over POST with the CSRF token. A server that does not know a hash (an older or newer
 * release than this tab) gets the document's text instead.
 */
import type { TypedDocumentString } from "@/gql/graphql";
import { allowed } from "@/offline/allowed";
import { withCopy } from "@/offline/reading";
import { csrfToken, knownCsrfToken } from "./csrf";
import { kindOf, RequestFailure } from "./errors";

const ENDPOINT = "/graphql";
const ACCEPT = "application/graphql-response+json, application/json;q=0.9";

interface GraphQLError {
  message: string;
  extensions?: { code?: unknown; retryAfterSeconds?: number };
}

interface Answer<Data> {
  data?: Data | null;
  errors?: readonly GraphQLError[];
}

type Document<Data, Variables> = TypedDocumentString<Data, Variables>;

function hashOf(document: Pick<Document<unknown, unknown>, "__meta__">): string | undefined {
  const hash: unknown = document.__meta__?.hash;
  return typeof hash === "string" ? hash.replace(/^sha256:/, "") : undefined;
}

async function send(input: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(input, { credentials: "same-origin", ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new RequestFailure("offline", "The server could not be reached.");
  }
}

async function answer<Data>(response: Response): Promise<Data> {
  let body: Answer<Data>;
  try {
    body = (await response.json()) as Answer<Data>;
  } catch {
    throw new RequestFailure(response.status === 429 ? "rateLimited" : "server", `HTTP ${response.status}`);
  }
  const error = body.errors?.[0];
  // Partial data is not shown: a page with silent holes is worse than one that says what failed.
  if (error) {
    const { code, retryAfterSeconds } = error.extensions ?? {};
    throw new RequestFailure(kindOf(code), error.message, true, retryAfterSeconds);
  }
  if (!body.data) throw new RequestFailure("server", `HTTP ${response.status}`);
  return body.data;
}

async function post<Data>(body: object, signal?: AbortSignal, keepalive = false): Promise<Data> {
  const response = await send(ENDPOINT, {
    method: "POST",
    headers: { ...asking(), "Content-Type": "application/json", "X-CSRFToken": await csrfToken() },
    body: JSON.stringify(body),
    signal: signal ?? null,
    keepalive,
  });
  return answer<Data>(response);
}

/** What every request says: which answers it takes, and that what they tell people is in the page's language. */
function asking(): Record<string, string> {
  return { Accept: ACCEPT, "Accept-Language": document.documentElement.lang };
}

/** A document's name: the operation's own. */
export function nameOf(document: { toString(): string }): string {
  return /(?:query|mutation)\s+(\w+)/.exec(document.toString())?.[1] ?? "anonymous";
}

/** Runs a query. What may be read without a network falls back to its copy on this device. Throws `RequestFailure`. */
export async function read<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  const name = nameOf(document);
  const ask = () => fetched(document, variables, signal);
  if (!allowed(name)) return (await ask()).data;
  return withCopy({ name, variables: { ...(variables as object) } }, ask);
}

async function fetched<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<{ data: Data; noStore: boolean }> {
  const hash = hashOf(document);
  if (hash) {
    const query = new URLSearchParams({ documentId: hash });
    if (variables && Object.keys(variables).length > 0) query.set("variables", JSON.stringify(variables));
    const response = await send(`${ENDPOINT}?${query}`, { headers: asking(), signal: signal ?? null });
    const noStore = response.headers.get("Cache-Control")?.includes("no-store") ?? false;
    if (response.status !== 404) return { data: await answer<Data>(response), noStore };
  }
  return { data: await post<Data>({ query: document.toString(), variables }, signal), noStore: true };
}

/**
 * Runs a mutation. Throws `RequestFailure`; what the payload refuses is for the caller (`mutate.ts`). `keepalive` lets it
 * arrive even where the page is left meanwhile.
 */
export async function write<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
  keepalive = false,
): Promise<Data> {
  return post<Data>({ query: document.toString(), variables }, undefined, keepalive);
}

/**
 * Tells the server something that nobody waits for, also while the page is being left. What fails is lost. A visitor
 * gets no cookie for it: only a session needs the CSRF token, and whoever has one has the token.
 */
export function tell<Data, Variables>(document: Document<Data, Variables>, variables: Variables): void {
  const headers = { ...asking(), "Content-Type": "application/json", "X-CSRFToken": knownCsrfToken() ?? "" };
  const body = JSON.stringify({ query: document.toString(), variables });
  send(ENDPOINT, { method: "POST", headers, body, keepalive: true }).catch(() => undefined);
}
