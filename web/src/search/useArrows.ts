import type { KeyboardEvent } from "react";

const LINK = "h2 a[href]";

/**
 * Arrow keys through a list of hits: down from the field to the first, up from the first to the field, Home and End.
 * `data-hits` marks the list.
 */
export function onArrow(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const box = event.currentTarget;
  const links = [...box.querySelectorAll<HTMLElement>(`[data-hits] ${LINK}`)];
  const field = box.querySelector<HTMLInputElement>("input[type=search]");
  const at = links.findIndex((link) => link === document.activeElement);
  if (document.activeElement === field) {
    // While titles are offered, the arrows go through those.
    if (event.key !== "ArrowDown" || !field?.dataset.settled) return;
  } else if (at < 0) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
  if (to === undefined) return;
  const target = to < 0 ? field : links[Math.min(to, links.length - 1)];
  if (!target) return;
  event.preventDefault();
  target.focus();
}
