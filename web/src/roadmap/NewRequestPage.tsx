import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { query, queryClient, useWrite } from "@/api/query";
import { useViewer } from "@/account/viewer";
import { FeatureRequestCreateDocument, RoadmapDocument } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { Suggestions } from "@/search/Suggestions";
import { Button } from "@/ui/Button";
import { Crumbs } from "@/ui/Crumbs";
import { useDraft } from "@/ui/drafts";
import { Select, TextField } from "@/ui/Field";
import { ErrorSummary, fieldErrors, Form, FormActions } from "@/ui/Form";
import { MarkdownArea } from "@/ui/MarkdownArea";
import { SignInNeeded } from "@/ui/states";
import { useTitle } from "@/ui/title";

export function NewRequestPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const viewer = useViewer();
  useTitle(t("roadmap.suggest"));
  return (
    <div className="page narrow">
      <header className="page-head">
        <div>
          <Crumbs places={[{ to: `/${locale}/roadmap`, label: t("nav.roadmap") }]} />
          <h1>{t("roadmap.suggest")}</h1>
          <p className="lead">{t("roadmap.suggestLead")}</p>
        </div>
      </header>
      {viewer === null ? <SignInNeeded>{t("roadmap.signInToSuggest")}</SignInNeeded> : <NewRequestForm />}
    </div>
  );
}

function NewRequestForm() {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const roadmap = useQuery(query(RoadmapDocument, { locale, area: undefined }));
  const draft = useDraft("request", { title: "", body: "", areaId: "" });
  const { title, body, areaId } = draft.values;
  const create = useWrite(FeatureRequestCreateDocument, {
    onDone: async ({ featureRequestCreate }) => {
      draft.clear();
      await queryClient.invalidateQueries({ queryKey: ["Roadmap"] });
      if (featureRequestCreate.featureRequest) await navigate(featureRequestCreate.featureRequest.path);
    },
  });
  const errors = fieldErrors(create.error);
  const labels = { title: t("roadmap.title"), body: t("roadmap.body"), areaId: t("roadmap.area") };
  const send = () => {
    if (!create.isPending) create.mutate({ title, body, locale, areaId: areaId || null });
  };
  return (
    <Form onSend={send}>
      <ErrorSummary error={create.error} labels={labels} />
      <TextField
        label={labels.title}
        name="title"
        required
        maxLength={200}
        value={title}
        error={errors.title}
        onChange={(event) => draft.set("title", event.target.value)}
      />
      <Suggestions text={title} title={t("roadmap.similar")} kinds={["REQUEST"]} />
      <Select
        label={labels.areaId}
        name="area"
        value={areaId}
        error={errors.areaId}
        onChange={(event) => draft.set("areaId", event.target.value)}
      >
        <option value="">{t("roadmap.noArea")}</option>
        {roadmap.data?.roadmapAreas.edges.map(({ node }) => (
          <option key={node.id} value={node.id}>
            {node.title}
          </option>
        ))}
      </Select>
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
        <Button type="submit" variant="primary" size="large" busy={create.isPending}>
          {t("roadmap.publish")}
        </Button>
      </FormActions>
    </Form>
  );
}
