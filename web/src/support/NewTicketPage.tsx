import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearchParams } from "react-router";
import { query, queryClient, useWrite } from "@/api/query";
import { useViewer } from "@/account/viewer";
import { PageOfTicketDocument, TicketOpenDocument } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { Suggestions } from "@/search/Suggestions";
import { Button, ButtonLink } from "@/ui/Button";
import { Crumbs } from "@/ui/Crumbs";
import { useDraft } from "@/ui/drafts";
import { TextField } from "@/ui/Field";
import { ErrorSummary, fieldErrors, Form, FormActions } from "@/ui/Form";
import { MarkdownArea } from "@/ui/MarkdownArea";
import { useSignInPath } from "@/ui/states";
import { useTitle } from "@/ui/title";
import { toast } from "@/ui/toast";
import { AboutPage } from "./AboutPage";

/** Ask for help. What may answer it already appears while one types; the text survives a sign-in. */
export function NewTicketPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const viewer = useViewer();
  const signInPath = useSignInPath();
  const [params, setParams] = useSearchParams();
  // What was searched for comes along; a draft that is there already stays.
  const draft = useDraft("ticket", { subject: params.get("subject")?.slice(0, 200) ?? "", body: "" });
  const { subject, body } = draft.values;
  const about = params.get("about");
  const { data, isLoading } = useQuery({ ...query(PageOfTicketDocument, { id: about ?? "" }), enabled: about !== null });
  const page = data?.node && "title" in data.node ? data.node : undefined;
  const open = useWrite(TicketOpenDocument, {
    onDone: async ({ ticketOpen: { ticket } }) => {
      draft.clear();
      await queryClient.invalidateQueries({ queryKey: ["Tickets"] });
      if (!ticket) return;
      toast({ text: t("support.opened", { number: ticket.number }) });
      await navigate(`/${locale}/support/${ticket.number}`);
    },
  });
  // Sent sooner, the request would go without the page that it is about.
  const busy = open.isPending || isLoading;
  const errors = fieldErrors(open.error);
  const labels = { subject: t("support.subject"), body: t("support.body") };
  const send = () => {
    if (viewer && !busy) open.mutate({ subject, body, locale, ...(page && { pageId: page.id }) });
  };
  useTitle(t("support.ask"));
  return (
    <div className="page narrow">
      <header className="page-head">
        <div>
          <Crumbs places={[{ to: `/${locale}/support`, label: t("nav.support") }]} />
          <h1>{t("support.ask")}</h1>
          <p className="lead">{t("support.askLead")}</p>
        </div>
      </header>
      <Form onSend={send}>
        <ErrorSummary error={open.error} labels={labels} />
        {page && <AboutPage page={page} onRemove={() => setParams({}, { replace: true })} />}
        <TextField
          label={labels.subject}
          name="subject"
          required
          maxLength={200}
          value={subject}
          error={errors.subject}
          hint={t("support.subjectHint")}
          onChange={(event) => draft.set("subject", event.target.value)}
        />
        <Suggestions text={subject} title={t("support.maybe")} kinds={["ARTICLE", "TUTORIAL", "TOPIC"]} place="SUPPORT" />
        <MarkdownArea
          label={labels.body}
          name="body"
          rows={9}
          value={body}
          error={errors.body}
          onChange={(text) => draft.set("body", text)}
          onSubmit={send}
        />
        <FormActions>
          {viewer === null ? (
            <>
              <ButtonLink variant="primary" size="large" to={signInPath}>
                {t("support.signInToSend")}
              </ButtonLink>
              <span className="meta">{t("community.draftKept")}</span>
            </>
          ) : (
            <Button type="submit" variant="primary" size="large" busy={busy}>
              {t("support.send")}
            </Button>
          )}
        </FormActions>
      </Form>
    </div>
  );
}
