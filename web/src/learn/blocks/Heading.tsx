import { Link2 } from "lucide-react";
import { useTranslation } from "@/i18n";
import { copy } from "@/ui/copy";
import styles from "./Heading.module.css";

export function Heading({ text, level, anchor }: { text: string; level: number; anchor: string }) {
  const { t } = useTranslation();
  const Tag = level >= 4 ? "h4" : level === 3 ? "h3" : "h2";
  return (
    <div className={styles.row} data-level={level}>
      <Tag id={anchor}>{text}</Tag>
      <a
        href={`#${anchor}`}
        className={styles.link}
        aria-label={t("article.copyLink", { section: text })}
        onClick={() => void copy(`${location.origin}${location.pathname}#${anchor}`, t("article.linkCopied"))}
      >
        <Link2 aria-hidden size={16} />
      </a>
    </div>
  );
}
