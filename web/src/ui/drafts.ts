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
 * A form over what is already stored: what differs from it is kept in this browser until it is sent or given up.
 * `changes` holds the fields that differ; what another device changed meanwhile is not overwritten with old values.
 */
export function useEdits<D extends Draft>(name: string, stored: D) {
  const key = PREFIX + name;
  const [edits, setEdits] = useState<Draft>(() => recall(key, isDraft) ?? {});
  const changed = Object.entries(edits).filter(([field, text]) => field in stored && stored[field] !== text);
  const changes = Object.fromEntries(changed) as Partial<D>;
  const set = (field: keyof D & string, text: string) => {
    const next = { ...edits, [field]: text };
    setEdits(next);
    remember(key, next);
  };
  const clear = () => {
    forget(key);
    setEdits({});
  };
  return { values: { ...stored, ...changes }, changes, changed: changed.length > 0, set, clear };
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
