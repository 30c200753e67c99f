import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useLocale, useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { ErrorSummary, Form } from "@/ui/Form";
import { account } from "./allauth";
import { AuthCard } from "./AuthCard";
import { keepNext, renewSession, safeNext } from "./session";
import { useAccountForm } from "./useAccountForm";

export function SignUpPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const form = useAccountForm();
  const labels = { name: t("account.name"), email: t("account.email"), password: t("account.password") };
  const query = params.has("next") ? `?${params}` : "";

  const signUp = async () => {
    const { authenticated, pending } = await account("POST", "/auth/signup", { name, email, password });
    if (authenticated) {
      await renewSession();
      await navigate(safeNext(params.get("next"), `/${locale}/`), { replace: true });
    } else if (pending?.id === "verify_email") {
      keepNext(params.get("next"));
      await navigate(`/${locale}/account/verify-email${query}`);
    } else throw new Error("The account needs a step that this page does not know.");
  };

  return (
    <AuthCard
      title={t("account.signUp")}
      lead={t("account.signUpLead")}
      after={
        <p>
          {t("account.haveAccount")} <Link to={`/${locale}/account/sign-in${query}`}>{t("account.signIn")}</Link>
        </p>
      }
    >
      <Form onSend={() => void form.send(signUp)}>
        <ErrorSummary error={form.error} labels={labels} />
        <TextField
          label={labels.name}
          name="name"
          autoComplete="name"
          maxLength={120}
          value={name}
          error={form.errors.name}
          hint={t("account.nameHint")}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={labels.email}
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          error={form.errors.email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={labels.password}
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
          {t("account.signUp")}
        </Button>
      </Form>
    </AuthCard>
  );
}
