import { lazy, Suspense, useEffect, useRef } from "react";
import { Outlet, ScrollRestoration, useLocation, useNavigation } from "react-router";
import { useTranslation } from "@/i18n";
import { Toasts } from "@/ui/toast";
import { Footer } from "./Footer";
import { OfflineBar } from "./OfflineBar";
import { usePalette } from "./palette";
import { TopBar } from "./TopBar";
import styles from "./Shell.module.css";

const Palette = lazy(() => import("@/search/Palette"));

/** A new page gets the focus at its start, so that a screen reader reads it and Tab begins there. */
function usePageFocus() {
  const { pathname } = useLocation();
  const first = useRef(true);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

export function Shell() {
  const { t } = useTranslation();
  const main = usePageFocus();
  const navigation = useNavigation();
  const palette = usePalette();
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t("app.skip")}
      </a>
      <TopBar onSearch={palette.open} />
      {navigation.state === "loading" && <div className={styles.progress} role="progressbar" aria-label={t("state.loading")} />}
      <OfflineBar />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      <Footer />
      {palette.isOpen && (
        <Suspense fallback={null}>
          <Palette onClose={palette.close} />
        </Suspense>
      )}
      <Toasts />
      <ScrollRestoration />
    </div>
  );
}
