import { useEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import { Play } from "lucide-react";
import { useTranslation } from "@/i18n";
import { useCaptionsName } from "./origin";
import type { Recording, Source } from "./recording";
import type { Media } from "./useMedia";
import styles from "./Screen.module.css";

/** In fullscreen the controls go away after this long without a movement. */
const IDLE_MS = 3000;

interface ScreenProps {
  recording: Recording;
  source: Source | undefined;
  video: RefObject<HTMLVideoElement | null>;
  frame: RefObject<HTMLDivElement | null>;
  media: Media;
  /** Index of the caption track to begin with. */
  preferred: number;
  /** A word about what the keyboard just did. */
  said: string;
  full: boolean;
  onTogglePlay: () => void;
  onToggleFullscreen: () => void;
  children: ReactNode;
}

/** The picture, and the controls (`children`) below it; in fullscreen they lie upon it. */
export function Screen(props: ScreenProps) {
  const { recording, source, video, frame, media, preferred, said, full, onTogglePlay, onToggleFullscreen, children } = props;
  const { t } = useTranslation();
  const captionsName = useCaptionsName();
  const [failed, setFailed] = useState(false);
  const [idle, setIdle] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const stir = () => {
    clearTimeout(timer.current);
    setIdle(false);
    timer.current = setTimeout(() => setIdle(true), IDLE_MS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    // A press anywhere on it brings the focus here, so that the keyboard works; all of that has buttons as well.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={frame}
      tabIndex={-1}
      className={styles.screen}
      data-full={full || undefined}
      data-idle={(full && idle && !media.paused) || undefined}
      onPointerMove={stir}
      onKeyDown={stir}
    >
      <div className={styles.frame} style={{ aspectRatio: `${recording.width} / ${recording.height}` }}>
        {/* The tracks are the recording's own; where there are none yet, the panel says so. */}
        {/* eslint-disable-next-line jsx-a11y/media-has-caption */}
        <video
          ref={video}
          src={source?.url}
          playsInline
          preload="metadata"
          poster={media.begun ? undefined : (recording.poster ?? undefined)}
          aria-label={recording.title}
          onClick={onTogglePlay}
          onDoubleClick={onToggleFullscreen}
          onError={() => setFailed(true)}
          onLoadedMetadata={() => setFailed(false)}
        >
          {recording.captions.map((track, index) => (
            <track
              key={track.url}
              kind="captions"
              src={track.url}
              srcLang={track.language}
              label={captionsName(track)}
              default={index === preferred}
            />
          ))}
        </video>
        {/* A sign, no button: the picture is what is pressed, and the bar has the button. */}
        {!media.begun && !failed && (
          <span className={styles.begin} aria-hidden>
            <Play size={28} fill="currentColor" />
          </span>
        )}
        {media.waiting && <div className={styles.waiting} aria-hidden />}
        <p className={styles.said} role="status">
          {said}
        </p>
        {failed && (
          <p className={styles.failed} role="alert">
            {t("player.failed")}
          </p>
        )}
      </div>
      {children}
    </div>
  );
}
