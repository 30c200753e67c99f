/**
 * The account API: django-allauth's headless browser endpoints. Every answer is JSON; 401 is not a failure
 * but "these steps are left" (sign in, verify the address, second factor).
 */
import { csrfToken } from "@/api/csrf";
import { RequestFailure } from "@/api/errors";

const BASE = "/_allauth/browser/v1";

/** A step that stands between a person and being signed in. */
export interface Flow {
  id: string;
  is_pending?: boolean;
  types?: readonly string[];
}

export interface AccountError {
  code: string;
  message: string;
  /** The field at fault. */
  param?: string;
}

interface Body<Data> {
  status: number;
  data?: Data & { flows?: readonly Flow[] };
  meta?: Record<string, unknown> & { is_authenticated?: boolean };
  errors?: readonly AccountError[];
}

/** The account API's refusal of what was entered. */
export class AccountRefused extends Error {
  constructor(readonly errors: readonly AccountError[]) {
    super(errors.map((error) => error.message).join(" "));
    this.name = "AccountRefused";
  }
}

export interface Outcome<Data> {
  /** 401 where a step is left, 404 where something is not set up yet. */
  status: number;
  data: Data | undefined;
  meta: Record<string, unknown>;
  authenticated: boolean;
  /** The step to take next, where one is left. */
  pending: Flow | undefined;
  flows: readonly Flow[];
}

/** Calls an endpoint. Throws `AccountRefused` for entries at fault and `RequestFailure` for everything else. */
export async function account<Data = unknown>(method: string, path: string, body?: object): Promise<Outcome<Data>> {
  let response: Response;
  try {
    response = await fetch(BASE + path, {
      method,
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        "Accept-Language": document.documentElement.lang,
        "X-CSRFToken": method === "GET" ? "" : await csrfToken(),
        ...(body && { "Content-Type": "application/json" }),
      },
      body: body ? JSON.stringify(body) : null,
    });
  } catch {
    throw new RequestFailure("offline", "The server could not be reached.");
  }
  if (response.status === 429) throw new RequestFailure("rateLimited", "Too many attempts.");
  let answer: Body<Data>;
  try {
    answer = (await response.json()) as Body<Data>;
  } catch {
    throw new RequestFailure(response.status === 403 ? "forbidden" : "server", `HTTP ${response.status}`);
  }
  if (answer.errors?.length) throw new AccountRefused(answer.errors);
  if (![200, 202, 401, 404, 410].includes(response.status))
    throw new RequestFailure(response.status === 403 ? "forbidden" : "server", `HTTP ${response.status}`);
  const flows = (response.status === 401 && answer.data?.flows) || [];
  return {
    status: response.status,
    data: answer.data,
    meta: answer.meta ?? {},
    authenticated: answer.meta?.is_authenticated ?? response.status === 200,
    pending: flows.find((flow) => flow.is_pending),
    flows,
  };
}

/** The messages of a refusal by field; "" holds those that belong to none. */
export function accountErrors(error: Error | null): Record<string, string> {
  if (!(error instanceof AccountRefused)) return {};
  const found: Record<string, string> = {};
  for (const { param = "", message } of error.errors) found[param] = found[param] ? `${found[param]} ${message}` : message;
  return found;
}
