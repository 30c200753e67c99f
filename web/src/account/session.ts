import { useCallback } from "react";
import { queryClient } from "@/api/query";
import { restartLive } from "@/live/useLive";
import { newSession } from "@/offline/reading";
import { wipe } from "@/offline/stores";
import { forgetDrafts } from "@/ui/drafts";
import { forget, recall, remember } from "@/ui/storage";
import { account } from "./allauth";

/** After a change of who is signed in nothing in the cache is known to be theirs. */
export async function renewSession(): Promise<void> {
  newSession();
  await queryClient.cancelQueries();
  await queryClient.resetQueries();
  restartLive();
}

export function useSignOut(): () => Promise<void> {
  return useCallback(async () => {
    await account("DELETE", "/auth/session");
    forgetDrafts();
    newSession();
    await wipe();
    await renewSession();
  }, []);
}

/**
 * Where to go after signing in: a path of this site, or the start page. Anything that a browser could read as
 * another site (a scheme, `//host`, a backslash) is refused.
 */
export function safeNext(next: string | null, fallback: string): string {
  if (!next?.startsWith("/") || /^\/[/\\]/.test(next) || /[\\\p{Cc}]/u.test(next)) return fallback;
  const url = new URL(next, "https://kerf.invalid");
  // Climbing (`/..//host`) may leave a path that a browser reads as a host.
  if (url.origin !== "https://kerf.invalid" || url.pathname.startsWith("//")) return fallback;
  return url.pathname + url.search + url.hash;
}

const NEXT = "kerf.next";
const isText = (value: unknown): value is string => typeof value === "string";

/** Remembers where a new account was headed, since the mail's link does not know. */
export function keepNext(next: string | null): void {
  if (next) remember(NEXT, next);
}

/** Where a new account was headed, once; unchecked, so pass it through `safeNext`. */
export function takeNext(): string | null {
  const next = recall(NEXT, isText) ?? null;
  forget(NEXT);
  return next;
}
