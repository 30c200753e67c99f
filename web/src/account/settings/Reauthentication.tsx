import { createContext, lazy, Suspense, useCallback, useContext, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { ErrorSummary, Form } from "@/ui/Form";
import { account, type Flow, type Outcome } from "../allauth";
import { passkeyProblem, passkeysWork, signInWithPasskey } from "../passkey";
import { PasskeyNote } from "../PasskeyNote";
import { useAccountForm } from "../useAccountForm";

const Sheet = lazy(() => import("@/ui/Sheet"));

type Call = <Data>(method: string, path: string, body?: object) => Promise<Outcome<Data>>;

const Context = createContext<Call>(account);

/** Calls an account endpoint; where it wants fresh proof of who is there, asks for it and calls again. */
export function useProvenAccount(): Call {
  return useContext(Context);
}

/** The person closed the question: nothing happened. */
export class NotProven extends Error {
  override name = "NotProven";
}

interface Question {
  flows: readonly Flow[];
  answer: (proven: boolean) => void;
}

export function ReauthenticationProvider({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<Question | null>(null);
  const asked = useRef<Question | null>(null);

  const call = useCallback<Call>(async (method, path, body) => {
    const outcome = await account<never>(method, path, body);
    if (outcome.status !== 401 || outcome.flows.length === 0) return outcome;
    const proven = await new Promise<boolean>((answer) => {
      asked.current = { flows: outcome.flows, answer };
      setQuestion(asked.current);
    });
    if (!proven) throw new NotProven("Not confirmed.");
    return account(method, path, body);
  }, []);

  const close = (proven: boolean) => {
    question?.answer(proven);
    setQuestion(null);
  };
  return (
    <Context value={call}>
      {children}
      {question && (
        <Suspense fallback={null}>
          <Proof flows={question.flows} onClose={close} />
        </Suspense>
      )}
    </Context>
  );
}

function Proof({ flows, onClose }: { flows: readonly Flow[]; onClose: (proven: boolean) => void }) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState("");
  const form = useAccountForm();
  const second = flows.find((flow) => flow.id === "mfa_reauthenticate");
  const byPassword = flows.some((flow) => flow.id === "reauthenticate");
  const byCode = !byPassword && second?.types?.some((type) => type !== "webauthn");
  const field = byPassword ? "password" : "code";
  const label = t(byPassword ? "account.password" : "account.code");
  const settle = (outcome: Outcome<unknown>) => {
    if (outcome.status === 200) onClose(true);
  };
  const send = async () =>
    settle(await account("POST", byPassword ? "/auth/reauthenticate" : "/auth/2fa/reauthenticate", { [field]: secret }));
  return (
    <Sheet title={t("settings.proveTitle")} onClose={() => onClose(false)}>
      <Form onSend={() => void form.send(send)}>
        <p>{t("settings.proveText")}</p>
        <ErrorSummary error={passkeyProblem(form.error) ? null : form.error} labels={{ [field]: label }} />
        {(byPassword || byCode) && (
          <>
            <TextField
              label={label}
              type={byPassword ? "password" : "text"}
              autoComplete={byPassword ? "current-password" : "one-time-code"}
              value={secret}
              error={form.errors[field]}
              onChange={(event) => setSecret(event.target.value)}
            />
            <Button type="submit" variant="primary" busy={form.busy}>
              {t("account.continue")}
            </Button>
          </>
        )}
        {second?.types?.includes("webauthn") && passkeysWork() && (
          <Button onClick={() => void form.send(async () => settle(await signInWithPasskey("/auth/webauthn/reauthenticate")))}>
            {t("account.withPasskey")}
          </Button>
        )}
        <PasskeyNote error={form.error} />
      </Form>
    </Sheet>
  );
}
