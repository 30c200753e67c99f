import { useEffect, useEffectEvent } from "react";
import { queryClient } from "@/api/query";
import { type LiveEvent, Stream } from "./stream";

const stream = new Stream(
  (after, sink) => {
    let close: (() => void) | undefined;
    let live = true;
    // The socket's code is fetched with the first page that listens.
    void import("./socket").then(({ connectSocket }) => {
      if (live) close = connectSocket(after, sink);
    }, sink.ended);
    return () => {
      live = false;
      close?.();
    };
  },
  () => void queryClient.invalidateQueries(),
);

/** Asks again who listens, after somebody signed in or out. */
export function restartLive(): void {
  stream.restart();
}

/**
 * Hears about one object while the page shows it. `cursor` is the query's own `eventCursor`: undefined until
 * the data is there.
 */
export function useLive(nodeId: string | undefined, cursor: string | undefined, onEvent: (event: LiveEvent) => void): void {
  const hear = useEffectEvent((event: LiveEvent) => {
    if (event.nodeId === nodeId) onEvent(event);
  });
  const known = cursor !== undefined;
  const start = useEffectEvent(() => stream.listen(cursor ?? null, (event) => hear(event)));
  useEffect(() => (known && nodeId ? start() : undefined), [known, nodeId]);
}
