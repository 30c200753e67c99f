import { lazy, Suspense, type ComponentType } from "react";
import { useLocale } from "@/i18n";
import type { AfterProps } from "./feedback/After";
import styles from "./AfterPage.module.css";

interface Read {
  id: string;
  updatedAt?: string | null | undefined;
}

/** What readers do after reading: fetched behind the page, whose text does not wait for it. */
const After = lazy<ComponentType<AfterProps>>(() =>
  // Whoever reads offline has the text, and nothing to press that could not work.
  import("./feedback/After").catch(() => ({ default: () => null })),
);

/** Below an article or a tutorial. A draft in preview has no version that one could speak about. */
export function AfterPage({ page }: { page: Read }) {
  const locale = useLocale();
  if (!page.updatedAt) return null;
  return (
    <Suspense fallback={<div className={styles.waiting} />}>
      <After key={page.updatedAt} pageId={page.id} version={page.updatedAt} locale={locale} />
    </Suspense>
  );
}
