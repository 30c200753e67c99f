/** Starts reading without a network: registers the worker and begins to keep what is read. */
import { keyOf, queryClient } from "@/api/query";
import { ViewerDocument } from "@/gql/graphql";
import { allowed } from "./allowed";
import { onAnswers } from "./reading";
import { ask, keep, settle } from "./saved";
import { changeStatus } from "./status";
import type { Request } from "./stores";

const HOUR = 60 * 60_000;

/** Resolves when the worker is in charge of this page. Never rejects: without it the app is what it was. */
export async function start(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
    watch(registration);
    await inCharge();
  } catch {
    return;
  }
  const [viewer] = keyOf(ViewerDocument);
  queryClient.getQueryCache().subscribe(({ type, query: changed }) => {
    if (type === "updated" && (changed.queryKey as unknown[])[0] === viewer) void settle().catch(() => undefined);
  });
  // What was read as a copy is asked for again.
  addEventListener("online", () => {
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => allowed(String(queryKey[0])) !== undefined });
  });
  await settle().catch(() => undefined);
  onAnswers((answer) => void keep(answer));
}

async function inCharge(): Promise<void> {
  const { serviceWorker } = navigator;
  if (serviceWorker.controller) return;
  const changed = new Promise<void>((resolve) =>
    serviceWorker.addEventListener("controllerchange", () => resolve(), { once: true }),
  );
  const { active } = await serviceWorker.ready;
  // A page that was on its way when the worker started, or was loaded past it, is not among those it took.
  active?.postMessage({ ask: "take charge" } satisfies Request);
  await changed;
}

/** The build that this page runs. */
function ownVersion(): string {
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"][src^="/assets/"]');
  return entry ? new URL(entry.src).pathname : "";
}

/** Says when a new version is there, and looks for one when the tab comes back after a while. */
function watch(registration: ServiceWorkerRegistration): void {
  const { serviceWorker } = navigator;
  const waits = () => {
    const { waiting } = registration;
    // The very first worker has nobody to wait for.
    if (waiting && serviceWorker.controller) void newer(waiting, () => takeOver(waiting));
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", waits);
  });
  // Another tab has taken the new version; this one goes on with the old until somebody presses.
  serviceWorker.addEventListener("controllerchange", () => {
    if (serviceWorker.controller) void newer(serviceWorker.controller, () => location.reload());
  });
  waits();
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" || Date.now() - looked < HOUR) return;
    looked = Date.now();
    registration.update().catch(() => undefined);
  });
}

async function newer(worker: ServiceWorker, load: () => void): Promise<void> {
  try {
    const version = await ask<string>({ ask: "version" }, worker);
    if (version !== ownVersion()) changeStatus((status) => ({ ...status, update: load }));
    // This page came from the server after the release, so it is of the new version already.
    else if (worker.state === "installed") worker.postMessage({ ask: "take over" });
  } catch {
    // It is asked again with the next page.
  }
}

function takeOver(worker: ServiceWorker): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  worker.postMessage({ ask: "take over" });
}
