import { RequestFailure } from "@/api/errors";
import { sameSession, type Copy, type Question } from "./reading";
import { find } from "./saved";
import { markCopy, markFresh } from "./marks";

/** How long the server may take before a copy is shown instead, where there is one. */
const PATIENCE_MS = 5000;

/** Whether there is no word from our server: no connection, or a proxy that speaks in its stead. */
function unreachable(error: unknown): boolean {
  return error instanceof RequestFailure && (error.kind === "offline" || (error.kind === "server" && !error.fromServer));
}

/** The copy of an answer for whoever asked; storage that fails has none. */
async function copyFor(asked: Question & { session: number }): Promise<Copy | undefined> {
  const copy = await find(asked).catch(() => undefined);
  return sameSession(asked) ? copy : undefined;
}

/** What the server answers; the copy where it is out of reach or takes too long, and there is one. */
export async function orCopy<Data>(asked: Question & { session: number }, fresh: Promise<Data>): Promise<Data> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Copy>((resolve) => {
    timer = setTimeout(() => {
      void copyFor(asked).then((copy) => {
        if (copy) resolve(copy);
      });
    }, PATIENCE_MS);
  });
  let copy: Copy | undefined;
  try {
    const first = await Promise.race([fresh.then((data) => ({ data, fresh: true as const })), late]);
    if ("fresh" in first) {
      markFresh(asked);
      return first.data;
    }
    copy = first;
  } catch (error) {
    copy = unreachable(error) ? await copyFor(asked) : undefined;
    if (!copy) throw error;
  } finally {
    clearTimeout(timer);
  }
  markCopy(asked, copy);
  return copy.data as Data;
}
