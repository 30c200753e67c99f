import { Link } from "react-router";
import { useLocale, useTranslation } from "@/i18n";
import styles from "./Footer.module.css";

export function Footer() {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <footer className={styles.footer}>
      <div className={styles.inner}>
        <p>{t("footer.line")}</p>
        <nav aria-label={t("footer.label")} className={styles.links}>
          <Link to={`/${locale}/search`}>{t("nav.search")}</Link>
          <Link to={`/${locale}/offline`}>{t("app.saved")}</Link>
          <Link to={`/${locale}/support/new`}>{t("support.ask")}</Link>
          <Link to={`/${locale}/roadmap/new`}>{t("roadmap.suggest")}</Link>
        </nav>
      </div>
    </footer>
  );
}
