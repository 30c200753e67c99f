import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { Link, type LinkProps } from "react-router";
import styles from "./Button.module.css";

type Variant = "primary" | "secondary" | "quiet" | "danger";

interface Look {
  variant?: Variant;
  size?: "small" | "medium" | "large";
  /** An icon without a text; the caller gives `aria-label`. */
  square?: boolean;
}

function look({ variant = "secondary", size = "medium", square = false }: Look, extra?: string): string {
  return [styles.button, styles[variant], styles[size], square && styles.square, extra].filter(Boolean).join(" ");
}

interface ButtonProps extends Look, ButtonHTMLAttributes<HTMLButtonElement> {
  ref?: Ref<HTMLButtonElement>;
  /** Work is under way: the button stays focusable, says so, and ignores presses. */
  busy?: boolean;
  children: ReactNode;
}

export function Button({ variant, size, square, busy, className, children, onClick, type = "button", ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={look({ variant, size, square }, className)}
      aria-disabled={busy || undefined}
      data-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
      {...rest}
    >
      {children}
    </button>
  );
}

export function ButtonLink({ variant, size, square, className, ...rest }: Look & LinkProps & { className?: string }) {
  return <Link className={look({ variant, size, square }, className)} {...rest} />;
}
