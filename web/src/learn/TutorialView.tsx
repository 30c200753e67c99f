import { useMemo } from "react";
import { VideoOff } from "lucide-react";
import { useLocale, useTranslation } from "@/i18n";
import { inLocale } from "@/i18n/locales";
import { useWords } from "@/i18n/words";
import { Notice } from "@/ui/states";
import { Time } from "@/ui/Time";
import { useTitle } from "@/ui/title";
import { AfterPage } from "./AfterPage";
import { Blocks } from "./blocks/Blocks";
import { AboutPage } from "./DocumentLayout";
import type { Document } from "./documents";
import { LanguageNotice } from "./LanguageNotice";
import { PlaceOfPage } from "./PlaceOfPage";
import { Player } from "./player/Player";
import { recordingOf } from "./player/recording";
import { Tags } from "./Tags";
import styles from "./TutorialView.module.css";

type Tutorial = Extract<Document, { __typename: "Tutorial" }>;

export function TutorialView({ tutorial, start }: { tutorial: Tutorial; start?: number | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  useWords("player", locale);
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
        <Player
          key={recording.id}
          recording={recording}
          path={inLocale(tutorial.path, locale)}
          start={start}
          tutorialId={tutorial.updatedAt ? tutorial.id : undefined}
        />
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
