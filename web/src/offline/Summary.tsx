import { useRef, useState } from "react";
import { useLocale, useTranslation } from "@/i18n";
import { Button, ButtonLink } from "@/ui/Button";
import { clear } from "./saved";
import { useSaved } from "./useSaved";
import styles from "./Saved.module.css";

/** How much is saved on this device, and a way to be rid of it. */
export function Summary({ link = false }: { link?: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const saved = useSaved();
  const line = useRef<HTMLParagraphElement>(null);
  const [removed, setRemoved] = useState(false);
  if (!saved) return null;
  const size = new Intl.NumberFormat(locale, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
  const some = saved.pages.length > 0;
  const remove = () =>
    void clear().then(() => {
      setRemoved(true);
      // The button is gone, and with it the reader's place.
      line.current?.focus();
    });
  return (
    <div className={styles.sum}>
      <p ref={line} role="status" tabIndex={-1}>
        {some
          ? t("offline.size", { count: saved.pages.length, size: size.format(saved.bytes / 1024 ** 2) })
          : t(removed ? "offline.removed" : "offline.noneTitle")}
      </p>
      {some && (
        <div className={styles.actions}>
          {link && <ButtonLink to={`/${locale}/offline`}>{t("offline.show")}</ButtonLink>}
          <Button onClick={remove}>{t("offline.remove")}</Button>
        </div>
      )}
    </div>
  );
}
