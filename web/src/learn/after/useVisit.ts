import { useEffect, useRef, type RefObject } from "react";
import { useLocation } from "react-router";
import { tell } from "@/api/client";
import { PageVisitRecordDocument, type PageVisitStep } from "@/gql/graphql";
import type { Locale } from "@/i18n/locales";
import { isFirst } from "@/ui/entries";
import { addressBefore, declines, enoughMs, isNewView, sourceOf, wasPlayed } from "./visits";

const EVERY_MS = 1000;

interface Visited {
  pageId: string;
  locale: Locale;
  /** That reading the page takes. */
  minutes: number;
}

const idle = (then: () => void) =>
  "requestIdleCallback" in window ? requestIdleCallback(then, { timeout: 5000 }) : setTimeout(then, 200);

/** Has a view of a page counted once the browser is idle, and that it was read through: `end` stands where it ends. */
export function useVisit({ pageId, locale, minutes }: Visited, end: RefObject<HTMLElement | null>): void {
  // The address before the page, not before one of its sections.
  const { key } = useLocation();
  const first = useRef(isFirst(key));
  useEffect(() => {
    const element = end.current;
    if (!element || declines()) return;
    const source = sourceOf(addressBefore(first.current), location.origin);
    const say = (step: PageVisitStep) => tell(PageVisitRecordDocument, { input: { pageId, locale, source, step } });
    let looked = 0;
    let ended = false;
    let done = false;
    let counted = false;
    let waiting = true;

    const begin = () => {
      if (!waiting || document.visibilityState !== "visible") return;
      waiting = false;
      counted = isNewView(pageId, Date.now());
      if (counted) say("SHOWN");
    };
    const finish = () => {
      if (!counted || done) return;
      done = true;
      say("READ_THROUGH");
    };
    const look = () => {
      if (document.visibilityState !== "visible") return;
      looked += EVERY_MS;
      if (ended && looked >= enoughMs(minutes)) finish();
    };
    const play = ({ target }: Event) => {
      if (target instanceof HTMLMediaElement && wasPlayed(target)) finish();
    };

    let gone = false;
    idle(() => {
      if (!gone) begin();
    });
    const timer = setInterval(look, EVERY_MS);
    const observer = new IntersectionObserver((seen) => {
      ended ||= seen.some(({ isIntersecting }) => isIntersecting);
    });
    observer.observe(element);
    document.addEventListener("visibilitychange", begin);
    // What a video tells does not bubble, but passes on its way down.
    document.addEventListener("timeupdate", play, true);
    return () => {
      gone = true;
      first.current = false;
      clearInterval(timer);
      observer.disconnect();
      document.removeEventListener("visibilitychange", begin);
      document.removeEventListener("timeupdate", play, true);
    };
  }, [pageId, locale, minutes, end]);
}
