/**
 * Whether the transcript follows the picture. It never moves under a reader: whoever scrolls stops it, and
 * it starts again when they ask for it or choose a sentence.
 */
export type Following = "on" | "paused" | "off";

export type FollowEvent = "readerScrolled" | "sentenceChosen" | "toggled";

export function follow(state: Following, event: FollowEvent): Following {
  if (event === "toggled") return state === "on" ? "off" : "on";
  if (state === "off") return "off";
  return event === "readerScrolled" ? "paused" : "on";
}
