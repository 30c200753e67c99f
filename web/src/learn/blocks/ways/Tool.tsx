import { Calculator } from "lucide-react";
import { useLocale, useTranslation } from "@/i18n";
import styles from "./Ways.module.css";

interface ToolProps {
  title: string;
  description: string;
  href: string;
  opensWith: readonly string[];
}

/** A link into the product, which opens with what the text is about. */
export function Tool({ title, description, href, opensWith }: ToolProps) {
  const { t } = useTranslation();
  const values = new Intl.ListFormat(useLocale(), { type: "unit", style: "short" }).format(opensWith);
  return (
    <a href={href} className={`${styles.card} ${styles.row}`}>
      <Calculator aria-hidden size={22} strokeWidth={1.75} />
      <span>
        <strong>{title}</strong>
        {description && <span>{description}</span>}
        {values && <small>{t("ways.opensWith", { values })}</small>}
      </span>
    </a>
  );
}
