/**
 * Menus of the top bar. React Aria's menu is fetched when the browser is idle; until then a plain button
 * stands in its place with the same look, remembers a press, and hands over its focus.
 */
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from "react";

export interface MenuEntry {
  id: string;
  label: string;
  icon?: ReactNode;
  /** Where it leads; otherwise `onSelect` is called. */
  href?: string;
  /** Leaves the app (another app of the house). */
  external?: boolean;
  onSelect?: () => void;
  checked?: boolean;
  /** The language of the label where it is not the page's. */
  lang?: string;
}

export interface MenuProps {
  label: string;
  trigger: ReactNode;
  className?: string;
  header?: ReactNode;
  sections: readonly (readonly MenuEntry[])[];
}

const load = () => import("./AriaMenu");
const AriaMenu = lazy(load);

export function Menu(props: MenuProps) {
  const [ready, setReady] = useState(false);
  const [pressed, setPressed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    let live = true;
    const fetch = () => void load().then(() => live && setReady(true));
    const idle = "requestIdleCallback" in window ? requestIdleCallback(fetch, { timeout: 4000 }) : setTimeout(fetch, 1500);
    return () => {
      live = false;
      if ("cancelIdleCallback" in window) cancelIdleCallback(idle as number);
      else clearTimeout(idle);
    };
  }, []);

  const standIn = (
    <button
      ref={button}
      type="button"
      className={props.className}
      aria-label={props.label}
      aria-haspopup="menu"
      onClick={() => {
        setPressed(true);
        void load().then(() => setReady(true));
      }}
    >
      {props.trigger}
    </button>
  );
  if (!ready) return standIn;
  return (
    <Suspense fallback={standIn}>
      <AriaMenu {...props} startOpen={pressed} />
    </Suspense>
  );
}
