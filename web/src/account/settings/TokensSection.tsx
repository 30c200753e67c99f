import { useState } from "react";
import { queryClient, useWrite } from "@/api/query";
import { ApiTokenCreateDocument, ApiTokenRevokeDocument, type TokenScope, type TokenViewFragment } from "@/gql/graphql";
import { useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { copy } from "@/ui/copy";
import { useDraft } from "@/ui/drafts";
import { TextField } from "@/ui/Field";
import { ErrorSummary, fieldErrors, Form, FormActions } from "@/ui/Form";
import { Time } from "@/ui/Time";
import { toast } from "@/ui/toast";
import { Section } from "./Section";
import styles from "./Section.module.css";

const SCOPES: readonly TokenScope[] = [
  "READ",
  "FORUM_WRITE",
  "TICKETS_WRITE",
  "ROADMAP_WRITE",
  "FEEDBACK_WRITE",
  "PROFILE_WRITE",
  "MEDIA_WRITE",
  "CONTENT_WRITE",
];

const renew = () => queryClient.invalidateQueries({ queryKey: ["AccountSettings"] });

export function TokensSection({ tokens }: { tokens: readonly TokenViewFragment[] }) {
  const { t } = useTranslation();
  const live = tokens.filter((token) => !token.revokedAt);
  const revoke = useWrite(ApiTokenRevokeDocument, {
    onDone: renew,
    onFailed: (error) => toast({ text: error.message, tone: "danger" }),
  });
  return (
    <Section title={t("settings.tokens")} lead={t("settings.tokensLead")}>
      {live.length > 0 && (
        <ul role="list" className={styles.rows}>
          {live.map((token) => (
            <li key={token.id}>
              <div className={styles.what}>
                <strong>{token.name}</strong> <code>{token.start}…</code>
                <p className="meta">
                  <span>{token.scopes.map((scope) => t(`settings.scopes.${scope}`)).join(", ")}</span>
                  {token.lastUsedAt ? (
                    <span>
                      {t("settings.lastUsed")} <Time value={token.lastUsedAt} />
                    </span>
                  ) : (
                    <span>{t("settings.neverUsed")}</span>
                  )}
                </p>
              </div>
              <Button size="small" variant="danger" busy={revoke.isPending} onClick={() => revoke.mutate({ id: token.id })}>
                {t("settings.revoke")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <NewToken />
    </Section>
  );
}

function NewToken() {
  const { t } = useTranslation();
  const draft = useDraft("token", { name: "" });
  const { name } = draft.values;
  const [scopes, setScopes] = useState<TokenScope[]>(["READ"]);
  const [secret, setSecret] = useState<string | null>(null);
  const create = useWrite(ApiTokenCreateDocument, {
    onDone: ({ apiTokenCreate }) => {
      setSecret(apiTokenCreate.secret ?? null);
      draft.clear();
      void renew();
    },
  });
  const labels = { name: t("settings.tokenName"), scopes: t("settings.tokenScopes") };
  const errors = fieldErrors(create.error);
  const toggle = (scope: TokenScope) =>
    setScopes((old) => (old.includes(scope) ? old.filter((other) => other !== scope) : [...old, scope]));
  return (
    <>
      {secret && (
        <div className={styles.secret} role="status">
          <p>{t("settings.secretOnce")}</p>
          <code>{secret}</code>
          <FormActions>
            <Button onClick={() => void copy(secret, t("settings.secretCopied"))}>{t("article.copy")}</Button>
            <Button variant="primary" onClick={() => setSecret(null)}>
              {t("settings.codesSaved")}
            </Button>
          </FormActions>
        </div>
      )}
      <Form onSend={() => !create.isPending && create.mutate({ name, scopes })}>
        <ErrorSummary error={create.error} labels={labels} />
        <TextField
          label={labels.name}
          name="token-name"
          maxLength={80}
          value={name}
          error={errors.name}
          hint={t("settings.tokenNameHint")}
          onChange={(event) => draft.set("name", event.target.value)}
        />
        <fieldset className={styles.scopes}>
          <legend>{labels.scopes}</legend>
          {SCOPES.map((scope) => (
            <label key={scope}>
              <input type="checkbox" checked={scopes.includes(scope)} onChange={() => toggle(scope)} />
              {t(`settings.scopes.${scope}`)}
            </label>
          ))}
        </fieldset>
        <FormActions>
          <Button type="submit" busy={create.isPending}>
            {t("settings.tokenCreate")}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
