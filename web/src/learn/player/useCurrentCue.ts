import { useEffect, useState, type RefObject } from "react";
import { cueAt, type Cue } from "./cues";

/** The index of the sentence being said, as exact as the screen refreshes while the recording plays. */
export function useCurrentCue(video: RefObject<HTMLVideoElement | null>, cues: readonly Cue[]): number {
  const [current, setCurrent] = useState(-1);

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    let frame = 0;
    const look = () => setCurrent(cueAt(cues, element.currentTime));
    const run = () => {
      look();
      frame = requestAnimationFrame(run);
    };
    const start = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(run);
    };
    const stop = () => {
      cancelAnimationFrame(frame);
      look();
    };
    // `timeupdate` still fires where animation frames do not: in a background tab.
    const events: [string, () => void][] = [
      ["play", start],
      ["pause", stop],
      ["ended", stop],
      ["seeking", look],
      ["seeked", look],
      ["timeupdate", look],
    ];
    for (const [name, handle] of events) element.addEventListener(name, handle);
    if (element.paused) look();
    else start();
    return () => {
      cancelAnimationFrame(frame);
      for (const [name, handle] of events) element.removeEventListener(name, handle);
    };
  }, [video, cues]);

  return current;
}
