import { FileText, X } from "lucide-react";
import { Link } from "react-router";
import { useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import styles from "./AboutPage.module.css";

interface AboutPageProps {
  page: { title: string; path: string; locale: string };
  onRemove: () => void;
}

/** The page that goes along with a request, for as long as the customer wants it to. */
export function AboutPage({ page, onRemove }: AboutPageProps) {
  const { t } = useTranslation();
  return (
    <p className={styles.about}>
      <FileText aria-hidden size={18} />
      <span>
        {t("support.about")}{" "}
        <Link to={page.path} lang={page.locale}>
          {page.title}
        </Link>
      </span>
      <Button square variant="quiet" size="small" aria-label={t("support.aboutNot")} onClick={onRemove}>
        <X aria-hidden />
      </Button>
    </p>
  );
}
