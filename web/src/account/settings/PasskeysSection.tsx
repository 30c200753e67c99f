import { useState } from "react";
import { KeyRound } from "lucide-react";
import { useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { ErrorSummary, Form, FormActions } from "@/ui/Form";
import { SkeletonText } from "@/ui/Skeleton";
import { Loaded } from "@/ui/states";
import { Time } from "@/ui/Time";
import { toast } from "@/ui/toast";
import { account } from "../allauth";
import { addPasskey, passkeyProblem, passkeysWork } from "../passkey";
import { PasskeyNote } from "../PasskeyNote";
import { useAccountForm } from "../useAccountForm";
import { isPasskey, useAuthenticators, type Passkey } from "./authenticators";
import { NotProven, useProvenAccount } from "./Reauthentication";
import { RecoveryCodes } from "./RecoveryCodes";
import { deviceName } from "./SessionsSection";
import { Section } from "./Section";
import styles from "./Section.module.css";

const PATH = "/account/authenticators/webauthn";

const instant = (seconds: number) => new Date(seconds * 1000).toISOString();

export function PasskeysSection() {
  const { t } = useTranslation();
  const { authenticators, renew } = useAuthenticators();
  const [codes, setCodes] = useState<readonly string[]>([]);
  return (
    <Section title={t("settings.passkeys")} lead={t("settings.passkeysLead")}>
      <Loaded query={authenticators} skeleton={<SkeletonText lines={2} />}>
        {(found) => {
          const passkeys = found.filter(isPasskey);
          return (
            passkeys.length > 0 && (
              <ul role="list" className={styles.rows}>
                {passkeys.map((passkey) => (
                  <Row key={passkey.id} passkey={passkey} onChanged={renew} />
                ))}
              </ul>
            )
          );
        }}
      </Loaded>
      {codes.length > 0 && <RecoveryCodes codes={codes} onSaved={() => setCodes([])} />}
      {passkeysWork() ? (
        <NewPasskey
          onAdded={async (fresh) => {
            setCodes(fresh);
            await renew();
          }}
        />
      ) : (
        <p className="meta">{t("account.passkeys.unsupported")}</p>
      )}
    </Section>
  );
}

/** What a summary shows: neither what the person called off nor what the note beside it says. */
function summarised(error: Error | null): Error | null {
  return error instanceof NotProven || passkeyProblem(error) ? null : error;
}

function NewPasskey({ onAdded }: { onAdded: (recoveryCodes: readonly string[]) => Promise<void> }) {
  const { t } = useTranslation();
  const call = useProvenAccount();
  const form = useAccountForm();
  const [name, setName] = useState(() => deviceName(navigator.userAgent));
  const add = async () => {
    const { meta } = await addPasskey(call, name.trim());
    toast({ text: t("settings.passkeyAdded") });
    const made = meta.recovery_codes_generated === true;
    const { data } = made ? await account<{ unused_codes?: string[] }>("GET", "/account/authenticators/recovery-codes") : {};
    await onAdded(data?.unused_codes ?? []);
  };
  return (
    <Form onSend={() => void form.send(add)}>
      <ErrorSummary error={summarised(form.error)} labels={{ name: t("settings.passkeyName") }} />
      <TextField
        label={t("settings.passkeyName")}
        name="passkey-name"
        maxLength={100}
        value={name}
        error={form.errors.name}
        hint={t("settings.passkeyNameHint")}
        onChange={(event) => setName(event.target.value)}
      />
      <FormActions>
        <Button type="submit" busy={form.busy}>
          <KeyRound aria-hidden />
          {t("settings.passkeyAdd")}
        </Button>
        <PasskeyNote error={form.error} />
      </FormActions>
    </Form>
  );
}

function Row({ passkey, onChanged }: { passkey: Passkey; onChanged: () => Promise<void> }) {
  const { t } = useTranslation();
  const call = useProvenAccount();
  const form = useAccountForm();
  const [renaming, setRenaming] = useState(false);
  const [name, setName] = useState(passkey.name);
  const rename = async () => {
    await call("PUT", PATH, { id: passkey.id, name: name.trim() });
    await onChanged();
    setRenaming(false);
  };
  const remove = async () => {
    await call("DELETE", PATH, { authenticators: [passkey.id] });
    toast({ text: t("settings.passkeyRemoved", { name: passkey.name }) });
    await onChanged();
  };
  if (renaming)
    return (
      <li>
        <Form className={styles.whole} onSend={() => void form.send(rename)}>
          <ErrorSummary error={summarised(form.error)} labels={{ name: t("settings.passkeyName") }} />
          <TextField
            label={t("settings.passkeyName")}
            maxLength={100}
            value={name}
            error={form.errors.name}
            onChange={(event) => setName(event.target.value)}
          />
          <FormActions>
            <Button type="submit" variant="primary" busy={form.busy}>
              {t("settings.save")}
            </Button>
            <Button
              variant="quiet"
              onClick={() => {
                setName(passkey.name);
                setRenaming(false);
              }}
            >
              {t("settings.cancel")}
            </Button>
          </FormActions>
        </Form>
      </li>
    );
  return (
    <li>
      <ErrorSummary error={summarised(form.error)} />
      <div className={styles.what}>
        <strong>{passkey.name}</strong>
        <p className="meta">
          <span>
            {t("settings.passkeyMade")} <Time value={instant(passkey.created_at)} />
          </span>
          {passkey.last_used_at ? (
            <span>
              {t("settings.lastUsed")} <Time value={instant(passkey.last_used_at)} />
            </span>
          ) : (
            <span>{t("settings.neverUsed")}</span>
          )}
        </p>
      </div>
      <FormActions>
        <Button size="small" aria-label={t("settings.passkeyRename", { name: passkey.name })} onClick={() => setRenaming(true)}>
          {t("settings.rename")}
        </Button>
        <Button
          size="small"
          variant="danger"
          busy={form.busy}
          aria-label={t("settings.passkeyRemove", { name: passkey.name })}
          onClick={() => void form.send(remove)}
        >
          {t("settings.remove")}
        </Button>
      </FormActions>
    </li>
  );
}
