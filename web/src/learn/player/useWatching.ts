import { useEffect, type RefObject } from "react";
import { tell } from "@/api/client";
import { newId } from "@/api/query";
import { TutorialWatchRecordDocument } from "@/gql/graphql";
import { declines } from "../after/visits";
import { Recorder } from "./watching";

const EVERY_MS = 60_000;
/** The server knows a visit for a day; a page that is open for longer is visited again. */
const VISIT_MS = 12 * 3_600_000;

/**
 * Tells the server which stretches of a tutorial's video were watched: while it plays, when it is paused, and when the page
 * is left. Each time all of the visit, so that what is lost on the way, or overtaken, does no harm. Nothing of whoever
 * asks not to be counted, and nothing without a `tutorialId`, as of a draft.
 */
export function useWatching(
  video: RefObject<HTMLVideoElement | null>,
  { tutorialId, videoId }: { tutorialId: string | undefined; videoId: string },
): void {
  useEffect(() => {
    const element = video.current;
    if (!element || !tutorialId || declines()) return;
    const begin = () => ({ id: newId(), since: Date.now(), recorder: new Recorder(), told: "" });
    let visit = begin();

    const send = () => {
      const stretches = visit.recorder
        .stretches()
        .map(({ start: startSeconds, end: endSeconds, times }) => ({ startSeconds, endSeconds, times }));
      const now = JSON.stringify(stretches);
      if (stretches.length === 0 || now === visit.told) return;
      visit.told = now;
      tell(TutorialWatchRecordDocument, { input: { tutorialId, videoId, visitId: visit.id, stretches } });
    };
    const play = () => {
      if (element.paused || element.seeking) return;
      if (Date.now() - visit.since > VISIT_MS) {
        send();
        visit = begin();
      }
      visit.recorder.reach(element.currentTime);
    };
    const pause = () => {
      if (!element.seeking) visit.recorder.reach(element.currentTime);
      visit.recorder.cut();
      send();
    };
    // By then it is where it goes to, and no longer where it was.
    const jump = () => visit.recorder.cut();
    const leave = () => {
      if (document.visibilityState === "hidden") send();
    };

    const events: [string, () => void][] = [
      ["playing", play],
      ["timeupdate", play],
      ["seeked", play],
      ["seeking", jump],
      // Another file of the same recording.
      ["emptied", jump],
      ["pause", pause],
    ];
    for (const [name, handle] of events) element.addEventListener(name, handle);
    const timer = setInterval(() => {
      if (!element.paused) send();
    }, EVERY_MS);
    document.addEventListener("visibilitychange", leave);
    addEventListener("pagehide", send);
    return () => {
      for (const [name, handle] of events) element.removeEventListener(name, handle);
      clearInterval(timer);
      document.removeEventListener("visibilitychange", leave);
      removeEventListener("pagehide", send);
      send();
    };
  }, [video, tutorialId, videoId]);
}
