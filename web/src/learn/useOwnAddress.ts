import { useEffect } from "react";
import { useLocation, useNavigate } from "react-router";
import { useLocale } from "@/i18n";

/**
 * A translation has an address of its own: a page that was found under another language's slug moves there.
 * One that is served in another language stays where the reader is.
 */
export function useOwnAddress(page: { path: string; servedLocale: string } | null | undefined): void {
  const locale = useLocale();
  const navigate = useNavigate();
  const { pathname, search, hash } = useLocation();
  const own = page?.servedLocale === locale ? page.path : undefined;
  useEffect(() => {
    if (own && own !== pathname.replace(/\/$/, ""))
      void navigate(own + search + hash, { replace: true, preventScrollReset: true });
  }, [own, pathname, search, hash, navigate]);
}
