import { useWrite } from "@/api/query";
import { useViewer } from "@/account/viewer";
import { TopicReplyDocument } from "@/gql/graphql";
import { useTranslation } from "@/i18n";
import { Button, ButtonLink } from "@/ui/Button";
import { useDraft } from "@/ui/drafts";
import { ErrorSummary, fieldErrors, Form, FormActions } from "@/ui/Form";
import { MarkdownArea } from "@/ui/MarkdownArea";
import { useSignInPath } from "@/ui/states";
import styles from "./Composer.module.css";

interface ComposerProps {
  topicId: string;
  /** Called after the reply is stored, with its anchor. */
  onReplied: (anchor: string | undefined) => void;
}

/** The reply field under a topic. What is typed is kept until it is sent, also across a sign-in. */
export function Composer({ topicId, onReplied }: ComposerProps) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const signInPath = useSignInPath();
  const draft = useDraft(`reply.${topicId}`, { body: "" });
  const reply = useWrite(TopicReplyDocument, {
    onDone: ({ topicReply }) => {
      draft.clear();
      onReplied(topicReply.post?.anchor);
    },
  });
  const errors = fieldErrors(reply.error);
  const send = () => {
    if (viewer && !reply.isPending) reply.mutate({ topicId, body: draft.values.body });
  };
  return (
    <Form className={styles.composer} onSend={send}>
      <ErrorSummary error={reply.error} labels={{ body: t("community.yourReply") }} />
      <MarkdownArea
        label={t("community.yourReply")}
        name="body"
        value={draft.values.body}
        error={errors.body}
        placeholder={t("community.replyHint")}
        onChange={(text) => draft.set("body", text)}
        onSubmit={send}
      />
      <FormActions>
        {viewer === null ? (
          <>
            <ButtonLink variant="primary" to={signInPath}>
              {t("community.signInToReply")}
            </ButtonLink>
            <span className={styles.kept}>{t("community.draftKept")}</span>
          </>
        ) : (
          <Button type="submit" variant="primary" busy={reply.isPending}>
            {t("community.reply")}
          </Button>
        )}
      </FormActions>
    </Form>
  );
}
