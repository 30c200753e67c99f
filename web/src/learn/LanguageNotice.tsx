import { lazy } from "react";
import { Spare } from "@/ui/Spare";
import type { Served } from "./served/ServedNotice";

/** Few pages need it, so its code and its words come behind the page. */
const ServedNotice = lazy(() => import("./served/ServedNotice"));

/** Says plainly when a page is not in the language that was asked for, or is behind its original. */
export function LanguageNotice({ page }: { page: Served }) {
  if (page.requestedLocale === page.servedLocale && !page.staleness?.since) return null;
  return (
    <Spare fallback={<div style={{ blockSize: "6rem" }} />}>
      <ServedNotice page={page} />
    </Spare>
  );
}
