import { useCallback, useEffect, useState } from "react";

/** Whether the palette is open. Ctrl/Cmd-K opens it anywhere, `/` wherever nobody is typing. */
export function usePalette() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName));
      const command = (event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k";
      if (!command && (typing || event.key !== "/" || event.metaKey || event.ctrlKey || event.altKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return { isOpen, open: useCallback(() => setOpen(true), []), close: useCallback(() => setOpen(false), []) };
}
