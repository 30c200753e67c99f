/**
 * What happens on the server, as it happens. One socket serves every page; it opens with the first
 * listener and closes with the last. After a break it goes on from the last cursor, so nothing is missed; a
 * `reset` says that what happened in between cannot be told, and everything on show is fetched anew.
 */

/** One entry: it carries ids, and whoever cares refetches. */
export interface LiveEvent {
  cursor: string;
  reset: boolean;
  name?: string | null;
  nodeId?: string | null;
}

export interface Sink {
  next: (event: LiveEvent) => void;
  /** The transport gave up after its own retries. */
  ended: () => void;
}

/** Opens the subscription after the cursor that `after` gives at each (re)connection; returns how to close it. */
export type Connect = (after: () => string | null, sink: Sink) => () => void;

type Listener = (event: LiveEvent) => void;

export class Stream {
  private readonly listeners = new Set<Listener>();
  private close: (() => void) | undefined;
  private cursor: string | null = null;

  constructor(
    private readonly connect: Connect,
    private readonly onReset: () => void,
  ) {}

  /** Hears what happens after `cursor`, which the page's own query brought together with its data. */
  listen(cursor: string | null, listener: Listener): () => void {
    this.listeners.add(listener);
    if (!this.close) {
      this.cursor = cursor ?? this.cursor;
      this.open();
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.stop();
    };
  }

  /** Ends the connection, for example because another person signed in; the next listener opens a new one. */
  restart(): void {
    if (!this.close) return;
    this.close();
    this.open();
  }

  private open(): void {
    let live = true;
    const close = this.connect(() => this.cursor, {
      next: (event) => {
        if (live) this.receive(event);
      },
      ended: () => {
        if (live) this.close = undefined;
      },
    });
    this.close = () => {
      live = false;
      close();
    };
  }

  private stop(): void {
    this.close?.();
    this.close = undefined;
  }

  private receive(event: LiveEvent): void {
    this.cursor = event.cursor;
    if (event.reset) this.onReset();
    else for (const listener of this.listeners) listener(event);
  }
}
