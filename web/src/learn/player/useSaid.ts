import { useCallback, useEffect, useRef, useState } from "react";

const SHOWN_MS = 1600;

/** A short word on what was just done, which goes away by itself. */
export function useSaid(): [string, (text: string) => void] {
  const [said, setSaid] = useState("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const say = useCallback((text: string) => {
    clearTimeout(timer.current);
    setSaid(text);
    timer.current = setTimeout(() => setSaid(""), SHOWN_MS);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return [said, say];
}
