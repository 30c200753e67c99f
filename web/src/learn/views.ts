import { lazy, type ComponentType } from "react";
import { speak } from "@/i18n";
import type { Locale } from "@/i18n/locales";
import { later } from "./blocks/later";
import type { Document, DocumentBlock } from "./documents";

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

function prepareBlock({ __typename: name }: DocumentBlock, locale: Locale): Promise<unknown> | undefined {
  switch (name) {
    case "StepsBlock":
      return later.steps();
    case "MomentBlock":
      return later.moment();
    case "EmbedBlock":
    case "RelatedBlock":
    case "DownloadBlock":
    case "ToolBlock":
      return Promise.all([later.way(), speak(locale, "ways")]);
    default:
      return undefined;
  }
}

/** Fetches the code and the words of a page's type and of its blocks, while its data is on the way to the screen. */
export async function prepareView({ __typename: name, body }: Document, locale: Locale): Promise<void> {
  const load = VIEWS[name];
  await Promise.all([
    name === "Tutorial" && Promise.all([import("./TutorialView"), speak(locale, "player")]),
    load && Promise.all([load(), speak(locale, "typed")]),
    ...body.map((block) => prepareBlock(block, locale)),
  ]);
}
