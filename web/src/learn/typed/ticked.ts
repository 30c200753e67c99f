import { recall, remember } from "@/ui/storage";

const KEY = "kerf.guides";
const KEPT = 30;

type Ticked = [guide: string, steps: string[]][];

function isTicked(value: unknown): value is Ticked {
  return (
    Array.isArray(value) &&
    value.every(
      (entry: unknown) =>
        Array.isArray(entry) &&
        typeof entry[0] === "string" &&
        Array.isArray(entry[1]) &&
        entry[1].every((step: unknown) => typeof step === "string"),
    )
  );
}

/** The steps of a guide that were ticked off in this browser. */
export function tickedSteps(guide: string): string[] {
  return recall(KEY, isTicked)?.find(([id]) => id === guide)?.[1] ?? [];
}

/** Keeps what is ticked off; of more than thirty guides, the one that was touched longest ago is forgotten. */
export function keepTicked(guide: string, steps: readonly string[]): void {
  const others = (recall(KEY, isTicked) ?? []).filter(([id]) => id !== guide);
  remember(KEY, steps.length > 0 ? [[guide, steps], ...others].slice(0, KEPT) : others);
}
