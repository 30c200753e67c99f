import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from "react";
import { Link2, Play } from "lucide-react";
import { useTranslation } from "@/i18n";
import { clock } from "@/i18n/format";
import { Button } from "@/ui/Button";
import { copy } from "@/ui/copy";
import { recall, remember } from "@/ui/storage";
import type { Cue } from "./cues";
import { noteProgress, watched } from "./progress";
import { Transcript } from "./Transcript";
import { useCurrentCue } from "./useCurrentCue";
import styles from "./Player.module.css";

export interface Recording {
  title: string;
  poster: string | null;
  width: number;
  height: number;
  sources: readonly { url: string; type: string; height: number }[];
  captions: readonly { url: string; language: string; label: string }[];
  transcripts: readonly { language: string; label: string; cues: readonly Cue[] }[];
}

interface PlayerProps {
  recording: Recording;
  /** The tutorial's address, for links to a moment and for "continue watching". */
  path: string;
  locale: string;
  /** Second to start at, from the address. */
  start?: number | undefined;
}

const SPEEDS = [0.75, 1, 1.25, 1.5, 2];
const NO_CUES: readonly Cue[] = [];
const CAPTIONS_KEY = "kerf.captions";
const SPEED_KEY = "kerf.speed";

const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";
const isSpeed = (value: unknown): value is number => typeof value === "number" && SPEEDS.includes(value);

/** The index of what is in the page's language, else the first. */
function preferred(items: readonly { language: string }[], locale: string): number {
  return Math.max(
    0,
    items.findIndex((item) => item.language.split("-")[0] === locale),
  );
}

