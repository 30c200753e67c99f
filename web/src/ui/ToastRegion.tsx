import { useEffect } from "react";
import {
  Button as PressButton,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as Region,
} from "react-aria-components";
import { Check, CircleAlert, X } from "lucide-react";
import { useTranslation } from "@/i18n";
import { onNotes, type Note } from "./toast";
import styles from "./ToastRegion.module.css";

const queue = new ToastQueue<Note>({ maxVisibleToasts: 3 });
const SHOWN_MS = 6000;

export default function ToastRegion() {
  const { t } = useTranslation();
  useEffect(() => onNotes((note) => void queue.add(note, { timeout: SHOWN_MS })), []);
  return (
    <Region queue={queue} className={styles.region ?? ""} aria-label={t("app.notes")}>
      {({ toast }) => {
        const { text, tone = "ok", action } = toast.content;
        const Icon = tone === "ok" ? Check : CircleAlert;
        return (
          <Toast toast={toast} className={styles.toast ?? ""} data-tone={tone}>
            <Icon aria-hidden size={16} />
            <ToastContent className={styles.text ?? ""}>{text}</ToastContent>
            {action && (
              <PressButton
                className={styles.action ?? ""}
                onPress={() => {
                  action.run();
                  queue.close(toast.key);
                }}
              >
                {action.label}
              </PressButton>
            )}
            <PressButton slot="close" className={styles.close ?? ""} aria-label={t("app.dismiss")}>
              <X aria-hidden size={16} />
            </PressButton>
          </Toast>
        );
      }}
    </Region>
  );
}
