import { useRef } from "react";
import { infiniteQueryOptions, onlineManager, QueryClient, queryOptions, useMutation } from "@tanstack/react-query";
import type { TypedDocumentString } from "@/gql/graphql";
import { nameOf, read, write } from "./client";
import { failureKind, Refused, type UserError } from "./errors";

const NEVER_RETRY = new Set(["unauthenticated", "forbidden", "notFound", "invalid", "rateLimited"]);

// It hears of changes alone; a page may begin without a network.
onlineManager.setOnline(navigator.onLine);

/** The one cache of server data. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Without a network a read is still tried, since a copy on this device may answer it; then it waits.
      networkMode: "offlineFirst",
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      retry: (count, error) => count < 2 && !NEVER_RETRY.has(failureKind(error)),
      // What is known to have no network waits for one at once; everything else backs off.
      retryDelay: (count) => (navigator.onLine ? Math.min(1000 * 2 ** count, 30_000) : 0),
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: "always", retry: false },
  },
});

type Document<Data, Variables> = TypedDocumentString<Data, Variables>;

/** The cache key under which every answer to a document lies, whatever its variables. */
export function keyOf(document: { toString(): string }): readonly [string] {
  return [nameOf(document)];
}

/** A query for `useQuery`, `prefetchQuery` and the rest. */
export function query<Data, Variables>(document: Document<Data, Variables>, variables: Variables) {
  return queryOptions({
    queryKey: [nameOf(document), variables] as const,
    queryFn: ({ signal }) => read(document, variables, signal),
  });
}

interface Page {
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** A connection page by page; `page` finds it in the answer. */
export function pages<Data, Variables extends object>(
  document: Document<Data, Variables>,
  variables: Omit<Variables, "after">,
  page: (data: Data) => Page,
) {
  return infiniteQueryOptions({
    queryKey: [nameOf(document), "pages", variables] as const,
    queryFn: ({ signal, pageParam }) => read(document, { ...variables, after: pageParam } as Variables, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Data) => (page(last).pageInfo.hasNextPage ? page(last).pageInfo.endCursor : undefined),
  });
}

interface Payload {
  errors: readonly UserError[];
}

/** The fields of a mutation's input without the one that makes it idempotent. */
export type Input<Variables> = Variables extends { input: infer I } ? Omit<I, "clientMutationId"> : never;

/**
 * A mutation by its one input. Rejects with `Refused` where the payload has errors.
 *
 * `clientMutationId` belongs to what is sent: sending the same input again after a failure (a lost answer,
 * a double press) carries the same id, so that it happens once.
 */
export function useWrite<Data extends object, Variables extends { input: object }>(
  document: Document<Data, Variables>,
  options: {
    onDone?: (data: Data, input: Input<Variables>) => unknown;
    onFailed?: (error: Error) => void;
    /** Writes of one scope reach the server one after the other, in the order of the presses. */
    scope?: string;
  } = {},
) {
  const attempt = useAttemptId();
  return useMutation({
    ...(options.scope && { scope: { id: options.scope } }),
    mutationFn: async (input: Input<Variables>) => {
      const clientMutationId = attempt.idFor(input);
      const data = await write(document, { input: { ...(input as object), clientMutationId } } as unknown as Variables);
      const payload = Object.values(data)[0] as Payload;
      // An answer came, so the next press is a new attempt, even with the same words.
      attempt.forget();
      if (payload.errors.length > 0) throw new Refused(payload.errors);
      return data;
    },
    onSuccess: (data, input) => options.onDone?.(data, input),
    onError: (error) => options.onFailed?.(error),
  });
}

/** A random id. `crypto.randomUUID` exists only on https and localhost; a phone on the workshop's network has neither. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function useAttemptId() {
  const last = useRef<{ body: string; id: string } | null>(null);
  return {
    idFor(input: unknown): string {
      const body = JSON.stringify(input);
      if (last.current?.body !== body) last.current = { body, id: newId() };
      return last.current.id;
    },
    forget() {
      last.current = null;
    },
  };
}
