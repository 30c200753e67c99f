import { ChevronRight } from "lucide-react";
import { Link } from "react-router";
import { useTranslation } from "@/i18n";
import styles from "./Crumbs.module.css";

/** The way here, without the page itself: its title follows. */
export function Crumbs({ places }: { places: readonly { to: string; label: string }[] }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("app.crumbs")}>
      <ol role="list" className={styles.crumbs}>
        {places.map(({ to, label }) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
            <ChevronRight aria-hidden size={14} />
          </li>
        ))}
      </ol>
    </nav>
  );
}
