import { useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { copy } from "@/ui/copy";
import { FormActions } from "@/ui/Form";
import styles from "./Section.module.css";

/** The codes, shown this once. */
export function RecoveryCodes({ codes, onSaved }: { codes: readonly string[]; onSaved: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.secret} role="status">
      <p>{t("settings.codesOnce")}</p>
      <ul role="list" className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <FormActions>
        <Button onClick={() => void copy(codes.join("\n"), t("settings.codesCopied"))}>{t("article.copy")}</Button>
        <Button variant="primary" onClick={onSaved}>
          {t("settings.codesSaved")}
        </Button>
      </FormActions>
    </div>
  );
}
