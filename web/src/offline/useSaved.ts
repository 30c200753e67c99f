import { useEffect, useState } from "react";
import { contents, onChange } from "./saved";
import type { Entry } from "./shelf";

interface Saved {
  pages: readonly Entry[];
  bytes: number;
}

/** What is saved on this device; undefined until that is known. */
export function useSaved(): Saved | undefined {
  const [saved, setSaved] = useState<Saved>();
  useEffect(() => {
    let here = true;
    const look = () =>
      void contents()
        .catch(() => ({ pages: [], bytes: 0 }))
        .then((found) => {
          if (here) setSaved(found);
        });
    look();
    const end = onChange(look);
    return () => {
      here = false;
      end();
    };
  }, []);
  return saved;
}
