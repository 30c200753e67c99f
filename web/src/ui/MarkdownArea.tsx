import { lazy, Suspense, useId, useState, type Ref } from "react";
import { CircleAlert } from "lucide-react";
import { useTranslation } from "@/i18n";
import { SkeletonText } from "./Skeleton";
import styles from "./MarkdownArea.module.css";

const Preview = lazy(() => import("./MarkdownPreview"));

interface MarkdownAreaProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Ctrl/Cmd-Enter. */
  onSubmit?: () => void;
  error?: string | undefined;
  rows?: number;
  placeholder?: string;
  name?: string;
  ref?: Ref<HTMLTextAreaElement>;
}

/** A field for Markdown, and a look at how it will read. */
export function MarkdownArea({ label, value, onChange, onSubmit, error, rows = 7, placeholder, name, ref }: MarkdownAreaProps) {
  const { t } = useTranslation();
  const id = useId();
  const [preview, setPreview] = useState(false);
  const described = [error && `${id}-error`, `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label htmlFor={id}>{label}</label>
        <button type="button" className={styles.switch} aria-pressed={preview} onClick={() => setPreview(!preview)}>
          {t("markdown.preview")}
        </button>
      </div>
      {preview ? (
        <div className={styles.preview} role="region" aria-label={t("markdown.preview")}>
          {value.trim() ? (
            <Suspense fallback={<SkeletonText lines={3} />}>
              <Preview source={value} />
            </Suspense>
          ) : (
            <p className={styles.hint}>{t("markdown.empty")}</p>
          )}
        </div>
      ) : (
        <textarea
          id={id}
          ref={ref}
          name={name}
          className={styles.area}
          rows={rows}
          value={value}
          placeholder={placeholder}
          aria-describedby={described}
          aria-invalid={error ? true : undefined}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
            event.preventDefault();
            onSubmit?.();
          }}
        />
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          <CircleAlert aria-hidden size={14} />
          {error}
        </p>
      )}
      <p id={`${id}-hint`} className={styles.hint}>
        {t("markdown.hint")}
      </p>
    </div>
  );
}
