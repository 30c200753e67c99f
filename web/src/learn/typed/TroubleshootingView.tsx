import { useMemo } from "react";
import { useLocale, useTranslation } from "@/i18n";
import { useWords } from "@/i18n/words";
import { Html } from "@/ui/Html";
import { Blocks } from "../blocks/Blocks";
import { Heading } from "../blocks/Heading";
import { DocumentLayout } from "../DocumentLayout";
import { sectionsOf } from "../documents";
import type { ViewProps } from "../views";
import styles from "./Typed.module.css";

/** Problems by what the reader notices: scanned by symptom, read for the fix. */
export default function TroubleshootingView({ page }: ViewProps) {
  useWords("typed", useLocale());
  const { t } = useTranslation();
  const sections = useMemo(() => sectionsOf(page.body), [page.body]);
  const levels = new Map(sections.map(({ anchor, level }) => [anchor, level]));
  return (
    <DocumentLayout page={page} sections={sections}>
      <Blocks
        blocks={page.body}
        outdated={page.staleness?.changes ?? []}
        own={(block) =>
          block.__typename === "ProblemBlock" && (
            <section className={styles.problem}>
              <Heading text={block.symptom} level={levels.get(block.anchor) ?? 2} anchor={block.anchor} />
              <dl>
                {block.causeHtml && (
                  <div>
                    <dt>{t("typed.cause")}</dt>
                    <dd>
                      <Html html={block.causeHtml} className="prose" />
                    </dd>
                  </div>
                )}
                <div className={styles.fix}>
                  <dt>{t("typed.fix")}</dt>
                  <dd>
                    <Html html={block.fixHtml} className="prose" />
                  </dd>
                </div>
              </dl>
            </section>
          )
        }
      />
    </DocumentLayout>
  );
}
