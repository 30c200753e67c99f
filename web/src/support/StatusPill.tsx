import { CircleCheck, CircleDashed, CircleDot, CirclePause, Clock3, Archive, type LucideIcon } from "lucide-react";
import type { TicketStatus } from "@/gql/graphql";
import { useTranslation } from "@/i18n";
import styles from "./StatusPill.module.css";

const ICONS: Record<TicketStatus, LucideIcon> = {
  NEW: CircleDashed,
  OPEN: CircleDot,
  PENDING: Clock3,
  HOLD: CirclePause,
  SOLVED: CircleCheck,
  CLOSED: Archive,
};

/** A ticket's status in the customer's words. */
export function StatusPill({ status }: { status: TicketStatus }) {
  const { t } = useTranslation();
  const Icon = ICONS[status];
  return (
    <span className={styles.pill} data-status={status}>
      <Icon aria-hidden size={14} />
      {t(`support.status.${status}`)}
    </span>
  );
}
