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

interface AvatarProps {
  name: string;
  /** The person's picture, where there is one. */
  url?: string | null | undefined;
  size?: "small" | "medium" | "large";
}

/** A person's picture, or initials on a colour of their own. Decoration: the name always stands beside it. */
export function Avatar({ name, url, size = "medium" }: AvatarProps) {
  if (url) return <img className={`${styles.avatar} ${styles[size]}`} src={url} alt="" decoding="async" />;
  return (
    <span className={`${styles.avatar} ${styles[size]}`} data-hue={hue(name)} aria-hidden>
      {initials(name).toUpperCase()}
    </span>
  );
}
