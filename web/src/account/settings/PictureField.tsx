import { useEffect, useRef, useState } from "react";
import { queryClient } from "@/api/query";
import { useTranslation } from "@/i18n";
import { Avatar } from "@/ui/Avatar";
import { Button } from "@/ui/Button";
import { ErrorSummary } from "@/ui/Form";
import { toast } from "@/ui/toast";
import { useAccountForm } from "../useAccountForm";
import { NoPicture, sendPicture, squareOf } from "./picture";
import styles from "./PictureField.module.css";

/** The picture beside one's name: choose, see it, keep it; or have none. */
export function PictureField({ name, url }: { name: string; url: string | null }) {
  const { t } = useTranslation();
  const form = useAccountForm();
  const chooser = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<{ blob: Blob; url: string } | null>(null);
  const [part, setPart] = useState(0);
  useEffect(
    () => () => {
      if (chosen) URL.revokeObjectURL(chosen.url);
    },
    [chosen],
  );

  const look = (file: File) =>
    void form.send(async () => {
      setChosen(null);
      const blob = await squareOf(file);
      setChosen({ blob, url: URL.createObjectURL(blob) });
    });
  const send = (picture: Blob | null) =>
    void form.send(async () => {
      setPart(0);
      await sendPicture(picture, setPart);
      await queryClient.invalidateQueries();
      setChosen(null);
      toast({ text: t(picture ? "settings.pictureSaved" : "settings.pictureGone") });
    });

  const unreadable = form.error instanceof NoPicture;
  return (
    <div className={styles.picture}>
      <Avatar name={name} url={chosen?.url ?? url} size="large" />
      <div className={styles.side}>
        <p className={styles.title}>{t("settings.picture")}</p>
        <p className="meta">{t(chosen ? "settings.picturePreview" : "settings.pictureHint")}</p>
        <ErrorSummary error={unreadable ? null : form.error} />
        {unreadable && (
          <p role="alert" className={styles.error}>
            {t("settings.pictureUnreadable")}
          </p>
        )}
        {chosen && form.busy && <progress aria-label={t("settings.pictureSending")} max={1} value={part} />}
        <div className={styles.actions}>
          <input
            ref={chooser}
            type="file"
            accept="image/*"
            hidden
            aria-label={t("settings.pictureChoose")}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) look(file);
              // The same file may be chosen again after an error.
              event.target.value = "";
            }}
          />
          {chosen ? (
            <>
              <Button variant="primary" busy={form.busy} onClick={() => send(chosen.blob)}>
                {t("settings.pictureUse")}
              </Button>
              <Button variant="quiet" onClick={() => setChosen(null)} disabled={form.busy}>
                {t("settings.cancel")}
              </Button>
            </>
          ) : (
            <>
              <Button busy={form.busy} onClick={() => chooser.current?.click()}>
                {t("settings.pictureChoose")}
              </Button>
              {url && (
                <Button variant="danger" busy={form.busy} onClick={() => send(null)}>
                  {t("settings.pictureRemove")}
                </Button>
              )}
            </>
          )}
        </div>
      </div>
    </div>
  );
}
