/**
 * The copies on this device: answers and pictures in the browser's cache storage, and the list of them (`shelf.ts`).
 * One tab at a time changes the list.
 */
import { query, queryClient } from "@/api/query";
import { ViewerDocument, type ViewerQuery } from "@/gql/graphql";
import { sameSession, type Answer, type Copy, type Question } from "./reading";
import * as shelves from "./shelf";
import type { Described, Shelf } from "./shelf";
import { ANSWERS, LOCK, PICTURES, wipe, type Request } from "./stores";

const LIST = "/saved/";
const PICTURES_MS = 60_000;

const viewer = query(ViewerDocument, {});
const idIn = (data: ViewerQuery) => data.viewer?.id ?? shelves.VISITOR;
const listeners = new Set<() => void>();
let settledAt = 0;

async function load(): Promise<Shelf> {
  const cache = await caches.open(ANSWERS);
  const list = await cache.match(LIST);
  if (!list) return shelves.EMPTY;
  try {
    return (await list.json()) as Shelf;
  } catch {
    return shelves.EMPTY;
  }
}

/** Replaces the list, and removes from storage what is no longer on it. Answers whether there was something to change. */
async function change(next: (shelf: Shelf) => Shelf | undefined | Promise<Shelf | undefined>): Promise<boolean> {
  const changed = await navigator.locks.request(LOCK, async () => {
    const before = await load();
    const after = await next(before);
    if (!after || after === before) return false;
    const answers = await caches.open(ANSWERS);
    const pictures = await caches.open(PICTURES);
    const gone = shelves.dropped(before, after);
    await Promise.all([
      ...gone.answers.map((address) => answers.delete(address)),
      ...gone.pictures.map((address) => pictures.delete(address, { ignoreVary: true })),
    ]);
    await answers.put(LIST, Response.json(after));
    return true;
  });
  if (changed) for (const listener of listeners) listener();
  return changed;
}

/** Tells the copies who is here, as soon as the server has said so. */
export async function settle(): Promise<void> {
  const state = queryClient.getQueryState(viewer.queryKey);
  if (!state?.data || state.dataUpdatedAt === settledAt) return;
  settledAt = state.dataUpdatedAt;
  const id = idIn(state.data);
  await change((shelf) => shelves.settled(shelf, id));
}

/** Keeps an answer, if it may be kept. Never rejects: a full disk costs a copy and nothing else. */
export async function keep(answer: Answer): Promise<void> {
  try {
    const what = shelves.describe(answer.name, answer.variables, answer.data);
    if (!what) return;
    const id = idIn(await queryClient.query({ ...viewer, staleTime: "static" }));
    // A visitor's answer that nobody may store; an account's answers always say so, to caches on the way. Its
    // copies are its own, and leave with it.
    if (answer.noStore && id === shelves.VISITOR) return;
    await settle();
    const key = shelves.keyOf(answer.name, answer.variables);
    if (what === "gone") await change((shelf) => shelves.withoutEntry(shelf, key));
    else await add(key, what, answer, id);
  } catch {
    // As promised.
  }
}

async function add(key: string, what: Described, answer: Answer, owner: string): Promise<void> {
  const body = JSON.stringify(answer.data);
  const now = Date.now();
  const kept = await change(async (shelf) => {
    // Another tab knows better who is here.
    if (shelf.owner !== owner || !sameSession(answer)) return undefined;
    const answers = await caches.open(ANSWERS);
    await answers.put(key, new Response(body, { headers: { "Content-Type": "application/json" } }));
    const { pictures, ...rest } = what;
    const entry = { ...rest, key, pictures: pictures.map(({ src }) => src), bytes: body.length, savedAt: now, visitedAt: now };
    return shelves.trimmed(shelves.withEntry(shelf, entry));
  });
  if (kept && what.pictures.length > 0) await addPictures(key, what.pictures, owner);
}

async function addPictures(key: string, pictures: shelves.Picture[], owner: string): Promise<void> {
  const known = (await load()).pictures;
  const wanted = pictures.filter(({ src }) => !known[src]);
  if (wanted.length === 0) return;
  const sizes = await ask<Record<string, number>>({ ask: "keep pictures", pictures: wanted });
  await change(async (shelf) => {
    const fetched = wanted.filter(({ src }) => src in sizes);
    if (shelf.owner !== owner || !shelf.entries.some((entry) => entry.key === key)) {
      // Who may see them has changed while they came.
      const cache = await caches.open(PICTURES);
      const strays = fetched.filter(({ src }) => !shelf.pictures[src]).flatMap(({ src, others }) => [src, ...others]);
      await Promise.all(strays.map((address) => cache.delete(address, { ignoreVary: true })));
      return undefined;
    }
    const added = fetched.map(({ src, others }) => [src, { bytes: sizes[src] ?? 0, others }] as const);
    return shelves.trimmed({ ...shelf, pictures: { ...shelf.pictures, ...Object.fromEntries(added) } });
  });
}

/** What the worker in charge answers. Rejects where none does. */
export async function ask<Reply>(request: Request, worker = navigator.serviceWorker.controller): Promise<Reply> {
  if (!worker) throw new Error("No worker is in charge of this page.");
  const { port1, port2 } = new MessageChannel();
  return new Promise<Reply>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The worker did not answer.")), PICTURES_MS);
    port1.onmessage = ({ data }: MessageEvent<Reply>) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.postMessage(request, [port2]);
  });
}

/** The copy of an answer, if there is one that whoever is here may see. */
export async function find({ name, variables }: Question): Promise<Copy | undefined> {
  const shelf = await load();
  if (!shelves.mayRead(shelf.owner, viewerHere())) return undefined;
  const key = shelves.keyOf(name, variables);
  const entry = shelf.entries.find((one) => one.key === key);
  const body = entry && (await (await caches.open(ANSWERS)).match(key));
  if (!body) return undefined;
  void change((now) => shelves.visited(now, key, Date.now()));
  return { data: await body.json(), savedAt: entry.savedAt, place: entry.place };
}

function viewerHere(): string | undefined {
  const data = queryClient.getQueryData(viewer.queryKey);
  return data && idIn(data);
}

/** The pages on this device, the last visited first, and the bytes of everything kept. */
export async function contents(): Promise<{ pages: shelves.Entry[]; bytes: number }> {
  if (!("caches" in globalThis)) return { pages: [], bytes: 0 };
  const shelf = await load();
  if (!shelves.mayRead(shelf.owner, viewerHere())) return { pages: [], bytes: 0 };
  return { pages: shelves.pagesOf(shelf), bytes: shelves.bytesOf(shelf) };
}

/** Removes every copy, and goes on keeping what is read from now on. */
export async function clear(): Promise<void> {
  await wipe();
  settledAt = 0;
  await settle();
  for (const listener of listeners) listener();
}

/** Calls back whenever the copies change in this tab. Returns what ends that. */
export function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
