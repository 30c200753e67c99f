import { useState } from "react";
import { Download } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { query, queryClient, useWrite } from "@/api/query";
import {
  AccountEraseDocument,
  AccountExportRequestDocument,
  AccountSettingsDocument,
  type ExportViewFragment,
} from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { ErrorSummary, fieldErrors, Form, FormActions } from "@/ui/Form";
import { Time } from "@/ui/Time";
import { toast } from "@/ui/toast";
import { renewSession } from "../session";
import { Section } from "./Section";
import styles from "./Section.module.css";

const POLL_MS = 3000;

interface DataSectionProps {
  email: string;
  hasPassword: boolean;
  /** The last copy that was asked for. */
  copy: ExportViewFragment | null;
}

export function DataSection({ email, hasPassword, copy }: DataSectionProps) {
  const { t } = useTranslation();
  const making = copy !== null && !copy.finishedAt;
  // While the copy is being made, look again; the answer above follows from the same cache entry.
  useQuery({ ...query(AccountSettingsDocument, {}), refetchInterval: making ? POLL_MS : false });
  const ask = useWrite(AccountExportRequestDocument, {
    onDone: () => queryClient.invalidateQueries({ queryKey: ["AccountSettings"] }),
    onFailed: (error) => toast({ text: error.message, tone: "danger" }),
  });
  return (
    <Section title={t("settings.data")} lead={t("settings.dataLead")}>
      <div className={styles.rows}>
        <div>
          <div className={styles.what}>
            <strong>{t("settings.export")}</strong>
            <p className="meta">
              {making
                ? t("settings.exportMaking")
                : copy?.finishedAt && (
                    <span>
                      {t("settings.exportReady")} <Time value={copy.finishedAt} />
                    </span>
                  )}
            </p>
          </div>
          <FormActions>
            {copy?.downloadUrl && (
              <a href={copy.downloadUrl} download>
                <Download aria-hidden size={16} /> {t("settings.download")}
              </a>
            )}
            <Button busy={ask.isPending || making} onClick={() => !making && ask.mutate({})}>
              {t("settings.exportAsk")}
            </Button>
          </FormActions>
        </div>
      </div>
      <Erase email={email} hasPassword={hasPassword} />
    </Section>
  );
}

function Erase({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [confirmation, setConfirmation] = useState("");
  const [password, setPassword] = useState("");
  const erase = useWrite(AccountEraseDocument, {
    onDone: async () => {
      await renewSession();
      await navigate(`/${locale}/`);
      toast({ text: t("settings.erased") });
    },
  });
  const errors = fieldErrors(erase.error);
  const labels = { confirmation: t("account.email"), password: t("account.password") };
  if (!open)
    return (
      <div>
        <Button variant="danger" onClick={() => setOpen(true)}>
          {t("settings.erase")}
        </Button>
      </div>
    );
  return (
    <Form className={styles.secret} onSend={() => !erase.isPending && erase.mutate({ confirmation, password })}>
      <p>{t("settings.eraseText")}</p>
      <ErrorSummary error={erase.error} labels={labels} />
      <TextField
        label={t("settings.eraseConfirm", { email })}
        autoComplete="off"
        value={confirmation}
        error={errors.confirmation}
        onChange={(event) => setConfirmation(event.target.value)}
      />
      {hasPassword && (
        <TextField
          label={labels.password}
          type="password"
          autoComplete="current-password"
          value={password}
          error={errors.password}
          onChange={(event) => setPassword(event.target.value)}
        />
      )}
      <FormActions>
        <Button type="submit" variant="danger" busy={erase.isPending}>
          {t("settings.eraseNow")}
        </Button>
        <Button variant="quiet" onClick={() => setOpen(false)}>
          {t("settings.cancel")}
        </Button>
      </FormActions>
    </Form>
  );
}
