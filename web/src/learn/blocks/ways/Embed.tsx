import { useEffect, useRef, useState } from "react";
import { CirclePlay, ExternalLink } from "lucide-react";
import { useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import styles from "./Ways.module.css";

interface EmbedProps {
  title: string;
  provider: string;
  frameUrl: string;
  pageUrl: string;
  ratio: string;
}

/** What another site shows. It learns nothing of readers who do not ask for it. */
export function Embed({ title, provider, frameUrl, pageUrl, ratio }: EmbedProps) {
  const { t } = useTranslation();
  const [wanted, want] = useState(false);
  const frame = useRef<HTMLIFrameElement>(null);
  // The button that had the focus is gone.
  useEffect(() => {
    if (wanted) frame.current?.focus();
  }, [wanted]);
  return (
    <figure className={styles.embed}>
      <div className={styles.stage} style={{ aspectRatio: ratio.replace(":", " / ") }} data-upright={ratio === "9:16" || undefined}>
        {wanted ? (
          <iframe
            ref={frame}
            src={frameUrl}
            title={title}
            sandbox="allow-scripts allow-same-origin allow-presentation allow-popups"
            allow="fullscreen; picture-in-picture; encrypted-media"
            referrerPolicy="strict-origin-when-cross-origin"
          />
        ) : (
          <div className={styles.offer}>
            <CirclePlay aria-hidden size={36} strokeWidth={1.25} />
            <strong>{title}</strong>
            <Button variant="primary" onClick={() => want(true)}>
              {t("ways.load", { provider })}
            </Button>
            <small>{t("ways.privacy", { provider })}</small>
          </div>
        )}
      </div>
      <figcaption>
        {wanted && <span>{title}</span>}
        <a href={pageUrl} rel="noreferrer" target="_blank">
          {t("ways.page", { provider })}
          <ExternalLink aria-hidden size={13} />
        </a>
      </figcaption>
    </figure>
  );
}
