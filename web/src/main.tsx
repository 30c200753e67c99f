import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "@/theme/tokens.css";
import "@/theme/base.css";
import "@/theme/prose.css";
import "@/ui/layout.css";
import "@/theme/print.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { queryClient } from "@/api/query";
import { createAppRouter } from "@/app/routes";
import { parts } from "@/offline/parts";

const SETTLE_MS = 4000;

const root = document.getElementById("root");
if (!root) throw new Error("The page has no #root.");

const router = createAppRouter();

/**
 * Resolves when the first page can be drawn with its content, so that what the server rendered stays
 * readable until then; a slow answer gets the skeleton after a few seconds.
 */
const settled = new Promise<void>((resolve) => {
  const finish = () => {
    unsubscribe();
    clearTimeout(timer);
    resolve();
  };
  const timer = setTimeout(finish, root.childElementCount > 0 ? SETTLE_MS : 0);
  const unsubscribe = router.subscribe((state) => {
    if (state.initialized) finish();
  });
  if (router.state.initialized) finish();
});

/** Reading without a network is prepared once the page has what it needs; readers who save data are left alone. */
function prepareOffline(): void {
  const saveData = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData ?? false;
  if (import.meta.env.DEV || saveData || !("serviceWorker" in navigator)) return;
  const start = () => void parts().then(({ start: offline }) => offline()).catch(() => undefined);
  const idle = () => ("requestIdleCallback" in window ? requestIdleCallback(start, { timeout: 5000 }) : setTimeout(start, 2000));
  if (document.readyState === "complete") idle();
  else addEventListener("load", idle, { once: true });
}

prepareOffline();
await settled;
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
