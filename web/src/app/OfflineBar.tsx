import { CloudOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "@/i18n";
import styles from "./OfflineBar.module.css";

function subscribe(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

/** Says that the device is offline; what is on the page stays readable, drafts are kept. */
export function OfflineBar() {
  const { t } = useTranslation();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status" className={styles.region}>
      {!online && (
        <p className={styles.bar}>
          <CloudOff aria-hidden size={16} />
          {t("app.offline")}
        </p>
      )}
    </div>
  );
}
