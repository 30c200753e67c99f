import { expect, it, vi } from "vitest";
import { Stream, type LiveEvent, type Sink } from "./stream";

/** A transport in the test's hand: what was asked for at each connection, and a way to say things. */
function transport() {
  const connections: { after: string | null; reconnect: () => string | null; sink: Sink; open: boolean }[] = [];
  const onReset = vi.fn();
  const stream = new Stream((after, sink) => {
    const connection = { after: after(), reconnect: after, sink, open: true };
    connections.push(connection);
    return () => {
      connection.open = false;
    };
  }, onReset);
  return { stream, connections, onReset };
}

const event = (cursor: string, rest: Partial<LiveEvent> = {}): LiveEvent => ({ cursor, reset: false, nodeId: "n", ...rest });

it("begins after the cursor that came with the page's data", () => {
  const { stream, connections } = transport();
  stream.listen("c1", vi.fn());
  expect(connections[0]?.after).toBe("c1");
});

it("goes on after the last event when the connection is made anew", () => {
  const { stream, connections } = transport();
  stream.listen("c1", vi.fn());
  connections[0]?.sink.next(event("c2"));
  expect(connections[0]?.reconnect()).toBe("c2");
  stream.restart();
  expect(connections.map(({ after, open }) => [after, open])).toEqual([
    ["c1", false],
    ["c2", true],
  ]);
});

it("serves every listener with one connection, and closes it with the last", () => {
  const { stream, connections } = transport();
  const [one, two] = [vi.fn(), vi.fn()];
  const leaveOne = stream.listen("c1", one);
  const leaveTwo = stream.listen("c1", two);
  connections[0]?.sink.next(event("c2"));
  leaveOne();
  connections[0]?.sink.next(event("c3"));
  leaveTwo();
  expect([one.mock.calls.length, two.mock.calls.length]).toEqual([1, 2]);
  expect(connections.map(({ open }) => open)).toEqual([false]);
});

it("has everything fetched anew after a reset, and goes on from its cursor", () => {
  const { stream, connections, onReset } = transport();
  const listener = vi.fn();
  stream.listen("old", listener);
  connections[0]?.sink.next(event("fresh", { reset: true }));
  expect(onReset).toHaveBeenCalledOnce();
  expect(listener).not.toHaveBeenCalled();
  expect(connections[0]?.reconnect()).toBe("fresh");
});

it("hears nothing more from a connection that was given up", () => {
  const { stream, connections } = transport();
  const listener = vi.fn();
  stream.listen("c1", listener);
  stream.restart();
  connections[0]?.sink.next(event("late"));
  expect(listener).not.toHaveBeenCalled();
});

it("opens again for the next listener after the transport gave up", () => {
  const { stream, connections } = transport();
  stream.listen("c1", vi.fn());
  connections[0]?.sink.ended();
  stream.listen("c2", vi.fn());
  expect(connections).toHaveLength(2);
});
