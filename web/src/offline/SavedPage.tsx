import { BookOpen } from "lucide-react";
import { useTranslation } from "@/i18n";
import { Notice } from "@/ui/states";
import { useTitle } from "@/ui/title";
import { SavedList } from "./SavedList";
import { Summary } from "./Summary";
import { useSaved } from "./useSaved";
import styles from "./Saved.module.css";

/** What can be read on this device without a network. */
export function SavedPage() {
  const { t } = useTranslation();
  const saved = useSaved();
  useTitle(t("offline.saved"));
  return (
    <div className="page narrow">
      <header className="page-head">
        <div>
          <h1>{t("offline.saved")}</h1>
          <p className="lead">{t("offline.lead")}</p>
        </div>
      </header>
      <div className={styles.saved}>
        <Summary />
        {saved && saved.pages.length > 0 && <SavedList pages={saved.pages} />}
        {saved?.pages.length === 0 && (
          <Notice icon={BookOpen} title={t("offline.noneTitle")}>
            {t("serviceWorker" in navigator ? "offline.noneText" : "offline.unsupported")}
          </Notice>
        )}
      </div>
    </div>
  );
}
