import { lazy, Suspense } from "react";
import { Keyboard, Link2, Play } from "lucide-react";
import { useTranslation } from "@/i18n";
import { clock } from "@/i18n/format";
import { Button } from "@/ui/Button";
import { Downloads } from "./Downloads";
import { useCaptionsName } from "./origin";
import { nameOf, type Quality } from "./quality";
import type { Recording } from "./recording";
import { SPEEDS } from "./speeds";
import styles from "./Tools.module.css";

const ShortcutSheet = lazy(() => import("./ShortcutSheet"));

interface ToolsProps {
  recording: Recording;
  /** Where the reader stopped last time, in seconds. */
  resumeAt: number | undefined;
  onResume: (seconds: number) => void;
  speed: number;
  onSpeed: (speed: number) => void;
  quality: Quality;
  onQuality: (quality: Quality) => void;
  /** The language of transcript and captions. */
  spoken: string | null;
  onSpoken: (language: string) => void;
  onShare: () => void;
  help: boolean;
  onHelp: (open: boolean) => void;
}

/** What can be chosen about a recording, and done with it, beside playing it. */
export function Tools({ recording, resumeAt, onResume, ...tools }: ToolsProps) {
  const { t } = useTranslation();
  const captionsName = useCaptionsName();
  const { captions, sources } = recording;
  return (
    <div className={styles.tools}>
      {resumeAt !== undefined && (
        <Button size="small" variant="primary" onClick={() => onResume(resumeAt)}>
          <Play aria-hidden />
          {t("player.resume", { time: clock(resumeAt) })}
        </Button>
      )}
      <label className={styles.choice}>
        {t("player.speed")}
        <select value={tools.speed} onChange={(event) => tools.onSpeed(Number(event.target.value))}>
          {SPEEDS.map((value) => (
            <option key={value} value={value}>
              {value}×
            </option>
          ))}
        </select>
      </label>
      {sources.length > 1 && (
        <label className={styles.choice}>
          {t("player.quality")}
          <select
            value={sources.some(({ height }) => height === tools.quality) ? tools.quality : "auto"}
            onChange={({ target }) => tools.onQuality(target.value === "auto" ? "auto" : Number(target.value))}
          >
            <option value="auto">{t("player.automatic")}</option>
            {sources.map((source) => (
              <option key={source.url} value={source.height}>
                {nameOf(source)}
              </option>
            ))}
          </select>
        </label>
      )}
      {captions.length > 1 && (
        <label className={styles.choice}>
          {t("transcript.title")}
          <select value={tools.spoken ?? ""} onChange={(event) => tools.onSpoken(event.target.value)}>
            {captions.map((track) => (
              <option key={track.language} value={track.language}>
                {captionsName(track)}
              </option>
            ))}
          </select>
        </label>
      )}
      <Button size="small" variant="quiet" onClick={tools.onShare}>
        <Link2 aria-hidden />
        {t("player.share")}
      </Button>
      <Downloads captions={captions} language={tools.spoken} />
      <Button
        size="small"
        variant="quiet"
        square
        className={styles.keys}
        aria-label={t("player.keys.title")}
        title={t("player.keys.title")}
        onClick={() => tools.onHelp(true)}
      >
        <Keyboard aria-hidden />
      </Button>
      {tools.help && (
        <Suspense fallback={null}>
          <ShortcutSheet onClose={() => tools.onHelp(false)} />
        </Suspense>
      )}
    </div>
  );
}
