import { recall, remember } from "@/ui/storage";
import type { Source } from "./recording";

/** The height of the picture that the reader wants, or what fits the screen. */
export type Quality = number | "auto";

const KEY = "kerf.quality";
const isQuality = (value: unknown): value is Quality => value === "auto" || typeof value === "number";
/** The picture is never wider on the page than this. */
const WIDEST = 1280;

export const recallQuality = (): Quality => recall(KEY, isQuality) ?? "auto";
export const rememberQuality = (quality: Quality): void => remember(KEY, quality);

export interface Screen {
  /** CSS pixels. */
  width: number;
  pixelRatio: number;
  /** The reader asked the browser to save data. */
  saveData: boolean;
}

export function screenNow(): Screen {
  const { saveData = false } = (navigator as { connection?: { saveData?: boolean } }).connection ?? {};
  return { width: innerWidth, pixelRatio: devicePixelRatio, saveData };
}

/**
 * The source for a wish: the one of that height, else the smallest that is as sharp as the screen, else the best.
 * `sources` are the best first, and at least one.
 */
export function sourceFor(sources: readonly Source[], quality: Quality, screen: Screen): Source | undefined {
  const wished = sources.find(({ height }) => height === quality);
  if (wished) return wished;
  if (screen.saveData) return sources.at(-1);
  const needed = Math.min(screen.width, WIDEST) * screen.pixelRatio;
  return sources.findLast(({ width }) => width >= needed) ?? sources[0];
}

/** "720p": how people call a picture's sharpness, by its shorter side. */
export const nameOf = ({ width, height }: Source): string => `${Math.min(width, height)}p`;
