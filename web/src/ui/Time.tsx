import { useLocale } from "@/i18n";
import { exactTime, relativeTime } from "@/i18n/format";
import { useNow } from "./now";

/** A moment: "3 hours ago" to read, the exact instant in the viewer's zone on hover. */
export function Time({ value }: { value: string }) {
  const locale = useLocale();
  const now = useNow();
  const instant = new Date(value);
  return (
    <time dateTime={value} title={exactTime(instant, locale)}>
      {relativeTime(instant, locale, now)}
    </time>
  );
}
