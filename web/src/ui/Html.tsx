import type { MouseEvent } from "react";
import { useNavigate } from "react-router";
import { isLocale } from "@/i18n/locales";

interface HtmlProps {
  /** HTML that the server made safe (`core.text`); the browser's content security policy is the second wall. */
  html: string;
  className?: string;
  lang?: string;
  as?: "div" | "span" | "p";
}

/** Text with its marks. Links within the app are followed without loading the page anew. */
export function Html({ html, as: Tag = "div", ...rest }: HtmlProps) {
  const navigate = useNavigate();
  const onClick = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
    if (!isLocale(link.pathname.split("/")[1])) return;
    event.preventDefault();
    void navigate(link.pathname + link.search + link.hash);
  };
  // The links inside are links of their own; this only hears their clicks.
  return <Tag {...rest} onClick={onClick} dangerouslySetInnerHTML={{ __html: html }} />;
}
