/**
 * GraphQL over HTTP with trusted documents.
 *
 * Reads go over GET by the document's hash, so that answers for visitors can be cached in front of the
 * server. Writes go over POST with the CSRF token. A server that does not know a hash (an older or newer
 * release than this tab) gets the document's text instead.
 */
import type { TypedDocumentString } from "@/gql/graphql";
import { csrfToken } from "./csrf";
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

/** Runs a query. Throws `RequestFailure`. */
export async function read<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  const hash = hashOf(document);
  if (hash) {
    const query = new URLSearchParams({ documentId: hash });
    if (variables && Object.keys(variables).length > 0) query.set("variables", JSON.stringify(variables));
    const response = await send(`${ENDPOINT}?${query}`, { headers: asking(), signal: signal ?? null });
    if (response.status !== 404) return answer<Data>(response);
  }
  return post<Data>({ query: document.toString(), variables }, signal);
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
