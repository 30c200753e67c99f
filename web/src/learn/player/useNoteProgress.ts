import { useEffect, type RefObject } from "react";
import { noteProgress } from "./progress";

const EVERY_MS = 5000;

/** Keeps, in this browser, how far a tutorial was watched. */
export function useNoteProgress(
  video: RefObject<HTMLVideoElement | null>,
  { path, title, poster }: { path: string; title: string; poster: string | null },
): void {
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const note = () => {
      const { currentTime: position, duration } = element;
      if (duration > 0 && position > 0) noteProgress({ path, title, poster, position, duration, at: Date.now() });
    };
    const timer = setInterval(() => {
      if (!element.paused) note();
    }, EVERY_MS);
    element.addEventListener("pause", note);
    addEventListener("pagehide", note);
    return () => {
      clearInterval(timer);
      element.removeEventListener("pause", note);
      removeEventListener("pagehide", note);
      note();
    };
  }, [video, path, title, poster]);
}
