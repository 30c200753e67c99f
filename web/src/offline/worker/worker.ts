/**
 * The service worker. It keeps the app itself (its page and every file of its build), so that it starts without a
 * network, and the pictures of saved pages. Answers of the API never pass through it: which of them are kept, and for
 * whom, the app decides (`saved.ts`), which knows who is signed in.
 */
import { ANSWERS, PICTURES, SAME_AS, type Request as Asked } from "../stores";

declare const self: ServiceWorkerGlobalScope;
/** Written in by the build: a hash of everything below, the addresses of the app's files, and its entry. */
declare const VERSION: string;
declare const FILES: readonly string[];
declare const ENTRY: string;

const APP = "kerf-app-";
const OWN = APP + VERSION;
/** The server's page for readers without a network, which is the app's page without content. */
const PAGE = "/en/offline";
const PAGES = /^\/(?:$|(?:en|de|es)(?:\/(?!feed\.xml$)|$))/;
const PATIENCE_MS = 6000;
/** Statuses that a proxy answers with when our server does not. */
const NO_SERVER = new Set([502, 504]);

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  const reply = event.ports[0];
  event.waitUntil(obey(event.data as Asked).then((answer) => reply?.postMessage(answer)));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // Wagtail's own way out.
  if (origin === self.origin && pathname === "/admin/logout/") event.waitUntil(forget());
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    if (PAGES.test(pathname)) event.respondWith(page(event));
  } else if (origin === self.origin && pathname.startsWith("/assets/")) event.respondWith(file(request));
  else if (request.destination === "image") event.respondWith(picture(request));
});

/** Fetches everything or nothing: a version that is there in part would break on its missing half. */
async function install(): Promise<void> {
  const cache = await caches.open(OWN);
  const shell = await fetch(PAGE, { cache: "no-store" });
  const html = await shell.clone().text();
  if (!shell.ok || !html.includes(ENTRY)) throw new Error("The server has another version; the next visit tries again.");
  await Promise.all([cache.put(PAGE, shell), cache.addAll(FILES)]);
}

async function activate(): Promise<void> {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  // Tabs of an older version go on with its files; a single one is about to load the new.
  if (open.length <= 1) await sweep();
  await self.registration.navigationPreload.enable();
  await self.clients.claim();
}

/** Removes the files of older versions. */
async function sweep(): Promise<void> {
  const { installing, waiting } = self.registration;
  if (installing || waiting) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(APP) && name !== OWN).map((name) => caches.delete(name)));
}

async function forget(): Promise<void> {
  await Promise.all([caches.delete(ANSWERS), caches.delete(PICTURES)]);
}

async function obey(asked: Asked): Promise<unknown> {
  if (asked.ask === "version") return ENTRY;
  if (asked.ask === "take over") return self.skipWaiting();
  if (asked.ask === "take charge") return self.clients.claim();
  return keepPictures(asked.pictures);
}

/** The server's page, and the app alone where the server is out of reach or takes too long. */
async function page(event: FetchEvent): Promise<Response> {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.length === 0) event.waitUntil(sweep());
  const fromServer = async () => ((await event.preloadResponse) as Response | undefined) ?? fetch(event.request);
  const alone = async () => (await caches.open(OWN)).match(PAGE, { ignoreVary: true });
  const answer = await inTime(fromServer());
  if (answer && !NO_SERVER.has(answer.status)) return answer;
  return (await alone()) ?? answer ?? Response.error();
}

/** A file of the app's build, of this version or one that an open tab still runs. */
async function file(request: Request): Promise<Response> {
  return (await caches.match(request.url, { ignoreVary: true })) ?? fetch(request);
}

async function picture(request: Request): Promise<Response> {
  const cache = await caches.open(PICTURES);
  const kept = async (address: string) => cache.match(address, { ignoreVary: true });
  const found = await kept(request.url);
  if (!found) return fetch(request);
  const answer = await inTime(fetch(request));
  if (answer && (answer.ok || answer.type === "opaque")) return answer;
  const original = found.headers.get(SAME_AS);
  return (original ? await kept(original) : found) ?? answer ?? Response.error();
}

/** What comes within our patience; nothing after it, or where the network fails. */
async function inTime(answer: Promise<Response>): Promise<Response | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS));
  return Promise.race([answer.catch(() => undefined), late]);
}

/** Keeps pictures; answers their sizes in bytes. One that does not come is left out. */
async function keepPictures(pictures: readonly { src: string; others: readonly string[] }[]): Promise<Record<string, number>> {
  const cache = await caches.open(PICTURES);
  const sizes: Record<string, number> = {};
  for (const { src, others } of pictures) {
    try {
      // Pictures of another host need its leave to be read here (CORS); their size would be unknown otherwise.
      const answer = await fetch(src, { mode: "cors", credentials: "omit" });
      if (!answer.ok || !answer.headers.get("Content-Type")?.startsWith("image/")) continue;
      const body = await answer.clone().blob();
      await cache.put(src, answer);
      await Promise.all(others.map((other) => cache.put(other, new Response(null, { headers: { [SAME_AS]: src } }))));
      sizes[src] = body.size;
    } catch {
      // Without it the page still reads.
    }
  }
  return sizes;
}
