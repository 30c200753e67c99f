import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "@/i18n";
import { copy } from "@/ui/copy";
import { SkeletonText } from "@/ui/Skeleton";
import { Bar } from "./Bar";
import { useCaptions } from "./captions";
import { chapterAt } from "./chapters";
import { Chapters } from "./Chapters";
import { startAt } from "./cues";
import { watched } from "./progress";
import { recallQuality, rememberQuality, screenNow, sourceFor, type Quality } from "./quality";
import type { Recording } from "./recording";
import { Screen } from "./Screen";
import { Scrubber } from "./Scrubber";
import { commandFor, type Commands } from "./shortcuts";
import { nextSpeed, recallSpeed, rememberSpeed } from "./speeds";
import { Tools } from "./Tools";
import { Transcript } from "./Transcript";
import { useCues } from "./useCues";
import { useCurrentCue } from "./useCurrentCue";
import { useMedia } from "./useMedia";
import { useNoteProgress } from "./useNoteProgress";
import { useSaid } from "./useSaid";
import { useWatching } from "./useWatching";
import { useWindows } from "./useWindows";
import styles from "./Player.module.css";

interface PlayerProps {
  recording: Recording;
  /** The tutorial's address, for links to a moment and for "continue watching". */
  path: string;
  /** Second to start at, from the address. */
  start?: number | undefined;
  /** Node id of the tutorial, where it is to be counted what of it is watched: not of a draft. */
  tutorialId?: string | undefined;
}

