import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearchParams } from "react-router";
import { query, queryClient, useWrite } from "@/api/query";
import { useViewer } from "@/account/viewer";
import { ForumCategoriesDocument, TopicCreateDocument } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { Crumbs } from "@/ui/Crumbs";
import { useDraft } from "@/ui/drafts";
import { Select, TextField } from "@/ui/Field";
import { ErrorSummary, fieldErrors, Form, FormActions } from "@/ui/Form";
import { MarkdownArea } from "@/ui/MarkdownArea";
import { Loaded, SignInNeeded } from "@/ui/states";
import { SkeletonText } from "@/ui/Skeleton";
import { useTitle } from "@/ui/title";

const KINDS = ["QUESTION", "DISCUSSION"] as const;
type Kind = (typeof KINDS)[number];
const isKind = (value: string): value is Kind => KINDS.some((kind) => kind === value);

export function NewTopicPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const viewer = useViewer();
  // Whether one may write somewhere depends on who asks, so the rooms are read for this viewer.
  const rooms = useQuery(query(ForumCategoriesDocument, { locale }));
  useTitle(t("community.newTopic"));
  return (
    <div className="page narrow">
      <header className="page-head">
        <div>
          <Crumbs places={[{ to: `/${locale}/community`, label: t("nav.community") }]} />
          <h1>{t("community.newTopic")}</h1>
        </div>
      </header>
      {viewer === null ? (
        <SignInNeeded>{t("community.signInToAsk")}</SignInNeeded>
      ) : (
        <Loaded query={rooms} skeleton={<SkeletonText lines={8} />}>
          {(data) => (
            <NewTopicForm
              rooms={data.forumCategories.edges.map(({ node }) => node).filter((room) => room.viewerCanWrite)}
            />
          )}
        </Loaded>
      )}
    </div>
  );
}

interface Room {
  id: string;
  slug: string;
  title: string;
}

function NewTopicForm({ rooms }: { rooms: readonly Room[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const suggested = rooms.find((room) => room.slug === params.get("category"))?.id ?? rooms[0]?.id ?? "";
  const draft = useDraft("topic", { categoryId: "", kind: "QUESTION", title: params.get("title")?.slice(0, 200) ?? "", body: "" });
  const { kind, title, body } = draft.values;
  const categoryId = draft.values.categoryId || suggested;
  const create = useWrite(TopicCreateDocument, {
    onDone: async ({ topicCreate }) => {
      draft.clear();
      await queryClient.invalidateQueries({ queryKey: ["Topics"] });
      if (topicCreate.topic) await navigate(topicCreate.topic.path);
    },
  });
  const errors = fieldErrors(create.error);
  const labels = {
    categoryId: t("community.room"),
    title: t("community.title"),
    body: t("community.body"),
    kind: t("community.kind"),
  };
  const send = () => {
    if (!create.isPending) create.mutate({ categoryId, title, body, locale, kind: isKind(kind) ? kind : "QUESTION" });
  };
  return (
    <Form onSend={send}>
      <ErrorSummary error={create.error} labels={labels} />
      <Select
        label={labels.kind}
        name="kind"
        value={kind}
        error={errors.kind}
        onChange={(event) => draft.set("kind", event.target.value)}
      >
        {KINDS.map((id) => (
          <option key={id} value={id}>
            {t(`community.kinds.${id}`)}
          </option>
        ))}
      </Select>
      <Select
        label={labels.categoryId}
        name="category"
        value={categoryId}
        error={errors.categoryId}
        onChange={(event) => draft.set("categoryId", event.target.value)}
      >
        {rooms.map((room) => (
          <option key={room.id} value={room.id}>
            {room.title}
          </option>
        ))}
      </Select>
      <TextField
        label={labels.title}
        name="title"
        required
        maxLength={200}
        value={title}
        error={errors.title}
        hint={t("community.titleHint")}
        onChange={(event) => draft.set("title", event.target.value)}
      />
      <MarkdownArea
        label={labels.body}
        name="body"
        rows={10}
        value={body}
        error={errors.body}
        onChange={(text) => draft.set("body", text)}
        onSubmit={send}
      />
      <FormActions>
        <Button type="submit" variant="primary" size="large" busy={create.isPending}>
          {t("community.publish")}
        </Button>
      </FormActions>
    </Form>
  );
}
