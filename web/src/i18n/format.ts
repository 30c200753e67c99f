import { useMemo } from "react";
import { useLocale } from ".";
import type { Locale } from "./locales";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS: readonly [limit: number, unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  [HOUR, "minute", MINUTE],
  [DAY, "hour", HOUR],
  [7 * DAY, "day", DAY],
];

/** "3 hours ago" up to a week, then the date. `now` in epoch milliseconds. */
export function relativeTime(instant: Date, locale: Locale, now: number): string {
  const seconds = Math.round((instant.getTime() - now) / 1000);
  const distance = Math.abs(seconds);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  if (distance < MINUTE) return words.format(0, "second");
  for (const [limit, unit, size] of STEPS) if (distance < limit) return words.format(Math.trunc(seconds / size), unit);
  const sameYear = new Date(now).getFullYear() === instant.getFullYear();
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
  }).format(instant);
}

/** The exact instant in the viewer's own time zone, zone named. */
export function exactTime(instant: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(instant);
}

/** A position in a recording: 75 -> "1:15", 3675 -> "1:01:15". Fractions are cut. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const [hours, minutes, rest] = parts as [number, number, number];
  const tail = `${String(minutes).padStart(hours > 0 ? 2 : 1, "0")}:${String(rest).padStart(2, "0")}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** Numbers and dates by the address's language. */
export function useFormat() {
  const locale = useLocale();
  return useMemo(() => {
    const number = new Intl.NumberFormat(locale);
    const compact = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
    const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
    return {
      number: (value: number) => number.format(value),
      compact: (value: number) => compact.format(value),
      date: (value: string) => date.format(new Date(value)),
    };
  }, [locale]);
}
