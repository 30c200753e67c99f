import { useId, useState } from "react";
import type { FeedbackReason } from "@/gql/graphql";
import { useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { TextArea } from "@/ui/Field";
import { ErrorSummary, fieldErrors, Form, FormActions } from "@/ui/Form";
import type { Said } from "./said";
import styles from "./Feedback.module.css";

const REASONS: readonly FeedbackReason[] = ["UNCLEAR", "WRONG", "UNANSWERED", "OTHER"];

interface WordsProps {
  said: Said;
  error: Error | null;
  onSend: (said: Said) => Promise<unknown>;
}

/** Why a page did not help, from a list, and anything in one's own words. */
export function Words({ said, error, onSend }: WordsProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState(said.reason ?? null);
  const [comment, setComment] = useState(said.comment);
  // The vote itself may still be on its way: what is sent now comes behind it.
  const [sending, setSending] = useState(false);
  const name = useId();
  const label = t("feedback.words");
  const send = () => {
    if (sending) return;
    setSending(true);
    void onSend({ helpful: said.helpful, reason, comment }).finally(() => setSending(false));
  };
  return (
    <Form className={styles.words} onSend={send}>
      <ErrorSummary error={error} labels={{ comment: label }} />
      {!said.helpful && (
        <fieldset className={styles.reasons}>
          <legend>{t("feedback.why")}</legend>
          {REASONS.map((value) => (
            <label key={value}>
              <input
                type="radio"
                name={name}
                value={value}
                checked={reason === value}
                onChange={() => setReason(value)}
              />
              {t(`feedback.reasons.${value}`)}
            </label>
          ))}
        </fieldset>
      )}
      <TextArea
        label={label}
        hint={t("feedback.wordsHint")}
        rows={3}
        maxLength={1000}
        value={comment}
        error={fieldErrors(error).comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <FormActions>
        <Button type="submit" variant="primary" busy={sending}>
          {t("feedback.send")}
        </Button>
      </FormActions>
    </Form>
  );
}
