import { ClipboardCopy, Printer, Share2 } from "lucide-react";
import { useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { copy } from "@/ui/copy";
import styles from "./Tools.module.css";

/** Passing a page on: by what the device offers, or else as a link on the clipboard; and on paper. */
export function Tools() {
  const { t } = useTranslation();
  const address = () => window.location.origin + window.location.pathname;
  const canShare = typeof navigator.share === "function";
  const share = () =>
    navigator.share({ title: document.title, url: address() }).catch((error: unknown) => {
      // Whoever closes the device's dialog has not failed.
      if (!(error instanceof DOMException && error.name === "AbortError")) return copy(address(), t("article.linkCopied"));
    });
  return (
    <div className={styles.tools}>
      {canShare ? (
        <Button variant="quiet" size="small" onClick={() => void share()}>
          <Share2 aria-hidden />
          {t("onward.share")}
        </Button>
      ) : (
        <Button variant="quiet" size="small" onClick={() => void copy(address(), t("article.linkCopied"))}>
          <ClipboardCopy aria-hidden />
          {t("onward.copyLink")}
        </Button>
      )}
      <Button variant="quiet" size="small" onClick={() => window.print()}>
        <Printer aria-hidden />
        {t("onward.print")}
      </Button>
    </div>
  );
}
