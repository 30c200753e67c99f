import { useEffect, useState } from "react";
import { CloudOff } from "lucide-react";
import { useLocation, useSearchParams } from "react-router";
import { useLocale, useTranslation } from "@/i18n";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Notice } from "@/ui/states";
import { SavedList } from "./SavedList";
import { useSaved } from "./useSaved";
import styles from "./Saved.module.css";

/** In place of what is neither here nor to be had: why, and what can be read instead. */
export default function Stranded({ onRetry }: { onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  useWords("offline", locale);
  const saved = useSaved();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const what = pathname.endsWith("/search") ? "search" : "offline";
  // By now whatever else the page says is there: where it has no heading, this is the page.
  const [level] = useState<1 | 2>(() => (document.querySelector("main h1") ? 2 : 1));
  useEffect(() => {
    if (!onRetry) return;
    addEventListener("online", onRetry);
    return () => removeEventListener("online", onRetry);
  }, [onRetry]);
  return (
    <>
      <Notice
        level={level}
        icon={CloudOff}
        title={t(`offline.${what}Title`)}
        actions={onRetry && <Button onClick={onRetry}>{t("state.retry")}</Button>}
      >
        {t(`offline.${what}Text`)}
      </Notice>
      {saved && saved.pages.length > 0 && (
        <section className={styles.stranded}>
          <h2>{t("offline.here")}</h2>
          <SavedList key={params.get("q")} pages={saved.pages} words={(what === "search" && params.get("q")) || ""} />
        </section>
      )}
    </>
  );
}
