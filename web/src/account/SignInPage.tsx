import { useState } from "react";
import { KeyRound } from "lucide-react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useLocale, useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { ErrorSummary, Form } from "@/ui/Form";
import { account, type Flow, type Outcome } from "./allauth";
import { AuthCard } from "./AuthCard";
import { passkeyProblem, passkeysWork, signInWithPasskey } from "./passkey";
import { PasskeyNote } from "./PasskeyNote";
import { renewSession, safeNext } from "./session";
import { useAccountForm } from "./useAccountForm";

export function SignInPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const next = safeNext(params.get("next"), `/${locale}/`);
  const [secondFactor, setSecondFactor] = useState<Flow | null>(null);

  const onward = async ({ authenticated, pending }: Outcome<unknown>) => {
    if (authenticated) {
      await renewSession();
      if (next.startsWith("/admin") || next.startsWith("/django-admin")) location.assign(next);
      else await navigate(next, { replace: true });
    } else if (pending?.id === "mfa_authenticate") setSecondFactor(pending);
    else if (pending?.id === "verify_email") await navigate(`/${locale}/account/verify-email`);
    else throw new Error("The account needs a step that this page does not know.");
  };

  if (secondFactor) return <SecondFactor flow={secondFactor} onward={onward} />;
  const query = params.has("next") ? `?${new URLSearchParams({ next })}` : "";
  return (
    <AuthCard
      title={t("account.signIn")}
      after={
        <p>
          {t("account.noAccount")} <Link to={`/${locale}/account/sign-up${query}`}>{t("account.signUp")}</Link>
        </p>
      }
    >
      <Password onward={onward} />
    </AuthCard>
  );
}

function Password({ onward }: { onward: (outcome: Outcome<unknown>) => Promise<void> }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const form = useAccountForm();
  const passkey = useAccountForm();
  const labels = { email: t("account.email"), password: t("account.password") };
  return (
    <Form onSend={() => void form.send(async () => onward(await account("POST", "/auth/login", { email, password })))}>
      <ErrorSummary error={form.error ?? (passkeyProblem(passkey.error) ? null : passkey.error)} labels={labels} />
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
        autoComplete="current-password"
        required
        value={password}
        error={form.errors.password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" variant="primary" size="large" busy={form.busy}>
        {t("account.signIn")}
      </Button>
      {passkeysWork() && (
        <Button
          size="large"
          busy={passkey.busy}
          onClick={() => void passkey.send(async () => onward(await signInWithPasskey("/auth/webauthn/login")))}
        >
          <KeyRound aria-hidden />
          {t("account.withPasskey")}
        </Button>
      )}
      <PasskeyNote error={passkey.error} />
      <p>
        <Link to={`/${locale}/account/reset`}>{t("account.forgot")}</Link>
      </p>
    </Form>
  );
}

function SecondFactor({ flow, onward }: { flow: Flow; onward: (outcome: Outcome<unknown>) => Promise<void> }) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const form = useAccountForm();
  const passkey = useAccountForm();
  const withPasskey = flow.types?.includes("webauthn") && passkeysWork();
  return (
    <AuthCard title={t("account.secondFactor")} lead={t("account.secondFactorLead")}>
      <Form onSend={() => void form.send(async () => onward(await account("POST", "/auth/2fa/authenticate", { code: code.trim() })))}>
        <ErrorSummary
          error={form.error ?? (passkeyProblem(passkey.error) ? null : passkey.error)}
          labels={{ code: t("account.code") }}
        />
        <TextField
          label={t("account.code")}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          value={code}
          error={form.errors.code}
          hint={t("account.codeHint")}
          onChange={(event) => setCode(event.target.value)}
        />
        <Button type="submit" variant="primary" size="large" busy={form.busy}>
          {t("account.continue")}
        </Button>
        {withPasskey && (
          <Button
            size="large"
            busy={passkey.busy}
            onClick={() => void passkey.send(async () => onward(await signInWithPasskey("/auth/webauthn/authenticate")))}
          >
            <KeyRound aria-hidden />
            {t("account.withPasskey")}
          </Button>
        )}
        <PasskeyNote error={passkey.error} />
      </Form>
    </AuthCard>
  );
}
