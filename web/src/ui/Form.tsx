import { useEffect, useRef, type FormHTMLAttributes, type ReactNode } from "react";
import { CircleAlert } from "lucide-react";
import { useTranslation } from "@/i18n";
import { Refused, type UserError } from "@/api/errors";
import { FailureText } from "./FailureText";
import styles from "./Form.module.css";

/** The messages of a refusal by input field; "" holds those that belong to no single one. */
export function byField(errors: readonly UserError[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { path, message } of errors) {
    const field = path.at(-1) ?? "";
    found[field] = found[field] ? `${found[field]} ${message}` : message;
  }
  return found;
}

/** What a form shows after a failed attempt. */
export function fieldErrors(error: Error | null): Record<string, string> {
  return error instanceof Refused ? byField(error.errors) : {};
}

interface SummaryProps {
  error: Error | null;
  /** Labels of the form's fields, to name them in the summary. */
  labels?: Record<string, string>;
}

/** Says above the form what went wrong, and takes the focus, so that nobody has to look for it. */
export function ErrorSummary({ error, labels = {} }: SummaryProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.focus();
  }, [error]);
  if (!error) return null;

  const messages: ReactNode[] =
    error instanceof Refused
      ? error.errors.map(({ path, message }, index) => {
          const label = labels[path.at(-1) ?? ""];
          return (
            <li key={index}>
              {label && <b>{label}</b>} {message}
            </li>
          );
        })
      : [
          <li key="failure">
            <FailureText error={error} />
          </li>,
        ];
  return (
    <div className={styles.summary} ref={box} tabIndex={-1} role="alert">
      <CircleAlert aria-hidden size={18} />
      <div>
        <p>{t("form.notSent")}</p>
        <ul role="list">{messages}</ul>
      </div>
    </div>
  );
}

/** A form that the browser does not police: our own messages are translated and stay. */
export function Form({ className, onSend, ...rest }: FormHTMLAttributes<HTMLFormElement> & { onSend: () => void }) {
  return (
    <form
      noValidate
      className={[styles.form, className].filter(Boolean).join(" ")}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
      {...rest}
    />
  );
}

export function FormActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
