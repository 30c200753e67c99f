import { Play } from "lucide-react";
import { Link } from "react-router";
import type { HitFragment } from "@/gql/graphql";
import { useTranslation } from "@/i18n";
import { clock } from "@/i18n/format";
import { Html } from "@/ui/Html";
import { LanguageBadge } from "@/ui/LanguageBadge";
import styles from "./HitItem.module.css";
import { KIND_ICONS } from "./kinds";

/** One result: what it is, where in it the answer stands, and the words around it. */
export function HitItem({ hit, onOpen }: { hit: HitFragment; onOpen?: () => void }) {
  const { t } = useTranslation();
  const Icon = KIND_ICONS[hit.kind];
  const moment = hit.startSeconds ?? undefined;
  return (
    <li className={styles.hit}>
      <p className={`meta ${styles.kind}`}>
        <Icon aria-hidden size={15} />
        {t(`search.kinds.${hit.kind}`)}
        {hit.heading && <span>{hit.heading}</span>}
        <LanguageBadge locale={hit.locale} />
      </p>
      <h2>
        <Link to={hit.url} className={styles.link} onClick={onOpen} onAuxClick={({ button }) => button === 1 && onOpen?.()}>
          <Html as="span" html={hit.markedTitle} lang={hit.locale} />
        </Link>
      </h2>
      {hit.snippet && <Html as="p" className={styles.snippet ?? ""} html={hit.snippet} lang={hit.locale} />}
      {moment !== undefined && (
        <p className={styles.moment}>
          <Play aria-hidden size={13} />
          {t("search.jump", { time: clock(moment) })}
        </p>
      )}
    </li>
  );
}
