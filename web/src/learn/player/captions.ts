import { useEffect, type RefObject } from "react";
import { recall, remember } from "@/ui/storage";

const KEY = "kerf.captions";
const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";

function show(element: HTMLVideoElement, chosen: number): void {
  Array.from(element.textTracks).forEach((track, index) => {
    track.mode = index === chosen ? "showing" : "hidden";
  });
}

const showing = (element: HTMLVideoElement) => Array.from(element.textTracks).some((track) => track.mode === "showing");

/** Captions are on until someone turns them off, and stay as they were left. */
export function useCaptions(video: RefObject<HTMLVideoElement | null>, preferred: number, count: number): void {
  useEffect(() => {
    const element = video.current;
    if (!element || count === 0) return;
    show(element, (recall(KEY, isBoolean) ?? true) ? preferred : -1);
    const note = () => remember(KEY, showing(element));
    element.textTracks.addEventListener("change", note);
    return () => element.textTracks.removeEventListener("change", note);
  }, [video, preferred, count]);
}

export function toggleCaptions(element: HTMLVideoElement, preferred: number): void {
  show(element, showing(element) ? -1 : preferred);
}
