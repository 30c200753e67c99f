import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Refused, RequestFailure } from "@/api/errors";
import { objections } from "@/testing/axe";
import { renderPage } from "@/testing/page";
import { Button } from "./Button";
import { TextField } from "./Field";
import { ErrorSummary, fieldErrors, Form } from "./Form";

const refusal = new Refused([
  { code: "INVALID", message: "Give it a title.", path: ["input", "title"] },
  { code: "RATE_LIMITED", message: "Wait a minute.", path: [] },
]);

function show(error: Error | null, onSend = vi.fn()) {
  return renderPage(
    <Form onSend={onSend}>
      <ErrorSummary error={error} labels={{ title: "Title" }} />
      <TextField label="Title" hint="One line." error={fieldErrors(error).title} />
      <Button type="submit">Send</Button>
    </Form>,
  );
}

it("says beside the field what is wrong, tied to it for those who listen", () => {
  show(refusal);
  const field = screen.getByRole("textbox", { name: "Title" });
  expect(field.getAttribute("aria-invalid")).toBe("true");
  const described = (field.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent);
  expect(described).toEqual(["Give it a title.", "One line."]);
});

it("says how long to wait where the server does", () => {
  show(new RequestFailure("rateLimited", "Wait.", true, 12));
  expect(screen.getByRole("alert").textContent).toContain("Wait 12 seconds");
});

it("gathers everything in a summary, and brings the focus there", () => {
  show(refusal);
  const summary = screen.getByRole("alert");
  expect(summary.textContent).toContain("Title Give it a title.");
  expect(summary.textContent).toContain("Wait a minute.");
  expect(document.activeElement).toBe(summary);
});

it("explains a failure to reach the server in its own words", () => {
  show(new RequestFailure("offline", "fetch failed"));
  expect(screen.getByRole("alert").textContent).toContain("The server cannot be reached.");
});

it("sends on Enter", async () => {
  const onSend = vi.fn();
  show(null, onSend);
  await userEvent.type(screen.getByRole("textbox"), "x{Enter}");
  expect(onSend).toHaveBeenCalledOnce();
});

it("ignores presses while work is under way, and keeps the focus", async () => {
  const onClick = vi.fn();
  renderPage(
    <Button busy onClick={onClick}>
      Send
    </Button>,
  );
  await userEvent.click(screen.getByRole("button"));
  expect(onClick).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(screen.getByRole("button"));
});

it("gives axe nothing to object to", async () => {
  const { container } = show(refusal);
  expect(await objections(container)).toEqual([]);
});
