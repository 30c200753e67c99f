import { useState } from "react";
import { AccountRefused, accountErrors } from "./allauth";
import { Refused } from "@/api/errors";

/**
 * One attempt at a time at an account step. `errors` are by field; `error` is what a summary shows: refusals
 * are translated into the one form that forms know.
 */
export function useAccountForm() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const send = async (attempt: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await attempt();
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setBusy(false);
    }
  };
  const summary =
    error instanceof AccountRefused
      ? new Refused(error.errors.map(({ code, message, param }) => ({ code, message, path: param ? [param] : [] })))
      : error;
  return { busy, send, error: summary, errors: accountErrors(error) };
}
