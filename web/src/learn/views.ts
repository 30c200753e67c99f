import { lazy, type ComponentType } from "react";
import { speak } from "@/i18n";
import type { Locale } from "@/i18n/locales";
import type { Document } from "./documents";

export interface ViewProps {
  page: Document;
}

type View = () => Promise<{ default: ComponentType<ViewProps> }>;

/** The views of single types. None is the others' to wait for; articles and tutorials have their own. */
const VIEWS: Partial<Record<Document["__typename"], View>> = {
  Guide: () => import("./typed/GuideView"),
  Faq: () => import("./typed/FaqView"),
  Troubleshooting: () => import("./typed/TroubleshootingView"),
  Glossary: () => import("./typed/GlossaryView"),
  ApiReference: () => import("./typed/ApiReferenceView"),
  ReleaseNote: () => import("./typed/ReleaseNoteView"),
};

export const TYPED_VIEWS = Object.fromEntries(
  Object.entries(VIEWS).map(([name, load]) => [name, lazy(load)]),
) as Partial<Record<Document["__typename"], ComponentType<ViewProps>>>;

/** Fetches the code and the words of a page's type, while its data is on the way to the screen. */
export async function prepareView(typename: string | undefined, locale: Locale): Promise<void> {
  if (typename === "Tutorial") await import("./TutorialView");
  const load = VIEWS[typename as Document["__typename"]];
  if (load) await Promise.all([load(), speak(locale, "typed")]);
}
