/**
 * Tells the server which questions a person settled on and what was opened from their results, so that writers learn
 * what is missing. It is sent beside everything else: nothing waits for it, and nothing is said where it fails.
 * Whoever asks not to be tracked (Global Privacy Control, Do Not Track) is not.
 */
import { write } from "@/api/client";
import { newId } from "@/api/query";
import {
  SearchClickRecordDocument,
  SearchQuestionRecordDocument,
  type SearchQuestionRecordInput,
} from "@/gql/graphql";
import { recall, remember } from "@/ui/storage";

export type Asked = Omit<SearchQuestionRecordInput, "questionId" | "visitorId" | "clientMutationId">;

const ASKER = "kerf.asker";
const SAME_FOR_MS = 30 * 60_000;
const MOST_KEPT = 100;

interface Asker {
  day: string;
  id: string;
}

const isAsker = (value: unknown): value is Asker => typeof value === "object" && value !== null && "day" in value && "id" in value;

const sent = new Map<string, { id: string; at: number }>();
let queue: Promise<unknown> = Promise.resolve();

/** Writes leave one after the other: what was opened is of a question that the server knows by then. */
function send(job: () => Promise<unknown>) {
  queue = queue.then(job).catch(() => undefined);
}

export function mayRecord(): boolean {
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean };
  return globalPrivacyControl !== true && doNotTrack !== "1";
}

/** A random id that is another every day, so that nothing connects what somebody asks on two days. */
function visitorId(): string {
  const day = new Date().toISOString().slice(0, 10);
  const known = recall(ASKER, isAsker);
  if (known?.day === day) return known.id;
  const made = newId();
  remember(ASKER, { day, id: made });
  return made;
}

/** Records a question, once for each half hour however often it is shown. Answers its id, by which clicks refer to it. */
export function recordQuestion(asked: Asked): string | undefined {
  const query = asked.query.trim();
  if (!query || !mayRecord()) return undefined;
  // The same in the palette and on the page is one question.
  const key = JSON.stringify({ ...asked, query: query.toLowerCase(), place: undefined });
  const known = sent.get(key);
  if (known && Date.now() - known.at < SAME_FOR_MS) return known.id;
  const id = newId();
  sent.set(key, { id, at: Date.now() });
  if (sent.size > MOST_KEPT) sent.delete(sent.keys().next().value ?? "");
  const input = { ...asked, query: query.slice(0, 400), questionId: id, visitorId: visitorId() };
  send(() => write(SearchQuestionRecordDocument, { input }, true));
  return id;
}

/** Records that a hit was opened; `position` counts from 1. */
export function recordClick(questionId: string | undefined, nodeId: string, position: number): void {
  if (!questionId || !mayRecord()) return;
  send(() => write(SearchClickRecordDocument, { input: { questionId, nodeId, position, visitorId: visitorId() } }, true));
}
