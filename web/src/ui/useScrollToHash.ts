import { useEffect } from "react";
import { useLocation } from "react-router";

/** Once the content is there, shows the place that the address names (`#section`, `#post-3`). */
export function useScrollToHash(): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    if (!hash) return;
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    target?.scrollIntoView();
  }, [hash, key]);
}
