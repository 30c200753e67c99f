import { useEffect } from "react";
import { useLocation } from "react-router";
import { isNew } from "./entries";

/**
 * Once the content is there, shows the place that the address names (`#section`, `#post-3`). Whoever comes back finds
 * the page as it was left.
 */
export function useScrollToHash(): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    if (!hash || !isNew(key)) return;
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    target?.scrollIntoView();
  }, [hash, key]);
}