/** A tutorial's recording with its transcript: side by side, or with the picture on top on a phone. */
export function Player({ recording, path, start, tutorialId }: PlayerProps) {
  const { t } = useTranslation();
  const { title, poster, captions, chapters, sources, storyboard } = recording;
  const video = useRef<HTMLVideoElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [spoken, setSpoken] = useState(recording.transcript);
  const [speed, setSpeed] = useState(recallSpeed);
  const [quality, setQuality] = useState(recallQuality);
  const [help, setHelp] = useState(false);
  const [resumeAt, setResumeAt] = useState(() =>
    start === undefined ? watched().find((item) => item.path === path)?.position : undefined,
  );
  const [said, say] = useSaid();
  const preferred = Math.max(
    0,
    captions.findIndex(({ language }) => language === spoken),
  );
  // Addresses of the same file change from day to day; what plays stays until another quality is chosen.
  const [source, setSource] = useState(() => sourceFor(sources, quality, screenNow()));
  const place = useRef<{ at: number; playing: boolean } | null>(null);
  const origin = captions.find(({ language }) => language === spoken)?.origin ?? null;
  const { cues, ready } = useCues(recording.id, spoken);
  const current = useCurrentCue(video, cues);
  const media = useMedia(video, recording.duration);
  const [captionsOn, toggleCaptions] = useCaptions(video, preferred, captions.length);
  const windows = useWindows(frame, video);
  useNoteProgress(video, { path, title, poster });
  useWatching(video, { tutorialId, videoId: recording.id });

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

  // The default, too: another file is played at that speed.
  useEffect(() => {
    if (video.current) video.current.defaultPlaybackRate = video.current.playbackRate = speed;
  }, [speed]);

  const stay = useCallback((seconds: number) => seek(seconds, video.current?.paused === false), [seek]);

  const chooseQuality = (next: Quality) => {
    setQuality(next);
    rememberQuality(next);
    const other = sourceFor(sources, next, screenNow());
    if (!video.current || !other || other.height === source?.height) return;
    place.current = { at: video.current.currentTime, playing: !video.current.paused };
    setSource(other);
  };

  // Another file begins at its beginning, and stands still.
  useEffect(() => {
    if (place.current) seek(place.current.at, place.current.playing);
    place.current = null;
  }, [source, seek]);

  const chooseSpeed = (next: number) => {
    setSpeed(next);
    rememberSpeed(next);
  };

  const commands: Commands = {
    togglePlay: () => {
      const element = video.current;
      if (!element) return;
      if (element.paused || element.ended) {
        setResumeAt(undefined);
        element.play().catch(() => undefined);
      } else element.pause();
    },
    jump: (by) => {
      const to = Math.min(Math.max(0, (video.current?.currentTime ?? 0) + by), media.duration);
      stay(to);
      say(t(by < 0 ? "player.said.back" : "player.said.forward", { seconds: Math.abs(by) }));
    },
    goTo: (share) => stay(share * media.duration),
    changeVolume: (by) => {
      const element = video.current;
      if (!element) return;
      element.muted = false;
      element.volume = Math.min(Math.max(0, Math.round((element.volume + by) * 100) / 100), 1);
      say(t("player.said.volume", { percent: Math.round(element.volume * 100) }));
    },
    toggleMute: () => {
      const element = video.current;
      if (!element) return;
      const silent = element.muted || element.volume === 0;
      element.muted = !silent;
      if (silent && element.volume === 0) element.volume = 1;
      say(t(silent ? "player.said.unmuted" : "player.said.muted"));
    },
    toggleCaptions: () => {
      if (captions.length > 0) say(t(toggleCaptions() ? "player.said.captionsOn" : "player.said.captionsOff"));
    },
    toggleFullscreen: windows.toggleFull,
    togglePicture: windows.toggleApart,
    changeSpeed: (by) => {
      const next = nextSpeed(speed, by);
      chooseSpeed(next);
      say(t("player.said.speed", { speed: next }));
    },
    showHelp: () => setHelp(true),
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const command = commandFor(event.key, event.target as Element);
    if (!command) return;
    event.preventDefault();
    command(commands);
  };

  const share = () => {
    const url = new URL(path, location.origin);
    url.searchParams.set("t", String(Math.floor(video.current?.currentTime ?? 0)));
    void copy(url.href, t("player.linkCopied"));
  };

  return (
    // Shortcuts for whoever has the focus inside; every one has a visible control as well.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.player} data-chapters={chapters.length > 0 || undefined} onKeyDown={onKeyDown}>
      <div className={styles.stage}>
        <Screen
          recording={recording}
          source={source}
          video={video}
          frame={frame}
          media={media}
          preferred={preferred}
          said={said}
          full={windows.full}
          onTogglePlay={commands.togglePlay}
          onToggleFullscreen={commands.toggleFullscreen}
        >
          <Bar
            media={media}
            chapter={chapters[chapterAt(chapters, media.time)]?.title}
            captions={captions.length > 0 ? captionsOn : null}
            full={windows.full}
            apart={windows.canApart ? windows.apart : null}
            commands={commands}
            onVolume={(volume) => {
              if (!video.current) return;
              video.current.volume = volume;
              video.current.muted = volume === 0;
            }}
          >
            <Scrubber
              time={media.time}
              duration={media.duration}
              loaded={media.loaded}
              chapters={chapters}
              storyboard={storyboard}
              onSeek={stay}
            />
          </Bar>
        </Screen>
        <Tools
          recording={recording}
          resumeAt={resumeAt}
          onResume={seek}
          speed={speed}
          onSpeed={chooseSpeed}
          quality={quality}
          onQuality={chooseQuality}
          spoken={spoken}
          onSpoken={setSpoken}
          onShare={share}
          help={help}
          onHelp={setHelp}
        />
      </div>
      {chapters.length > 0 && (
        <div className={styles.chapters}>
          <Chapters chapters={chapters} storyboard={storyboard} time={media.time} onSeek={seek} />
        </div>
      )}
      {ready && cues.length === 0 ? (
        <p className={styles.without}>{t("transcript.missing")}</p>
      ) : (
        <div className={styles.side}>
          {ready ? (
            <Transcript cues={cues} current={current} lang={spoken ?? ""} origin={origin} onSeek={seek} />
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
