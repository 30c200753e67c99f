import { act, renderHook, waitFor } from "@testing-library/react";
import { QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { expect, it, vi } from "vitest";
import { TypedDocumentString } from "@/gql/graphql";
import { Refused } from "./errors";
import { queryClient, useWrite } from "./query";

interface Result {
  topicReply: { errors: { code: string; message: string; path: string[] }[] };
}
const document = new TypedDocumentString<Result, { input: { body: string; clientMutationId?: string } }>(
  "mutation Reply { topicReply { errors { code } } }",
);
const fine: Result = { topicReply: { errors: [] } };
const refused: Result = { topicReply: { errors: [{ code: "INVALID", message: "Write something.", path: ["input", "body"] }] } };

/** A server that gives these answers in turn, and the ids under which it was asked. */
function server(...answers: (Result | "lost")[]) {
  const ids: string[] = [];
  vi.stubGlobal("fetch", (_url: string, init: RequestInit) => {
    const { variables } = JSON.parse(init.body as string) as { variables: { input: { clientMutationId: string } } };
    ids.push(variables.input.clientMutationId);
    const answer = answers[ids.length - 1];
    return answer === "lost" ? Promise.reject(new TypeError("lost")) : Promise.resolve(Response.json({ data: answer }));
  });
  globalThis.document.cookie = "csrftoken=token";
  return ids;
}

async function press(bodies: string[]) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => useWrite(document), { wrapper });
  for (const body of bodies) {
    act(() => result.current.mutate({ body }));
    await waitFor(() => expect(result.current.isPending).toBe(false));
  }
  return result.current;
}

it("sends the same id again when the answer was lost, so that it happens once", async () => {
  const ids = server("lost", fine);
  const write = await press(["Hello", "Hello"]);
  expect(write.isSuccess).toBe(true);
  expect(ids[0]).toBe(ids[1]);
});

it("gives a new id to other words, and to the same words after an answer", async () => {
  const ids = server("lost", fine, fine);
  await press(["Hello", "Hello!", "Hello!"]);
  expect(new Set(ids).size).toBe(3);
});

it("turns a payload's errors into a refusal that forms understand", async () => {
  server(refused);
  const write = await press([""]);
  expect(write.error).toBeInstanceOf(Refused);
  expect((write.error as unknown as Refused).errors[0]?.path).toEqual(["input", "body"]);
});
