import { lazy, type ComponentType, useSyncExternalStore } from "react";
import { CloudOff } from "lucide-react";
import { Link, useLocation } from "react-router";
import { useLocale, useTranslation } from "@/i18n";
import { parts } from "@/offline/parts";
import { placeOf, useStatus } from "@/offline/status";
import { Spare } from "@/ui/Spare";
import styles from "./OfflineBar.module.css";

/** What is said seldom, with its words; without a network it may not be there, and the bar is. */
const Notes = lazy<ComponentType>(() => 
  parts().then(
    (offline) => ({ default: offline.Notes }),
    () => ({ default: () => null }),
  ),
);

function subscribe(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

/** Says that the device is offline (what is on the page stays readable, drafts are kept) and where more can be read. */
export function OfflineBar() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { pathname } = useLocation();
  const { copies, update } = useStatus();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status" className={styles.region}>
      {!online && (
        <p className={styles.bar}>
          <CloudOff aria-hidden size={16} />
          <span>
            {t("app.offline")} <Link to={`/${locale}/offline`}>{t("app.saved")}</Link>
          </span>
        </p>
      )}
      {(update ?? copies.has(placeOf(pathname))) && (
        <Spare fallback={null}>
          <Notes />
        </Spare>
      )}
    </div>
  );
}
