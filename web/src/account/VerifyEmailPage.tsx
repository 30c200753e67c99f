import { useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { useLocale, useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { ErrorSummary, Form } from "@/ui/Form";
import { toast } from "@/ui/toast";
import { account } from "./allauth";
import { AuthCard } from "./AuthCard";
import { renewSession, safeNext, takeNext } from "./session";
import { useAccountForm } from "./useAccountForm";

/** Confirms an address with the code or link of the mail. A link's key is sent by a press, not by opening it. */
export function VerifyEmailPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { key: fromLink } = useParams();
  const [typed, setTyped] = useState("");
  const form = useAccountForm();
  const again = useAccountForm();

  const verify = async () => {
    const { authenticated } = await account("POST", "/auth/email/verify", { key: fromLink ?? typed.trim() });
    await renewSession();
    toast({ text: t("account.verified") });
    const next = safeNext(params.get("next") ?? takeNext(), `/${locale}/`);
    const signIn = `/${locale}/account/sign-in?${new URLSearchParams({ next })}`;
    await navigate(authenticated ? next : signIn, { replace: true });
  };

  return (
    <AuthCard title={t("account.verifyTitle")} lead={fromLink ? t("account.verifyPress") : t("account.verifyLead")}>
      <Form onSend={() => void form.send(verify)}>
        <ErrorSummary error={form.error ?? again.error} labels={{ key: t("account.code") }} />
        {!fromLink && (
          <TextField
            label={t("account.code")}
            name="key"
            autoComplete="one-time-code"
            required
            value={typed}
            error={form.errors.key}
            hint={t("account.verifyHint")}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
        <Button type="submit" variant="primary" size="large" busy={form.busy}>
          {t("account.verify")}
        </Button>
        {!fromLink && (
          <Button
            variant="quiet"
            busy={again.busy}
            onClick={() =>
              void again.send(async () => {
                await account("POST", "/auth/email/verify/resend");
                toast({ text: t("account.sentAgain") });
              })
            }
          >
            {t("account.sendAgain")}
          </Button>
        )}
      </Form>
    </AuthCard>
  );
}
