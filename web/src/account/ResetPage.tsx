import { useState } from "react";
import { MailCheck } from "lucide-react";
import { Link, useNavigate, useParams } from "react-router";
import { useLocale, useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { ErrorSummary, Form } from "@/ui/Form";
import { toast } from "@/ui/toast";
import { account } from "./allauth";
import { AuthCard } from "./AuthCard";
import { renewSession } from "./session";
import { useAccountForm } from "./useAccountForm";

/** Asks for a reset mail, or, with the mail's key, for the new password. */
export function ResetPage() {
  const { key } = useParams();
  return key ? <NewPassword key={key} resetKey={key} /> : <AskForMail />;
}

function AskForMail() {
  const { t } = useTranslation();
  const locale = useLocale();
  const [email, setEmail] = useState("");
  const [sent, setSent] = useState(false);
  const form = useAccountForm();
  return (
    <AuthCard
      title={t("account.resetTitle")}
      lead={sent ? t("account.resetSent", { email }) : t("account.resetLead")}
      after={<Link to={`/${locale}/account/sign-in`}>{t("account.backToSignIn")}</Link>}
    >
      {sent ? (
        <MailCheck aria-hidden size={32} strokeWidth={1.5} />
      ) : (
        <Form
          onSend={() =>
            void form.send(async () => {
              await account("POST", "/auth/password/request", { email });
              setSent(true);
            })
          }
        >
          <ErrorSummary error={form.error} labels={{ email: t("account.email") }} />
          <TextField
            label={t("account.email")}
            type="email"
            name="email"
            autoComplete="username"
            required
            value={email}
            error={form.errors.email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <Button type="submit" variant="primary" size="large" busy={form.busy}>
            {t("account.resetSend")}
          </Button>
        </Form>
      )}
    </AuthCard>
  );
}

function NewPassword({ resetKey }: { resetKey: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const [password, setPassword] = useState("");
  const form = useAccountForm();
  const change = async () => {
    const { authenticated } = await account("POST", "/auth/password/reset", { key: resetKey, password });
    await renewSession();
    toast({ text: t("account.passwordChanged") });
    await navigate(authenticated ? `/${locale}/` : `/${locale}/account/sign-in`, { replace: true });
  };
  return (
    <AuthCard title={t("account.newPassword")}>
      <Form onSend={() => void form.send(change)}>
        <ErrorSummary error={form.error} labels={{ password: t("account.newPassword"), key: t("account.resetTitle") }} />
        <TextField
          label={t("account.newPassword")}
          type="password"
          name="password"
          autoComplete="new-password"
          required
          value={password}
          error={form.errors.password}
          hint={t("account.passwordHint")}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" variant="primary" size="large" busy={form.busy}>
          {t("account.passwordChange")}
        </Button>
      </Form>
    </AuthCard>
  );
}
