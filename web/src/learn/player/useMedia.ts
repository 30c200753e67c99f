import { useEffect, useState, type RefObject } from "react";

/** What a media element is doing. Times in seconds. */
export interface Media {
  paused: boolean;
  ended: boolean;
  /** It was played, or sought, at least once. */
  begun: boolean;
  /** It wants to play and has nothing to play yet. */
  waiting: boolean;
  time: number;
  /** 0 until it is known. */
  duration: number;
  /** How far it is loaded without a gap from `time` on. */
  loaded: number;
  muted: boolean;
  volume: number;
}

const EVENTS = [
  ...["play", "playing", "pause", "ended", "waiting", "canplay", "seeking", "seeked", "timeupdate", "progress"],
  ...["loadedmetadata", "durationchange", "volumechange", "emptied"],
];

const START: Media = {
  ...{ paused: true, ended: false, begun: false, waiting: false, muted: false },
  ...{ time: 0, duration: 0, loaded: 0, volume: 1 },
};

function loadedFrom({ buffered, currentTime }: HTMLMediaElement): number {
  for (let index = 0; index < buffered.length; index++) {
    if (buffered.start(index) <= currentTime && currentTime <= buffered.end(index)) return buffered.end(index);
  }
  return currentTime;
}

/** Follows a media element. The duration is that of `known` until the element tells its own. */
export function useMedia(video: RefObject<HTMLVideoElement | null>, known: number | null): Media {
  const [media, setMedia] = useState<Media>({ ...START, duration: known ?? 0 });

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const look = (event?: Event) => {
      setMedia((before) => ({
        paused: element.paused,
        ended: element.ended,
        begun: before.begun || !element.paused || element.currentTime > 0,
        waiting: event?.type === "waiting" || (before.waiting && !element.paused && event?.type !== "playing"),
        time: element.currentTime,
        duration: Number.isFinite(element.duration) ? element.duration : before.duration,
        loaded: loadedFrom(element),
        muted: element.muted || element.volume === 0,
        volume: element.volume,
      }));
    };
    for (const name of EVENTS) element.addEventListener(name, look);
    look();
    return () => {
      for (const name of EVENTS) element.removeEventListener(name, look);
    };
  }, [video]);

  return media;
}
