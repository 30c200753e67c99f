import { useRef, useState, type PointerEvent } from "react";
import { useTranslation } from "@/i18n";
import { clock } from "@/i18n/format";
import { chapterAt, type Chapter } from "./chapters";
import type { Storyboard } from "./storyboard";
import { Thumbnail } from "./Thumbnail";
import styles from "./Scrubber.module.css";

const PREVIEW_WIDTH = 160;
const STEP_SECONDS = 5;

interface ScrubberProps {
  time: number;
  duration: number;
  /** Seconds that are loaded. */
  loaded: number;
  chapters: readonly Chapter[];
  storyboard: Storyboard | null;
  onSeek: (seconds: number) => void;
}

/** The time line: the kerf where the film was played, a gap where a chapter begins, and what is there under the pointer. */
export function Scrubber({ time, duration, loaded, chapters, storyboard, onSeek }: ScrubberProps) {
  const { t } = useTranslation();
  const line = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const percent = (seconds: number) => (duration > 0 ? Math.min(100, (100 * seconds) / duration) : 0);

  const point = (event: PointerEvent) => {
    const box = line.current?.getBoundingClientRect();
    if (!box || box.width === 0 || duration <= 0) return;
    setPointed(Math.min(Math.max(0, (event.clientX - box.left) / box.width), 1) * duration);
  };

  const chapter = chapters[chapterAt(chapters, time)]?.title;
  const position = t("player.position", { time: clock(time), total: clock(duration) });
  return (
    // The time line runs from left to right in every language, as on other players.
    <div
      ref={line}
      dir="ltr"
      className={styles.scrubber}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => setPointed(null)}
      onPointerUp={(event) => event.pointerType !== "mouse" && setPointed(null)}
      onPointerCancel={() => setPointed(null)}
    >
      <div aria-hidden className={styles.line}>
        <div className={styles.loaded} style={{ inlineSize: `${percent(loaded)}%` }} />
        <div className={styles.played} style={{ inlineSize: `${percent(time)}%` }} />
        {chapters.slice(1).map(({ startSeconds }) => (
          <div key={startSeconds} className={styles.gap} style={{ insetInlineStart: `${percent(startSeconds)}%` }} />
        ))}
        <div className={styles.handle} style={{ insetInlineStart: `${percent(time)}%` }} />
      </div>
      <input
        type="range"
        min={0}
        max={Math.max(duration, 0.1)}
        step="any"
        value={Math.min(time, duration)}
        aria-label={t("player.seek")}
        aria-valuetext={chapter ? `${position}, ${chapter}` : position}
        onChange={(event) => onSeek(Number(event.target.value))}
        onKeyDown={(event) => {
          const by = { ArrowLeft: -STEP_SECONDS, ArrowDown: -STEP_SECONDS, ArrowRight: STEP_SECONDS, ArrowUp: STEP_SECONDS }[event.key];
          if (by === undefined) return;
          event.preventDefault();
          onSeek(Math.min(Math.max(0, time + by), duration));
        }}
      />
      {pointed !== null && <Preview seconds={pointed} percent={percent(pointed)} chapters={chapters} storyboard={storyboard} />}
    </div>
  );
}

interface PreviewProps {
  seconds: number;
  percent: number;
  chapters: readonly Chapter[];
  storyboard: Storyboard | null;
}

function Preview({ seconds, percent, chapters, storyboard }: PreviewProps) {
  const chapter = chapters[chapterAt(chapters, seconds)];
  const width = storyboard ? Math.min(PREVIEW_WIDTH, storyboard.tileWidth) : 0;
  return (
    <div aria-hidden className={styles.preview} style={{ insetInlineStart: `clamp(5.25rem, ${percent}%, 100% - 5.25rem)` }}>
      {storyboard && <Thumbnail storyboard={storyboard} seconds={seconds} width={width} />}
      <span className={styles.moment}>{clock(seconds)}</span>
      {chapter && <span className={styles.name}>{chapter.title}</span>}
    </div>
  );
}
