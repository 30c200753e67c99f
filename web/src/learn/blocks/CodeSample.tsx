import { Copy } from "lucide-react";
import { useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { copy } from "@/ui/copy";
import styles from "./CodeSample.module.css";

export function CodeSample({ code, language, filename }: { code: string; language: string; filename: string }) {
  const { t } = useTranslation();
  return (
    <figure className={styles.sample}>
      <figcaption>
        <span>{filename || language}</span>
        <Button size="small" variant="quiet" onClick={() => void copy(code, t("article.codeCopied"))}>
          <Copy aria-hidden />
          {t("article.copy")}
        </Button>
      </figcaption>
      {/* A long line scrolls inside the sample, so the sample takes the keyboard's focus. It is no landmark: a
          page has many. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} role="group" aria-label={filename || language}>
        <code dir="ltr">{code}</code>
      </pre>
    </figure>
  );
}
