import { useEffect } from "react";

/** The document's title, as "Page · Kerf". An empty title leaves what the server wrote until data is there. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = `${title} · Kerf`;
  }, [title]);
}
