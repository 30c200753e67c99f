import { Link } from "react-router";
import { useLocale, useTranslation } from "@/i18n";
import styles from "./Tags.module.css";

export function Tags({ tags }: { tags: readonly string[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (tags.length === 0) return null;
  return (
    <ul role="list" className={styles.tags} aria-label={t("article.tags")}>
      {tags.map((tag) => (
        <li key={tag}>
          <Link to={`/${locale}/search?${new URLSearchParams({ tag })}`}>{tag}</Link>
        </li>
      ))}
    </ul>
  );
}
