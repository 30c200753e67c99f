import { CircleAlert } from "lucide-react";
import { Refused } from "@/api/errors";
import { FailureText } from "@/ui/FailureText";
import styles from "./Feedback.module.css";

/** Why a vote did not arrive. Nothing is lost: the same press tries again. */
export function VoteFailure({ error }: { error: Error | null }) {
  if (!error) return null;
  return (
    <p role="alert" className={styles.failure}>
      <CircleAlert aria-hidden size={16} />
      {error instanceof Refused ? error.message : <FailureText error={error} />}
    </p>
  );
}
