import { useEffect, useEffectEvent, useState } from "react";
import { renderSVG } from "uqr";
import { useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { ErrorSummary, Form, FormActions } from "@/ui/Form";
import { Skeleton } from "@/ui/Skeleton";
import { useAccountForm } from "../useAccountForm";
import { NotProven, useProvenAccount } from "./Reauthentication";
import styles from "./Section.module.css";

interface TotpSetupProps {
  /** Called with the recovery codes that were made along, where the server shows them. */
  onDone: (codes: readonly string[]) => Promise<void>;
  onCancel: () => void;
}

/** Scan, type the first code, done. */
export function TotpSetup({ onDone, onCancel }: TotpSetupProps) {
  const { t } = useTranslation();
  const call = useProvenAccount();
  const form = useAccountForm();
  const [offer, setOffer] = useState<{ secret: string; url: string } | null>(null);
  const [code, setCode] = useState("");

  const begin = useEffectEvent(() =>
    form.send(async () => {
      try {
        const { meta } = await call("GET", "/account/authenticators/totp");
        const { secret, totp_url: url } = meta as { secret?: string; totp_url?: string };
        if (secret && url) setOffer({ secret, url });
      } catch (error) {
        if (error instanceof NotProven) onCancel();
        throw error;
      }
    }),
  );
  useEffect(() => {
    void begin();
  }, []);

  const activate = async () => {
    await call("POST", "/account/authenticators/totp", { code: code.trim() });
    const { data } = await call<{ unused_codes?: string[] }>("GET", "/account/authenticators/recovery-codes");
    await onDone(data?.unused_codes ?? []);
  };

  return (
    <Form className={styles.secret} onSend={() => void form.send(activate)}>
      <p>{t("settings.totpScan")}</p>
      {offer ? (
        <>
          {/* Drawn here from the address; nothing leaves the browser. */}
          <img
            className={styles.qr}
            alt={t("settings.totpQr")}
            src={`data:image/svg+xml,${encodeURIComponent(renderSVG(offer.url, { border: 0 }))}`}
          />
          <p>
            {t("settings.totpSecret")} <code>{offer.secret}</code>
          </p>
        </>
      ) : (
        <Skeleton width="11rem" height="11rem" />
      )}
      <ErrorSummary error={form.error instanceof NotProven ? null : form.error} labels={{ code: t("account.code") }} />
      <TextField
        label={t("account.code")}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        error={form.errors.code}
        onChange={(event) => setCode(event.target.value)}
      />
      <FormActions>
        <Button type="submit" variant="primary" busy={form.busy}>
          {t("settings.turnOn")}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t("settings.cancel")}
        </Button>
      </FormActions>
    </Form>
  );
}
