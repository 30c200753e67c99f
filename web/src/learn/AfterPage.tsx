import { lazy, type ComponentType } from "react";
import { useLocale } from "@/i18n";
import { Spare } from "@/ui/Spare";
import type { AfterProps } from "./after/After";

interface Read {
  id: string;
  updatedAt?: string | null | undefined;
  readingMinutes: number;
}

/** What readers do after reading: fetched behind the page, whose text does not wait for it. */
const After = lazy<ComponentType<AfterProps>>(() =>
  // Whoever reads offline has the text, and nothing to press that could not work.
  import("./after/After").catch(() => ({ default: () => null })),
);

/** Below an article or a tutorial. A draft in preview has no version that one could speak about. */
export function AfterPage({ page: { id, updatedAt, readingMinutes } }: { page: Read }) {
  const locale = useLocale();
  if (!updatedAt) return null;
  return (
    // As high as the question that comes, so that nothing below it jumps.
    <Spare fallback={<div style={{ minBlockSize: "11rem" }} />}>
      <After key={updatedAt} pageId={id} version={updatedAt} minutes={readingMinutes} locale={locale} />
    </Spare>
  );
}
