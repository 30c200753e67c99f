import { useEffect, useRef } from "react";
import { useTranslation } from "@/i18n";
import { clock } from "@/i18n/format";
import { chapterAt, type Chapter } from "./chapters";
import type { Storyboard } from "./storyboard";
import { Thumbnail } from "./Thumbnail";
import styles from "./Chapters.module.css";

const THUMBNAIL_WIDTH = 136;
/** A chapter begins in a pause, often with a fade; a little later its own picture is there. */
const SETTLED_SECONDS = 2;

interface ChaptersProps {
  chapters: readonly Chapter[];
  storyboard: Storyboard | null;
  /** Seconds. */
  time: number;
  onSeek: (seconds: number) => void;
}

/** The parts of a recording, side by side; choosing one seeks. The current one is marked and kept in sight. */
export function Chapters({ chapters, storyboard, time, onSeek }: ChaptersProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const current = chapterAt(chapters, time);

  // The strip moves by itself, never the page, and not while the focus is in it.
  useEffect(() => {
    const strip = list.current;
    const card = strip?.children[current] as HTMLElement | undefined;
    if (strip && card && !strip.contains(document.activeElement)) strip.scrollTo({ left: card.offsetLeft - strip.clientWidth / 3 });
  }, [current]);

  return (
    <section className={styles.chapters} aria-label={t("player.chapters")}>
      <h2>{t("player.chapters")}</h2>
      <ol role="list" ref={list}>
        {chapters.map(({ startSeconds, title }, index) => (
          <li key={startSeconds}>
            <button type="button" aria-current={index === current ? "true" : undefined} onClick={() => onSeek(startSeconds)}>
              {storyboard && <Thumbnail storyboard={storyboard} seconds={startSeconds + SETTLED_SECONDS} width={THUMBNAIL_WIDTH} />}
              <span className={styles.time}>{clock(startSeconds)}</span>
              <span className={styles.title}>{title}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
