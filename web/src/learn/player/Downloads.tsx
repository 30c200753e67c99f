import { Download } from "lucide-react";
import { useTranslation } from "@/i18n";
import buttons from "@/ui/Button.module.css";
import { Menu } from "@/ui/Menu";
import type { Recording } from "./recording";

const BUTTON = [buttons.button, buttons.quiet, buttons.small].join(" ");

interface DownloadsProps {
  captions: Recording["captions"];
  /** The language of the transcript beside the picture: its captions are offered. */
  language: string | null;
}

/** The captions as a file to keep, in the formats there are. */
export function Downloads({ captions, language }: DownloadsProps) {
  const { t } = useTranslation();
  const track = captions.find((one) => one.language === language) ?? captions[0];
  if (!track?.downloads.length) return null;
  return (
    <Menu
      label={t("player.downloadIn", { language: track.label })}
      className={BUTTON}
      trigger={
        <>
          <Download aria-hidden />
          {t("player.download")}
        </>
      }
      sections={[
        track.downloads.map(({ format, url }) => ({
          id: format,
          label: t(`player.formats.${format}`),
          href: url,
          external: true,
        })),
      ]}
    />
  );
}
