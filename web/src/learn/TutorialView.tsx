import { useMemo } from "react";
import { VideoOff } from "lucide-react";
import type { VideoViewFragment } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { inLocale } from "@/i18n/locales";
import { Notice } from "@/ui/states";
import { Time } from "@/ui/Time";
import { useTitle } from "@/ui/title";
import { AfterPage } from "./AfterPage";
import { Blocks } from "./blocks/Blocks";
import { AboutPage } from "./DocumentLayout";
import type { Document } from "./documents";
import { LanguageNotice } from "./LanguageNotice";
import { PlaceOfPage } from "./PlaceOfPage";
import { Player, type Recording } from "./player/Player";
import { Tags } from "./Tags";
import styles from "./TutorialView.module.css";

type Tutorial = Extract<Document, { __typename: "Tutorial" }>;

/** The API's video as the player takes it; nothing where there is no playable file yet. */
function recordingOf(video: VideoViewFragment, title: string, transcript: string | null): Recording | undefined {
  if (video.sources.length === 0) return undefined;
  return {
    id: video.id,
    title,
    poster: video.posterUrl ?? null,
    width: video.width ?? 16,
    height: video.height ?? 9,
    sources: video.sources.map(({ url, mime }) => ({ url, type: mime })),
    captions: video.captions.map(({ locale: language, ...track }) => ({ ...track, language })),
    transcript,
  };
}

export function TutorialView({ tutorial, start }: { tutorial: Tutorial; start?: number | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { video, title } = tutorial;
  const transcript = tutorial.transcriptLocale ?? null;
  const recording = useMemo(
    () => (video ? recordingOf(video, title, transcript) : undefined),
    [video, title, transcript],
  );
  useTitle(title);
  return (
    <article className={styles.tutorial}>
      <header className={styles.head}>
        <PlaceOfPage breadcrumbs={tutorial.breadcrumbs} />
        <h1 lang={tutorial.servedLocale}>{title}</h1>
        <LanguageNotice page={tutorial} />
      </header>
      {recording ? (
        <Player recording={recording} path={inLocale(tutorial.path, locale)} start={start} />
      ) : (
        <Notice icon={VideoOff} title={t("player.notReadyTitle")}>
          {t("player.notReadyText")}
        </Notice>
      )}
      <div className={styles.text}>
        {tutorial.summary && (
          <p className="lead" lang={tutorial.servedLocale}>
            {tutorial.summary}
          </p>
        )}
        {tutorial.updatedAt && (
          <p className="meta">
            <span>
              {t("article.updated")} <Time value={tutorial.updatedAt} />
            </span>
            {tutorial.edition && <span>{t("article.edition", { number: tutorial.edition })}</span>}
            <AboutPage page={tutorial} />
          </p>
        )}
        <div className={styles.body} lang={tutorial.servedLocale}>
          <Blocks blocks={tutorial.body} outdated={tutorial.staleness?.changes ?? []} />
        </div>
        <Tags tags={tutorial.tags} />
        <AfterPage page={tutorial} />
      </div>
    </article>
  );
}
