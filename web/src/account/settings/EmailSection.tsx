import { useQuery, useQueryClient } from "@tanstack/react-query";
import { queryClient } from "@/api/query";
import { useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { useDraft } from "@/ui/drafts";
import { TextField } from "@/ui/Field";
import { ErrorSummary, Form, FormActions } from "@/ui/Form";
import { toast } from "@/ui/toast";
import { account } from "../allauth";
import { useAccountForm } from "../useAccountForm";
import { NotProven, useProvenAccount } from "./Reauthentication";
import { Section } from "./Section";
import styles from "./Section.module.css";

interface Address {
  email: string;
  verified: boolean;
  primary: boolean;
}

const KEY = ["email-addresses"];

/** The account's address. A new one takes its place once the mail sent there was answered; until then it waits here. */
export function EmailSection({ email }: { email: string }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const call = useProvenAccount();
  const change = useAccountForm();
  const waiting = useAccountForm();
  const draft = useDraft("email", { email: "" });
  const { data: addresses } = useQuery({
    queryKey: KEY,
    // Read again when the person comes back from the mail that confirms it.
    refetchOnWindowFocus: "always",
    queryFn: async () => {
      const found = (await account<Address[]>("GET", "/account/email")).data ?? [];
      const primary = found.find((address) => address.primary);
      if (primary && primary.email !== email) void queryClient.invalidateQueries({ queryKey: ["AccountSettings"] });
      return found;
    },
  });
  const current = addresses?.find((address) => address.primary)?.email ?? email;
  const unverified = addresses?.filter((address) => !address.verified) ?? [];
  const renew = () => cache.invalidateQueries({ queryKey: KEY });

  const ask = async () => {
    await call("POST", "/account/email", { email: draft.values.email.trim() });
    draft.clear();
    toast({ text: t("settings.emailAsked") });
    await renew();
  };
  const again = async (address: string) => {
    await call("PUT", "/account/email", { email: address });
    toast({ text: t("account.sentAgain") });
  };
  const forget = async (address: string) => {
    await call("DELETE", "/account/email", { email: address });
    await renew();
  };
  const error = change.error ?? waiting.error;
  return (
    <Section title={t("account.email")} lead={t("settings.emailLead")}>
      <ul role="list" className={styles.rows}>
        <li>
          <div className={styles.what}>
            <strong>{current}</strong>
            <p className="meta">{t("settings.emailCurrent")}</p>
          </div>
        </li>
        {unverified
          .filter((address) => address.email !== current)
          .map((address) => (
            <li key={address.email}>
              <div className={styles.what}>
                <strong>{address.email}</strong>
                <p className="meta">{t("settings.emailWaiting")}</p>
              </div>
              <FormActions>
                <Button size="small" busy={waiting.busy} onClick={() => void waiting.send(() => again(address.email))}>
                  {t("account.sendAgain")}
                </Button>
                <Button size="small" variant="danger" busy={waiting.busy} onClick={() => void waiting.send(() => forget(address.email))}>
                  {t("settings.emailForget")}
                </Button>
              </FormActions>
            </li>
          ))}
      </ul>
      <Form onSend={() => void change.send(ask)}>
        <ErrorSummary error={error instanceof NotProven ? null : error} labels={{ email: t("settings.emailNew") }} />
        <TextField
          label={t("settings.emailNew")}
          type="email"
          name="new-email"
          autoComplete="email"
          value={draft.values.email}
          error={change.errors.email}
          hint={t("settings.emailHint")}
          onChange={(event) => draft.set("email", event.target.value)}
        />
        <FormActions>
          <Button type="submit" busy={change.busy}>
            {t("settings.emailChange")}
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
}