/** A tutorial's recording with its transcript: side by side, or with the picture on top on a phone. */
export function Player({ recording, path, locale, start }: PlayerProps) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [language, setLanguage] = useState(() => preferred(recording.transcripts, locale));
  const [speed, setSpeed] = useState(() => recall(SPEED_KEY, isSpeed) ?? 1);
  const [resumeAt, setResumeAt] = useState(() =>
    start === undefined ? watched().find((item) => item.path === path)?.position : undefined,
  );
  const [failed, setFailed] = useState(false);
  const transcript = recording.transcripts[language];
  const cues = transcript?.cues ?? NO_CUES;
  const current = useCurrentCue(video, cues);
  const defaultTrack = preferred(recording.captions, locale);

  const seek = useCallback((seconds: number, play = true) => {
    const element = video.current;
    if (!element) return;
    const go = () => {
      element.currentTime = seconds;
      // Browsers may refuse to play before the first press; the position is right all the same.
      if (play) element.play().catch(() => undefined);
    };
    if (element.readyState >= HTMLMediaElement.HAVE_METADATA) go();
    else {
      element.addEventListener("loadedmetadata", go, { once: true });
      element.load();
    }
    setResumeAt(undefined);
  }, []);

  useEffect(() => {
    if (start !== undefined) seek(start, false);
  }, [start, seek]);

  useEffect(() => {
    if (video.current) video.current.playbackRate = speed;
  }, [speed]);

  // Captions are on until someone turns them off, and stay as they were left.
  useEffect(() => {
    const tracks = video.current?.textTracks;
    if (!tracks) return;
    const wanted = recall(CAPTIONS_KEY, isBoolean) ?? true;
    for (let index = 0; index < tracks.length; index++) {
      const track = tracks[index];
      if (track) track.mode = wanted && index === defaultTrack ? "showing" : "hidden";
    }
    const note = () => remember(CAPTIONS_KEY, Array.from(tracks).some((track) => track.mode === "showing"));
    tracks.addEventListener("change", note);
    return () => tracks.removeEventListener("change", note);
  }, [defaultTrack, recording.captions]);

  const { title, poster } = recording;
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const note = () => {
      if (element.duration > 0)
        noteProgress({ path, title, poster, position: element.currentTime, duration: element.duration, at: Date.now() });
    };
    const timer = setInterval(() => !element.paused && note(), 5000);
    element.addEventListener("pause", note);
    addEventListener("pagehide", note);
    return () => {
      clearInterval(timer);
      element.removeEventListener("pause", note);
      removeEventListener("pagehide", note);
      if (element.currentTime > 0) note();
    };
  }, [path, title, poster]);

  const onKeyDown = (event: KeyboardEvent) => {
    const element = video.current;
    if (!element || event.ctrlKey || event.metaKey || event.altKey) return;
    const keys: Record<string, () => void> = {
      k: () => void (element.paused ? element.play() : element.pause()),
      j: () => seek(Math.max(0, element.currentTime - 10), !element.paused),
      l: () => seek(Math.min(element.duration || 0, element.currentTime + 10), !element.paused),
      c: () => toggleCaptions(element, defaultTrack),
    };
    const act = keys[event.key];
    if (!act || (event.target as HTMLElement).tagName === "INPUT") return;
    event.preventDefault();
    act();
  };

  const share = () => {
    const url = new URL(path, location.origin);
    url.searchParams.set("t", String(Math.floor(video.current?.currentTime ?? 0)));
    void copy(url.href, t("player.linkCopied"));
  };

  return (
    // Shortcuts for whoever has the focus inside; every one has a visible control as well.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.player} onKeyDown={onKeyDown}>
      <div className={styles.stage}>
        <div className={styles.frame} style={{ aspectRatio: `${recording.width || 16} / ${recording.height || 9}` }}>
          {/* Captions are rendered below from the recording's own list. */}
          {/* eslint-disable-next-line jsx-a11y/media-has-caption */}
          <video
            ref={video}
            controls
            playsInline
            preload="metadata"
            poster={poster ?? undefined}
            aria-label={title}
            crossOrigin="anonymous"
            onError={() => setFailed(true)}
            onLoadedMetadata={() => setFailed(false)}
            onPlay={() => setResumeAt(undefined)}
          >
            {recording.sources.map((source) => (
              <source key={source.url} src={source.url} type={source.type} />
            ))}
            {recording.captions.map((track, index) => (
              <track
                key={track.url}
                kind="captions"
                src={track.url}
                srcLang={track.language}
                label={track.label}
                default={index === defaultTrack}
              />
            ))}
          </video>
          {failed && (
            <p className={styles.failed} role="alert">
              {t("player.failed")}
            </p>
          )}
        </div>
        <div className={styles.tools}>
          {resumeAt !== undefined && (
            <Button size="small" variant="primary" onClick={() => seek(resumeAt)}>
              <Play aria-hidden />
              {t("player.resume", { time: clock(resumeAt) })}
            </Button>
          )}
          <label className={styles.choice}>
            {t("player.speed")}
            <select
              value={speed}
              onChange={(event) => {
                const value = Number(event.target.value);
                setSpeed(value);
                remember(SPEED_KEY, value);
              }}
            >
              {SPEEDS.map((value) => (
                <option key={value} value={value}>
                  {value}×
                </option>
              ))}
            </select>
          </label>
          {recording.transcripts.length > 1 && (
            <label className={styles.choice}>
              {t("transcript.language")}
              <select value={language} onChange={(event) => setLanguage(Number(event.target.value))}>
                {recording.transcripts.map(({ label }, index) => (
                  <option key={index} value={index}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          )}
          <Button size="small" variant="quiet" onClick={share}>
            <Link2 aria-hidden />
            {t("player.share")}
          </Button>
        </div>
      </div>
      {transcript && cues.length > 0 ? (
        <div className={styles.side}>
          <Transcript cues={cues} current={current} lang={transcript.language} onSeek={seek} />
        </div>
      ) : (
        <p className={styles.without}>{t("transcript.missing")}</p>
      )}
    </div>
  );
}

function toggleCaptions(element: HTMLVideoElement, preferredTrack: number): void {
  const tracks = Array.from(element.textTracks);
  const shown = tracks.some((track) => track.mode === "showing");
  tracks.forEach((track, index) => {
    track.mode = !shown && index === preferredTrack ? "showing" : "hidden";
  });
}
