/** Why a request failed, in the terms the pages branch on. */
export type FailureKind =
  | "offline"
  | "unauthenticated"
  | "forbidden"
  | "notFound"
  | "rateLimited"
  | "invalid"
  | "server";

/** A request that brought no data. `message` is for people only where the server wrote it (`fromServer`). */
export class RequestFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly fromServer = false,
    /** After how many seconds the server will listen again, where it said so. */
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
    this.name = "RequestFailure";
  }
}

/** One refusal in a mutation's payload, as the schema gives it. */
export interface UserError {
  code: string;
  message: string;
  path: readonly string[];
}

/** A mutation that was understood and refused. Nothing was changed. */
export class Refused extends Error {
  constructor(readonly errors: readonly UserError[]) {
    super(errors.map((error) => error.message).join(" "));
    this.name = "Refused";
  }

  get unauthenticated(): boolean {
    return this.errors.some((error) => error.code === "UNAUTHENTICATED");
  }
}

const KINDS: Record<string, FailureKind> = {
  UNAUTHENTICATED: "unauthenticated",
  FORBIDDEN: "forbidden",
  NOT_FOUND: "notFound",
  RATE_LIMITED: "rateLimited",
  INVALID: "invalid",
  BAD_REQUEST: "invalid",
};

/** The kind that belongs to a GraphQL error's `extensions.code`. */
export function kindOf(code: unknown): FailureKind {
  return (typeof code === "string" ? KINDS[code] : undefined) ?? "server";
}

/** How long to wait before the next attempt, where the server said so. */
export function secondsToWait(error: unknown): number | undefined {
  return error instanceof RequestFailure ? error.retryAfterSeconds : undefined;
}

export function failureKind(error: unknown): FailureKind {
  if (error instanceof RequestFailure) return error.kind;
  return typeof navigator !== "undefined" && !navigator.onLine ? "offline" : "server";
}
