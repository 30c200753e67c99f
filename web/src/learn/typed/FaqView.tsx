import { useMemo } from "react";
import { Html } from "@/ui/Html";
import { Blocks } from "../blocks/Blocks";
import { Heading } from "../blocks/Heading";
import { DocumentLayout } from "../DocumentLayout";
import { sectionsOf } from "../documents";
import type { ViewProps } from "../views";
import styles from "./Typed.module.css";

/** Questions, each of which can be linked to. All answers are open: what is folded away is not found on the page. */
export default function FaqView({ page }: ViewProps) {
  const sections = useMemo(() => sectionsOf(page.body), [page.body]);
  const levels = new Map(sections.map(({ anchor, level }) => [anchor, level]));
  return (
    <DocumentLayout page={page} sections={sections}>
      <Blocks
        blocks={page.body}
        outdated={page.staleness?.changes ?? []}
        own={(block) =>
          block.__typename === "QuestionBlock" && (
            <section className={styles.question}>
              <Heading text={block.question} level={levels.get(block.anchor) ?? 2} anchor={block.anchor} />
              <Html html={block.html} className="prose" />
            </section>
          )
        }
      />
    </DocumentLayout>
  );
}
