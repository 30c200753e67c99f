import { CirclePlay, Play } from "lucide-react";
import { Link } from "react-router";
import type { MomentViewFragment } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { clock } from "@/i18n/format";
import { inLocale } from "@/i18n/locales";
import styles from "./MomentCard.module.css";

/** The way to a moment of a video: what it shows, and what is said there. */
export default function MomentCard({ moment, caption = "" }: { moment: MomentViewFragment; caption?: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { title, path, second, posterUrl, sentence } = moment;
  return (
    <Link to={`${inLocale(path, locale)}?t=${second}`} className={styles.card}>
      <span className={styles.poster}>
        {posterUrl ? (
          <img src={posterUrl} alt="" loading="lazy" decoding="async" />
        ) : (
          <CirclePlay aria-hidden size={28} strokeWidth={1.25} />
        )}
      </span>
      <span className={styles.words}>
        {caption ? (
          <>
            <strong>{caption}</strong>
            <small lang={moment.locale}>{title}</small>
          </>
        ) : (
          <strong lang={moment.locale}>{title}</strong>
        )}
        {sentence && <q>{sentence}</q>}
        <span className={styles.jump}>
          <Play aria-hidden size={13} />
          {t("search.jump", { time: clock(second) })}
        </span>
      </span>
    </Link>
  );
}
