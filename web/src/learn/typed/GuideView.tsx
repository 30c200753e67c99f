import { useMemo, useState } from "react";
import { Check } from "lucide-react";
import { useLocale, useTranslation } from "@/i18n";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Html } from "@/ui/Html";
import { Blocks } from "../blocks/Blocks";
import MomentCard from "../blocks/MomentCard";
import { Picture } from "../blocks/Picture";
import { DocumentLayout } from "../DocumentLayout";
import { sectionsOf, type DocumentBlock } from "../documents";
import type { ViewProps } from "../views";
import { keepTicked, tickedSteps } from "./ticked";
import styles from "./Guide.module.css";

type StepsBlock = Extract<DocumentBlock, { __typename: "StepsBlock" }>;

/** Steps that are numbered through the page and can be ticked off; what is done is kept in this browser. */
export default function GuideView({ page }: ViewProps) {
  useWords("typed", useLocale());
  const { t } = useTranslation();
  const [done, setDone] = useState(() => new Set(tickedSteps(page.id)));
  const sections = useMemo(() => sectionsOf(page.body), [page.body]);
  const { first, steps } = useMemo(() => {
    const blocks = page.body.filter((block): block is StepsBlock => block.__typename === "StepsBlock");
    const found = blocks.flatMap((block) => block.steps);
    return { steps: found, first: new Map(blocks.map((block, at) => [block.id, blocks.slice(0, at).flatMap((above) => above.steps).length])) };
  }, [page.body]);
  const reached = steps.filter(({ id }) => done.has(id)).length;
  const keep = (next: Set<string>) => {
    setDone(next);
    keepTicked(page.id, [...next]);
  };
  const tick = (id: string, isDone: boolean) => {
    const next = new Set(done);
    if (isDone) next.add(id);
    else next.delete(id);
    keep(next);
  };
  return (
    <DocumentLayout page={page} sections={sections} facts={<span>{t("typed.steps", { count: steps.length })}</span>}>
      {steps.length > 1 && (
        <div className={styles.progress}>
          <progress max={steps.length} value={reached} aria-label={t("typed.progress")} />
          <span role="status">{t("typed.done", { count: reached, all: steps.length })}</span>
          {reached > 0 && (
            <Button size="small" variant="quiet" onClick={() => keep(new Set())}>
              {t("typed.again")}
            </Button>
          )}
        </div>
      )}
      <Blocks
        blocks={page.body}
        outdated={page.staleness?.changes ?? []}
        own={(block) =>
          block.__typename === "StepsBlock" && (
            <ol role="list" className={styles.steps} start={(first.get(block.id) ?? 0) + 1}>
              {block.steps.map(({ id, title, html, image, alt, moment }, index) => {
                const number = (first.get(block.id) ?? 0) + index + 1;
                const isDone = done.has(id);
                return (
                  <li key={id || index} id={`step-${number}`} data-done={isDone || undefined}>
                    <span aria-hidden className={styles.number}>
                      {isDone ? <Check size={20} /> : number}
                    </span>
                    <p className={styles.title}>
                      <span className="visually-hidden">{t("typed.step", { number })} </span>
                      {title}
                    </p>
                    {html && <Html html={html} className="prose" />}
                    {image && <Picture image={image} alt={alt} caption="" />}
                    {moment && <MomentCard moment={moment} />}
                    <label className={styles.tick}>
                      <input type="checkbox" checked={isDone} onChange={(event) => tick(id, event.target.checked)} />
                      {t("typed.tick")}
                      <span className="visually-hidden">: {title}</span>
                    </label>
                  </li>
                );
              })}
            </ol>
          )
        }
      />
    </DocumentLayout>
  );
}
