import { CircleCheck, CircleDashed, CircleDot, CircleX, Clock3, type LucideIcon } from "lucide-react";
import type { FeatureRequestStatus } from "@/gql/graphql";

/** Each status has a shape as well as a colour. */
export const STATUS_ICONS: Record<FeatureRequestStatus, LucideIcon> = {
  OPEN: CircleDashed,
  PLANNED: Clock3,
  IN_PROGRESS: CircleDot,
  SHIPPED: CircleCheck,
  DECLINED: CircleX,
};
