import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from "react";
import { Link2, Play } from "lucide-react";
import type { CaptionFormat } from "@/gql/graphql";
import { useTranslation } from "@/i18n";
import { clock } from "@/i18n/format";
import { Button } from "@/ui/Button";
import { copy } from "@/ui/copy";
import { SkeletonText } from "@/ui/Skeleton";
import { recall, remember } from "@/ui/storage";
import { toggleCaptions, useCaptions } from "./captions";
import { watched } from "./progress";
import { Downloads } from "./Downloads";
import { Transcript } from "./Transcript";
import { startAt } from "./cues";
import { useCues } from "./useCues";
import { useCurrentCue } from "./useCurrentCue";
import { useNoteProgress } from "./useNoteProgress";
import styles from "./Player.module.css";

export interface Recording {
  /** Node id of the video. */
  id: string;
  title: string;
  poster: string | null;
  width: number;
  height: number;
  sources: readonly { url: string; type: string }[];
  captions: readonly {
    url: string;
    language: string;
    label: string;
    downloads: readonly { format: CaptionFormat; url: string }[];
  }[];
  /** The language of the transcript to show first; null where there is none yet. */
  transcript: string | null;
}

interface PlayerProps {
  recording: Recording;
  /** The tutorial's address, for links to a moment and for "continue watching". */
  path: string;
  /** Second to start at, from the address. */
  start?: number | undefined;
}

const SPEEDS = [0.75, 1, 1.25, 1.5, 2];
const SPEED_KEY = "kerf.speed";
const JUMP_SECONDS = 10;

const isSpeed = (value: unknown): value is number => typeof value === "number" && SPEEDS.includes(value);

/** A tutorial's recording with its transcript: side by side, or with the picture on top on a phone. */
export function Player({ recording, path, start }: PlayerProps) {
  const { t } = useTranslation();
  const { title, poster, captions, sources } = recording;
  const video = useRef<HTMLVideoElement>(null);
  const [spoken, setSpoken] = useState(recording.transcript);
  const defaultTrack = Math.max(
    0,
    captions.findIndex(({ language }) => language === recording.transcript),
  );
  const [speed, setSpeed] = useState(() => recall(SPEED_KEY, isSpeed) ?? 1);
  const [resumeAt, setResumeAt] = useState(() =>
    start === undefined ? watched().find((item) => item.path === path)?.position : undefined,
  );
  const [failed, setFailed] = useState(false);
  const { cues, ready } = useCues(recording.id, spoken);
  const current = useCurrentCue(video, cues);
  useCaptions(video, defaultTrack, captions.length);
  useNoteProgress(video, { path, title, poster });

  const seek = useCallback((seconds: number, play = true) => {
    const element = video.current;
    if (!element) return;
    const go = () => {
      element.currentTime = seconds;
      // Browsers may refuse to play before the first press; the position is right all the same.
      if (play) element.play().catch(() => undefined);
    };
    setResumeAt(undefined);
    if (element.readyState >= HTMLMediaElement.HAVE_METADATA) go();
    else element.addEventListener("loadedmetadata", go, { once: true });
  }, []);

  // An address with a moment in it, also when it changes while the page is open (a search result).
  const from = start === undefined || !ready ? undefined : startAt(cues, start);
  useEffect(() => {
    if (from !== undefined) seek(from, false);
  }, [from, seek]);

  useEffect(() => {
    if (video.current) video.current.playbackRate = speed;
  }, [speed]);

  const onKeyDown = (event: KeyboardEvent) => {
    const element = video.current;
    if (!element || event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.target as HTMLElement).tagName === "INPUT") return;
    const jump = (by: number) => {
      const to = Math.min(Math.max(0, element.currentTime + by), element.duration || 0);
      seek(to, !element.paused);
    };
    const keys: Record<string, () => void> = {
      k: () => (element.paused ? void element.play() : element.pause()),
      j: () => jump(-JUMP_SECONDS),
      l: () => jump(JUMP_SECONDS),
      c: () => toggleCaptions(element, defaultTrack),
    };
    const act = keys[event.key];
    if (!act) return;
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
        <div className={styles.frame} style={{ aspectRatio: `${recording.width} / ${recording.height}` }}>
          {/* The tracks are the recording's own; where there are none yet, the panel says so. */}
          {/* eslint-disable-next-line jsx-a11y/media-has-caption */}
          <video
            ref={video}
            controls
            playsInline
            preload="metadata"
            poster={poster ?? undefined}
            aria-label={title}
            onError={() => setFailed(true)}
            onLoadedMetadata={() => setFailed(false)}
            onPlay={() => setResumeAt(undefined)}
          >
            {sources.map((source) => (
              <source key={source.url} src={source.url} type={source.type} />
            ))}
            {captions.map((track, index) => (
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
          {captions.length > 1 && (
            <label className={styles.choice}>
              {t("transcript.title")}
              <select value={spoken ?? ""} onChange={(event) => setSpoken(event.target.value)}>
                {captions.map(({ label, language }) => (
                  <option key={language} value={language}>
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
          <Downloads captions={captions} language={spoken} />
        </div>
      </div>
      {ready && cues.length === 0 ? (
        <p className={styles.without}>{t("transcript.missing")}</p>
      ) : (
        <div className={styles.side}>
          {ready ? (
            <Transcript cues={cues} current={current} lang={spoken ?? ""} onSeek={seek} />
          ) : (
            <div className={styles.waiting}>
              <SkeletonText lines={9} />
            </div>
          )}
        </div>
      )}
    </div>
  );
}
