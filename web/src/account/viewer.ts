import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { ViewerDocument, type ViewerCardFragment } from "@/gql/graphql";

/** Who is signed in: `undefined` while unknown, `null` for a visitor. */
export function useViewer(): ViewerCardFragment | null | undefined {
  const { data, isError } = useQuery({ ...query(ViewerDocument, {}), staleTime: 5 * 60_000 });
  return data ? (data.viewer ?? null) : isError ? null : undefined;
}

const STAFF_ROLES = new Set(["WRITER", "ADMIN", "MODERATOR", "PLANNER"]);

/** Whether a viewer works in Wagtail. A convenience for the menu; Wagtail itself decides. */
export function worksInWagtail(viewer: ViewerCardFragment): boolean {
  return viewer.isStaff || viewer.roles.some((role) => STAFF_ROLES.has(role));
}
