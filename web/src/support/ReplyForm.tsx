import type { ReactNode } from "react";
import { useWrite } from "@/api/query";
import { TicketReplyDocument } from "@/gql/graphql";
import { useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { useDraft } from "@/ui/drafts";
import { ErrorSummary, fieldErrors, Form, FormActions } from "@/ui/Form";
import { MarkdownArea } from "@/ui/MarkdownArea";
import styles from "./ReplyForm.module.css";

interface ReplyFormProps {
  ticketId: string;
  /** A message to a solved request opens it again; the form says so. */
  solved: boolean;
  onReplied: () => void;
  children?: ReactNode;
}

export function ReplyForm({ ticketId, solved, onReplied, children }: ReplyFormProps) {
  const { t } = useTranslation();
  const draft = useDraft(`ticket.${ticketId}`, { body: "" });
  const reply = useWrite(TicketReplyDocument, {
    onDone: () => {
      draft.clear();
      onReplied();
    },
  });
  const label = t("support.yourMessage");
  const send = () => {
    if (!reply.isPending) reply.mutate({ ticketId, body: draft.values.body });
  };
  return (
    <Form className={styles.reply} onSend={send}>
      <ErrorSummary error={reply.error} labels={{ body: label }} />
      {solved && <p className={styles.note}>{t("support.reopens")}</p>}
      <MarkdownArea
        label={label}
        name="body"
        value={draft.values.body}
        error={fieldErrors(reply.error).body}
        onChange={(text) => draft.set("body", text)}
        onSubmit={send}
      />
      <FormActions>
        <Button type="submit" variant="primary" busy={reply.isPending}>
          {t("support.send")}
        </Button>
        {children}
      </FormActions>
    </Form>
  );
}
