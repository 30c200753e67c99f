import type { UseQueryResult } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { RequestFailure, type FailureKind } from "@/api/errors";
import { renderPage } from "@/testing/page";
import { Loaded } from "./states";

function show(kind: FailureKind, level?: 1 | 2) {
  const query = { isError: true, error: new RequestFailure(kind, "It failed."), data: undefined } as unknown as UseQueryResult<string>;
  return renderPage(
    <Loaded query={query} skeleton={null} level={level}>
      {(data) => data}
    </Loaded>,
  );
}

const KINDS: FailureKind[] = ["server", "rateLimited", "invalid", "forbidden", "unauthenticated", "notFound"];

it.each(KINDS)("is the heading of a page that failed (%s)", (kind) => {
  show(kind, 1);
  expect(screen.getByRole("heading", { level: 1 })).toBeTruthy();
});

it("stands below the heading of a page that failed in part", () => {
  show("server");
  expect(screen.getByRole("heading", { level: 2 })).toBeTruthy();
  expect(screen.queryByRole("heading", { level: 1 })).toBeNull();
});
