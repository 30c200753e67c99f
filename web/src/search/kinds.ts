import {
  BookA,
  Braces,
  CirclePlay,
  CircleQuestionMark,
  FileText,
  Lightbulb,
  ListChecks,
  MessagesSquare,
  PackageOpen,
  Ticket,
  Wrench,
  type LucideIcon,
} from "lucide-react";
import type { SearchKind } from "@/gql/graphql";

export const KIND_ICONS: Record<SearchKind, LucideIcon> = {
  ARTICLE: FileText,
  TUTORIAL: CirclePlay,
  GUIDE: ListChecks,
  FAQ: CircleQuestionMark,
  TROUBLESHOOTING: Wrench,
  GLOSSARY: BookA,
  API_REFERENCE: Braces,
  RELEASE_NOTE: PackageOpen,
  TOPIC: MessagesSquare,
  REQUEST: Lightbulb,
  TICKET: Ticket,
};

/** What can be found, in the order of the facet. */
export const KINDS = Object.keys(KIND_ICONS) as SearchKind[];
