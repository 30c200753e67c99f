import { useCallback, useState } from "react";
import { forget, forgetAll, recall, remember } from "./storage";

/** What a form holds: texts by field. */
export type Draft = Record<string, string>;

const PREFIX = "kerf.draft.";

function isDraft(value: unknown): value is Draft {
  return typeof value === "object" && value !== null && Object.values(value).every((text) => typeof text === "string");
}

/** Throws every draft away: whoever signs out leaves nothing half-written to the next person at this browser. */
export function forgetDrafts(): void {
  forgetAll(PREFIX);
}

/**
 * A form's texts, kept in this browser with every keystroke until `clear`: a closed tab, an expired
 * session or a failed request loses nothing.
 */
export function useDraft<D extends Draft>(name: string, empty: D) {
  const key = PREFIX + name;
  const [state, setState] = useState(() => ({ key, values: { ...empty, ...recall(key, isDraft) } }));
  const values = state.key === key ? state.values : { ...empty, ...recall(key, isDraft) };
  if (state.key !== key) setState({ key, values });

  const set = useCallback(
    (field: keyof D & string, text: string) =>
      setState((old) => {
        const next = { ...old.values, [field]: text };
        remember(key, next);
        return { key, values: next };
      }),
    [key],
  );
  const clear = useCallback(() => {
    forget(key);
    setState({ key, values: empty });
    // `empty` is a literal at the call site: its identity means nothing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return { values, set, clear };
}
