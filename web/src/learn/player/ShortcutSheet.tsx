import { Fragment } from "react";
import { useTranslation } from "@/i18n";
import Sheet from "@/ui/Sheet";
import { SHEET } from "./shortcuts";
import styles from "./ShortcutSheet.module.css";

/** What the keyboard does in the player. */
export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Sheet title={t("player.keys.title")} onClose={onClose}>
      <p className={styles.where}>{t("player.keys.where")}</p>
      <dl className={styles.keys}>
        {SHEET.map(([keys, name]) => (
          <Fragment key={name}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key === "Space" ? t("player.keys.space") : key}</kbd>
              ))}
            </dt>
            <dd>{t(`player.keys.${name}`)}</dd>
          </Fragment>
        ))}
      </dl>
    </Sheet>
  );
}
