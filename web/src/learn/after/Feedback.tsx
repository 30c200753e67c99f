import { useId, useRef, useState } from "react";
import { LifeBuoy, MessageSquarePlus, ThumbsDown, ThumbsUp, Undo2 } from "lucide-react";
import { useLocale, useTranslation } from "@/i18n";
import { Button, ButtonLink } from "@/ui/Button";
import { Words } from "./Words";
import type { Said } from "./said";
import { useFeedback } from "./useFeedback";
import { VoteFailure } from "./VoteFailure";
import styles from "./Feedback.module.css";

interface FeedbackProps {
  pageId: string;
  /** Of the page that is read; a newer one is asked about anew. */
  version: string;
}

/** Asks whether the page helped, and after a no what was wrong; offers a ticket that carries the page along. */
export function Feedback({ pageId, version }: FeedbackProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { said, taken, error, give, withdraw } = useFeedback(pageId, version);
  const [writing, setWriting] = useState(false);
  const question = useId();
  const yes = useRef<HTMLButtonElement>(null);
  const status = useRef<HTMLParagraphElement>(null);

  // A press shows at once; words that thank or confirm wait for the server, since whoever reads them may leave.
  const note = taken === undefined ? "" : t(`feedback.${taken === null ? "withdrawn" : thanksFor(taken)}`);

  const vote = (helpful: boolean) => {
    if (said?.helpful === helpful) return;
    setWriting(!helpful);
    give({ helpful, reason: null, comment: "" }).catch(() => setWriting(false));
  };
  const undo = () => {
    yes.current?.focus();
    setWriting(false);
    withdraw().catch(() => undefined);
  };

  return (
    <section className={styles.feedback} aria-labelledby={question}>
      <div className={styles.ask}>
        <h2 id={question}>{t("feedback.question")}</h2>
        <div role="group" aria-labelledby={question} className={styles.votes}>
          <Button ref={yes} className={styles.vote} aria-pressed={said?.helpful === true} onClick={() => vote(true)}>
            <ThumbsUp aria-hidden />
            {t("feedback.yes")}
          </Button>
          <Button className={styles.vote} aria-pressed={said?.helpful === false} onClick={() => vote(false)}>
            <ThumbsDown aria-hidden />
            {t("feedback.no")}
          </Button>
        </div>
        <p role="status" ref={status} tabIndex={-1} className={styles.status}>
          {note}
        </p>
        {said && (
          <Button variant="quiet" size="small" onClick={undo}>
            <Undo2 aria-hidden />
            {t("feedback.undo")}
          </Button>
        )}
      </div>
      {!writing && <VoteFailure error={error} />}
      {said && writing && (
        <Words
          key={String(said.helpful)}
          said={said}
          error={error}
          onSend={(words) =>
            give(words).then(
              () => {
                setWriting(false);
                status.current?.focus();
              },
              () => undefined,
            )
          }
        />
      )}
      {said && !writing && !said.comment && (
        <Button variant="quiet" size="small" className={styles.add} onClick={() => setWriting(true)}>
          <MessageSquarePlus aria-hidden />
          {t("feedback.add")}
        </Button>
      )}
      {said?.helpful === false && (
        <p className={styles.stuck}>
          {t("feedback.stuck")}
          <ButtonLink size="small" to={`/${locale}/support/new?${new URLSearchParams({ about: pageId })}`}>
            <LifeBuoy aria-hidden />
            {t("feedback.ask")}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}

function thanksFor({ helpful, reason, comment }: Partial<Said>) {
  if (reason || comment) return "thanksWords";
  return helpful ? "thanksYes" : "thanksNo";
}
