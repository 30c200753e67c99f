/**
 * What this browser's visitor said of pages. The server tells nobody which vote a visitor gave, so the browser
 * remembers; `version` is that of the page, and a newer one is asked about anew.
 */
import { newId } from "@/api/query";
import type { FeedbackReason } from "@/gql/graphql";
import { forget, recall, remember } from "@/ui/storage";

export interface Said {
  helpful: boolean;
  reason: FeedbackReason | null;
  comment: string;
}

type Kept = Said & { version: string };

const VISITOR = "kerf.visitor";
const PREFIX = "kerf.said.";

const isText = (value: unknown): value is string => typeof value === "string";
const isKept = (value: unknown): value is Kept =>
  typeof value === "object" && value !== null && "helpful" in value && "comment" in value && "version" in value;

/** The random id by which this browser's votes are one visitor's; made with the first vote. */
export function visitorId(): string {
  const known = recall(VISITOR, isText);
  if (known) return known;
  const made = newId();
  remember(VISITOR, made);
  return made;
}

/** The id where there is one, to bring along the vote of someone who has signed in since. */
export function formerVisitorId(): string | undefined {
  return recall(VISITOR, isText);
}

export function recallSaid(page: string, version: string): Said | undefined {
  const kept = recall(PREFIX + page, isKept);
  return kept?.version === version ? kept : undefined;
}

export function rememberSaid(page: string, version: string, said: Said | undefined): void {
  if (said) remember(PREFIX + page, { ...said, version });
  else forget(PREFIX + page);
}
