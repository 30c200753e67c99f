import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from "react";
import { CircleAlert } from "lucide-react";
import styles from "./Field.module.css";

interface Common {
  label: string;
  /** What to write, in one line; read out together with the label. */
  hint?: ReactNode;
  /** Why this value was refused. */
  error?: string | undefined;
  /** Something beside the label, such as a link. */
  aside?: ReactNode;
}

interface Wiring {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

function Frame({ label, hint, error, aside, id, children }: Common & { id: string; children: (wiring: Wiring) => ReactNode }) {
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [error && errorId, hint && hintId].filter(Boolean).join(" ");
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label htmlFor={id}>{label}</label>
        {aside}
      </div>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {error && (
        <p id={errorId} className={styles.error}>
          <CircleAlert aria-hidden size={14} />
          {error}
        </p>
      )}
      {hint && (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

type InputProps = Common & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };

export function TextField({ label, hint, error, aside, id, ...rest }: InputProps) {
  const own = useId();
  return (
    <Frame id={id ?? own} label={label} hint={hint} error={error} aside={aside}>
      {(wiring) => <input className={styles.control} {...rest} {...wiring} />}
    </Frame>
  );
}

type AreaProps = Common & TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> };

export function TextArea({ label, hint, error, aside, id, rows = 6, ...rest }: AreaProps) {
  const own = useId();
  return (
    <Frame id={id ?? own} label={label} hint={hint} error={error} aside={aside}>
      {(wiring) => <textarea className={styles.control} rows={rows} {...rest} {...wiring} />}
    </Frame>
  );
}

type SelectProps = Common & SelectHTMLAttributes<HTMLSelectElement>;

export function Select({ label, hint, error, aside, id, children, ...rest }: SelectProps) {
  const own = useId();
  return (
    <Frame id={id ?? own} label={label} hint={hint} error={error} aside={aside}>
      {(wiring) => (
        <select className={styles.control} {...rest} {...wiring}>
          {children}
        </select>
      )}
    </Frame>
  );
}
