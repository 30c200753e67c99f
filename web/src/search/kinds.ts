import { CirclePlay, FileText, Lightbulb, MessagesSquare, Ticket, type LucideIcon } from "lucide-react";
import type { SearchKind } from "@/gql/graphql";

/** What can be found, in the order of the facet. */
export const KINDS: readonly SearchKind[] = ["ARTICLE", "TUTORIAL", "TOPIC", "REQUEST", "TICKET"];

export const KIND_ICONS: Record<SearchKind, LucideIcon> = {
  ARTICLE: FileText,
  TUTORIAL: CirclePlay,
  TOPIC: MessagesSquare,
  REQUEST: Lightbulb,
  TICKET: Ticket,
};
