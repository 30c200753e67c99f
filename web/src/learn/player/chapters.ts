/** A part of a recording that has a name. It lasts until the next begins. */
export interface Chapter {
  startSeconds: number;
  title: string;
}

/** A player that was sent to a chapter's start may report a hair less. */
const SLACK_SECONDS = 0.02;

/** The index of the chapter at a time; -1 where there is none. `chapters` are in order of their start. */
export function chapterAt(chapters: readonly Chapter[], seconds: number): number {
  return chapters.findLastIndex(({ startSeconds }) => startSeconds <= seconds + SLACK_SECONDS);
}
