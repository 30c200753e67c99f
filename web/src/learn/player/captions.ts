import { useEffect, useState, type RefObject } from "react";
import { recall, remember } from "@/ui/storage";

const KEY = "kerf.captions";
const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";

function show(element: HTMLVideoElement, chosen: number): void {
  Array.from(element.textTracks).forEach((track, index) => {
    track.mode = index === chosen ? "showing" : "hidden";
  });
}

const showing = (element: HTMLVideoElement) => Array.from(element.textTracks).some((track) => track.mode === "showing");

/**
 * Captions are on until someone turns them off, and stay as they were left; shown are those of the track `preferred`.
 * Whether they are on, and a function that turns them on or off and says which.
 */
export function useCaptions(video: RefObject<HTMLVideoElement | null>, preferred: number, count: number): [boolean, () => boolean] {
  const [on, setOn] = useState(() => recall(KEY, isBoolean) ?? true);

  useEffect(() => {
    const element = video.current;
    if (!element || count === 0) return;
    show(element, (recall(KEY, isBoolean) ?? true) ? preferred : -1);
    // The browser's own controls, in fullscreen on a phone, change the tracks as well.
    const note = () => {
      setOn(showing(element));
      remember(KEY, showing(element));
    };
    element.textTracks.addEventListener("change", note);
    return () => element.textTracks.removeEventListener("change", note);
  }, [video, preferred, count]);

  const toggle = () => {
    const next = !(recall(KEY, isBoolean) ?? true);
    remember(KEY, next);
    setOn(next);
    if (video.current) show(video.current, next ? preferred : -1);
    return next;
  };

  return [on, toggle];
}
