import { createClient } from "graphql-ws";
import { EventsDocument, type EventsSubscription } from "@/gql/graphql";
import type { Connect } from "./stream";

const SLOWEST_MS = 60_000;

/** The subscription over `graphql-transport-ws`, signed in by the session's cookie. */
export const connectSocket: Connect = (after, sink) => {
  const client = createClient({
    url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    // Slower with each attempt, and never all tabs at once.
    retryWait: (attempt) =>
      new Promise((resolve) => setTimeout(resolve, Math.min(SLOWEST_MS, 1000 * 2 ** attempt) * (0.5 + Math.random() / 2))),
    keepAlive: 30_000,
  });
  const unsubscribe = client.subscribe<EventsSubscription>(
    {
      query: EventsDocument.toString(),
      // Read at every connection: a retry goes on where the last one ended.
      get variables() {
        return { after: after() };
      },
    },
    {
      next: ({ data }) => {
        if (data) sink.next(data.events);
      },
      error: sink.ended,
      complete: sink.ended,
    },
  );
  return () => {
    unsubscribe();
    void client.dispose();
  };
};
