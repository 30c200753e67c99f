import { lazy, Suspense, useEffect, useState } from "react";
import { List } from "lucide-react";
import { useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import styles from "./Contents.module.css";

export interface Section {
  anchor: string;
  text: string;
  level: number;
}

const Sheet = lazy(() => import("@/ui/Sheet"));

/** The section being read: the last heading above the upper third of the window. */
function useReading(sections: readonly Section[]): string | undefined {
  const [reading, setReading] = useState<string>();
  useEffect(() => {
    const look = () => {
      const line = innerHeight / 3;
      let last: string | undefined;
      for (const { anchor } of sections) {
        const top = document.getElementById(anchor)?.getBoundingClientRect().top;
        if (top !== undefined && top <= line) last = anchor;
      }
      setReading(last ?? sections[0]?.anchor);
    };
    look();
    addEventListener("scroll", look, { passive: true });
    return () => removeEventListener("scroll", look);
  }, [sections]);
  return reading;
}

function Links({ sections, reading, onChoose }: { sections: readonly Section[]; reading: string | undefined; onChoose?: () => void }) {
  return (
    <ol role="list" className={styles.list}>
      {sections.map(({ anchor, text, level }) => (
        <li key={anchor} data-level={level}>
          <a href={`#${anchor}`} aria-current={anchor === reading ? "true" : undefined} onClick={onChoose}>
            {text}
          </a>
        </li>
      ))}
    </ol>
  );
}

/** The article's sections: beside the text, or as a sheet from the lower edge on a phone. */
export function Contents({ sections }: { sections: readonly Section[] }) {
  const { t } = useTranslation();
  const reading = useReading(sections);
  const [open, setOpen] = useState(false);
  if (sections.length < 2) return null;
  return (
    <>
      <nav className={styles.aside} aria-label={t("article.contents")}>
        <h2>{t("article.contents")}</h2>
        <Links sections={sections} reading={reading} />
      </nav>
      <div className={styles.handle}>
        <Button onClick={() => setOpen(true)} aria-haspopup="dialog">
          <List aria-hidden />
          {t("article.contents")}
        </Button>
      </div>
      {open && (
        <Suspense fallback={null}>
          <Sheet title={t("article.contents")} onClose={() => setOpen(false)}>
            <Links sections={sections} reading={reading} onChoose={() => setOpen(false)} />
          </Sheet>
        </Suspense>
      )}
    </>
  );
}
