import { useState } from "react";
import { useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { ErrorSummary, Form, FormActions } from "@/ui/Form";
import { toast } from "@/ui/toast";
import { useAccountForm } from "../useAccountForm";
import { useAuthenticators } from "./authenticators";
import { NotProven, useProvenAccount } from "./Reauthentication";
import { RecoveryCodes } from "./RecoveryCodes";
import { Section } from "./Section";
import styles from "./Section.module.css";
import { TotpSetup } from "./TotpSetup";

export function SecuritySection({ hasPassword }: { hasPassword: boolean }) {
  const { t } = useTranslation();
  const call = useProvenAccount();
  const [settingUp, setSettingUp] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const removal = useAccountForm();
  const {
    authenticators: { data: found },
    renew,
  } = useAuthenticators();
  const totp = found?.some(({ type }) => type === "totp");
  const recovery = found?.find(({ type }) => type === "recovery_codes");

  const remove = () =>
    void removal.send(async () => {
      await call("DELETE", "/account/authenticators/totp");
      toast({ text: t("settings.totpOff") });
      await renew();
    });
  const newCodes = () =>
    void removal.send(async () => {
      const { data } = await call<{ unused_codes: string[] }>("POST", "/account/authenticators/recovery-codes");
      setCodes(data?.unused_codes ?? []);
      await renew();
    });

  return (
    <Section title={t("settings.security")} lead={t("settings.securityLead")}>
      <PasswordForm hasPassword={hasPassword} />
      <ErrorSummary error={removal.error instanceof NotProven ? null : removal.error} />
      <div className={styles.rows}>
        <div>
          <div className={styles.what}>
            <strong>{t("settings.totp")}</strong>
            <p className="meta">{t(totp ? "settings.totpIsOn" : "settings.totpIsOff")}</p>
          </div>
          {totp ? (
            <Button variant="danger" busy={removal.busy} onClick={remove}>
              {t("settings.turnOff")}
            </Button>
          ) : (
            <Button onClick={() => setSettingUp(true)} disabled={!found || settingUp}>
              {t("settings.setUp")}
            </Button>
          )}
        </div>
        {recovery && (
          <div>
            <div className={styles.what}>
              <strong>{t("settings.recovery")}</strong>
              <p className="meta">{t("settings.recoveryLeft", { count: recovery.unused_code_count ?? 0 })}</p>
            </div>
            <Button busy={removal.busy} onClick={newCodes}>
              {t("settings.newCodes")}
            </Button>
          </div>
        )}
      </div>
      {settingUp && (
        <TotpSetup
          onDone={async (fresh) => {
            setSettingUp(false);
            setCodes(fresh);
            await renew();
          }}
          onCancel={() => setSettingUp(false)}
        />
      )}
      {codes && codes.length > 0 && <RecoveryCodes codes={codes} onSaved={() => setCodes(null)} />}
    </Section>
  );
}

function PasswordForm({ hasPassword }: { hasPassword: boolean }) {
  const { t } = useTranslation();
  const call = useProvenAccount();
  const form = useAccountForm();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const labels = { current_password: t("settings.currentPassword"), new_password: t("account.newPassword") };
  const change = async () => {
    await call("POST", "/account/password/change", {
      ...(hasPassword && { current_password: current }),
      new_password: next,
    });
    setCurrent("");
    setNext("");
    toast({ text: t("account.passwordChanged") });
  };
  return (
    <Form onSend={() => void form.send(change)}>
      <ErrorSummary error={form.error instanceof NotProven ? null : form.error} labels={labels} />
      {hasPassword && (
        <TextField
          label={labels.current_password}
          type="password"
          autoComplete="current-password"
          value={current}
          error={form.errors.current_password}
          onChange={(event) => setCurrent(event.target.value)}
        />
      )}
      <TextField
        label={labels.new_password}
        type="password"
        autoComplete="new-password"
        value={next}
        error={form.errors.new_password}
        hint={t("account.passwordHint")}
        onChange={(event) => setNext(event.target.value)}
      />
      <FormActions>
        <Button type="submit" busy={form.busy}>
          {t("account.passwordChange")}
        </Button>
      </FormActions>
    </Form>
  );
}
