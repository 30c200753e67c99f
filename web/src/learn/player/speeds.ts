import { recall, remember } from "@/ui/storage";

export const SPEEDS = [0.75, 1, 1.25, 1.5, 2];

const KEY = "kerf.speed";
const isSpeed = (value: unknown): value is number => typeof value === "number" && SPEEDS.includes(value);

export const recallSpeed = (): number => recall(KEY, isSpeed) ?? 1;
export const rememberSpeed = (speed: number): void => remember(KEY, speed);

/** The next speed up (1) or down (-1); the last ones stay. */
export function nextSpeed(speed: number, by: 1 | -1): number {
  const at = SPEEDS.indexOf(speed);
  return SPEEDS[Math.min(Math.max(0, at + by), SPEEDS.length - 1)] ?? speed;
}
