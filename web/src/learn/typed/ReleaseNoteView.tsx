import { useMemo } from "react";
import { useLocale, useTranslation } from "@/i18n";
import { useWords } from "@/i18n/words";
import { Html } from "@/ui/Html";
import { Blocks } from "../blocks/Blocks";
import { DocumentLayout } from "../DocumentLayout";
import { runsOf, sectionsOf, type DocumentBlock } from "../documents";
import type { ViewProps } from "../views";
import styles from "./Typed.module.css";

type Change = Extract<DocumentBlock, { __typename: "ChangeBlock" }>;

const KINDS = ["added", "changed", "fixed", "removed", "security"] as const;
const isChange = (block: DocumentBlock): block is Change => block.__typename === "ChangeBlock";

/** A version, its day, and what it changes, by kind. */
export default function ReleaseNoteView({ page }: ViewProps) {
  const locale = useLocale();
  useWords("typed", locale);
  const { t } = useTranslation();
  const sections = useMemo(() => sectionsOf(page.body), [page.body]);
  // A day is the same everywhere.
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const outdated = page.staleness?.changes ?? [];
  const facts = page.__typename === "ReleaseNote" && (
    <>
      <span className={styles.version}>{page.version}</span>
      <time dateTime={page.releasedOn}>{day.format(new Date(page.releasedOn))}</time>
    </>
  );
  return (
    <DocumentLayout page={page} sections={sections} facts={facts}>
      {runsOf(page.body, isChange).map((run, index, runs) => {
        const under = runs.slice(0, index).flat().findLast((block) => block.__typename === "HeadingBlock");
        const Title = under ? (under.level > 2 ? "h4" : "h3") : "h2";
        const changes = run.filter(isChange);
        if (changes.length === 0) return <Blocks key={run[0]?.id} blocks={run} outdated={outdated} />;
        return KINDS.filter((kind) => changes.some((change) => change.kind === kind)).map((kind) => (
          <section key={`${run[0]?.id}-${kind}`} className={styles.changes} data-kind={kind}>
            <Title>{t(`typed.changes.${kind}`)}</Title>
            <ul role="list">
              {changes
                .filter((change) => change.kind === kind)
                .map((change) => (
                  <li key={change.id}>
                    <Blocks blocks={[change]} outdated={outdated} own={() => <Html html={change.html} className="prose" />} />
                  </li>
                ))}
            </ul>
          </section>
        ));
      })}
    </DocumentLayout>
  );
}
