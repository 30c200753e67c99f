import type { CaptionFormat, VideoViewFragment } from "@/gql/graphql";
import type { Chapter } from "./chapters";
import { originOf, type Origin } from "./origin";
import type { Storyboard } from "./storyboard";

export interface Source {
  url: string;
  type: string;
  width: number;
  height: number;
}

/** What the player plays. */
export interface Recording {
  /** Node id of the video. */
  id: string;
  title: string;
  poster: string | null;
  width: number;
  height: number;
  /** Seconds; null until the file has been looked into. */
  duration: number | null;
  /** The same film in several qualities, the best first. */
  sources: readonly Source[];
  captions: readonly {
    url: string;
    language: string;
    label: string;
    /** Null where nobody says: a person uploaded them. */
    origin: Origin | null;
    downloads: readonly { format: CaptionFormat; url: string }[];
  }[];
  chapters: readonly Chapter[];
  storyboard: Storyboard | null;
  /** The language of the transcript to show first; null where there is none yet. */
  transcript: string | null;
}

type Older<T, Key extends keyof T> = Omit<T, Key> & Partial<Pick<T, Key>>;
type Track = Older<VideoViewFragment["captions"][number], "automatic" | "translated">;

/** A page that was saved for reading offline may be older than the chapters, and than what captions say of themselves. */
type Video = Older<Omit<VideoViewFragment, "captions">, "chapters"> & { captions: readonly Track[] };

/** The API's video as the player takes it; nothing where there is no playable file yet. */
export function recordingOf(video: Video, title: string, transcript: string | null): Recording | undefined {
  if (video.sources.length === 0) return undefined;
  return {
    id: video.id,
    title,
    poster: video.posterUrl ?? null,
    width: video.width ?? 16,
    height: video.height ?? 9,
    duration: video.durationSeconds ?? null,
    sources: video.sources.map(({ url, mime, width, height }) => ({ url, type: mime, width, height })),
    captions: video.captions.map(({ url, locale, label, downloads, automatic, translated }) => ({
      url,
      language: locale,
      label,
      origin: originOf(automatic, translated),
      downloads,
    })),
    chapters: (video.chapters ?? []).map(({ startSeconds, title: name }) => ({ startSeconds, title: name })),
    storyboard: video.storyboard ?? null,
    transcript,
  };
}
