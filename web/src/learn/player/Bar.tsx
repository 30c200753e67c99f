import type { ComponentType, ReactNode } from "react";
import { Captions, CaptionsOff, Maximize, Minimize, Pause, PictureInPicture2, Play, Volume2, VolumeX } from "lucide-react";
import { useTranslation } from "@/i18n";
import { clock } from "@/i18n/format";
import type { Commands } from "./shortcuts";
import type { Media } from "./useMedia";
import styles from "./Bar.module.css";

interface BarProps {
  media: Media;
  /** The name of the chapter that is playing. */
  chapter: string | undefined;
  /** Null where there are none. */
  captions: boolean | null;
  full: boolean;
  /** Null where the browser knows no pictures apart. */
  apart: boolean | null;
  commands: Commands;
  onVolume: (volume: number) => void;
  /** The time line. */
  children: ReactNode;
}

/** The controls below the picture. All of them are the browser's own buttons and sliders. */
export function Bar({ media, chapter, captions, full, apart, commands, onVolume, children }: BarProps) {
  const { t } = useTranslation();
  const playing = !media.paused && !media.ended;
  return (
    <div className={styles.bar} role="group" aria-label={t("player.controls")} data-controls>
      {children}
      <div className={styles.row}>
        <Control icon={playing ? Pause : Play} label={t(playing ? "player.pause" : "player.play")} onClick={commands.togglePlay} filled />
        <span className={styles.time}>
          {clock(media.time)} <span>/ {clock(media.duration)}</span>
        </span>
        {chapter && <span className={styles.chapter}>{chapter}</span>}
        <span className={styles.space} />
        <Control
          icon={media.muted ? VolumeX : Volume2}
          label={t(media.muted ? "player.unmute" : "player.mute")}
          onClick={commands.toggleMute}
        />
        <input
          type="range"
          dir="ltr"
          className={styles.volume}
          min={0}
          max={1}
          step={0.05}
          value={media.muted ? 0 : media.volume}
          aria-label={t("player.volume")}
          aria-valuetext={`${Math.round(media.muted ? 0 : media.volume * 100)} %`}
          onChange={(event) => onVolume(Number(event.target.value))}
        />
        {captions !== null && (
          <Control
            icon={captions ? Captions : CaptionsOff}
            label={t("player.captions")}
            pressed={captions}
            onClick={commands.toggleCaptions}
          />
        )}
        {apart !== null && (
          <Control icon={PictureInPicture2} label={t("player.picture")} pressed={apart} onClick={commands.togglePicture} />
        )}
        <Control
          icon={full ? Minimize : Maximize}
          label={t(full ? "player.leaveFullscreen" : "player.fullscreen")}
          onClick={commands.toggleFullscreen}
        />
      </div>
    </div>
  );
}

interface ControlProps {
  icon: ComponentType<{ "aria-hidden": true; size: number; fill?: string }>;
  label: string;
  onClick: () => void;
  pressed?: boolean;
  filled?: boolean;
}

function Control({ icon: Icon, label, onClick, pressed, filled = false }: ControlProps) {
  return (
    <button type="button" className={styles.control} aria-label={label} title={label} aria-pressed={pressed} onClick={onClick}>
      <Icon aria-hidden size={20} {...(filled ? { fill: "currentColor" } : {})} />
    </button>
  );
}
