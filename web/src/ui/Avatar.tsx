import styles from "./Avatar.module.css";

const HUES = 12;

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => Array.from(word ?? "")[0] ?? "").join("");
}

function hue(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return sum % HUES;
}

/** Initials on a colour of their own. Decoration: the name always stands beside it. */
export function Avatar({ name, size = "medium" }: { name: string; size?: "small" | "medium" }) {
  return (
    <span className={`${styles.avatar} ${styles[size]}`} data-hue={hue(name)} aria-hidden>
      {initials(name).toUpperCase()}
    </span>
  );
}
