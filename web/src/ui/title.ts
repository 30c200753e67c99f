import { useEffect } from "react";

const SITE = "Kerf";

/** The document's title, as "Page · Kerf". An empty title leaves what the server wrote until data is there. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = title === SITE ? SITE : `${title} · ${SITE}`;
  }, [title]);
}
