import { useEffect } from "react";
import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { ViewerDocument, type ViewerCardFragment } from "@/gql/graphql";
import { forget, recall, remember } from "@/ui/storage";

/** Who is signed in: `undefined` while unknown, `null` for a visitor. */
export function useViewer(): ViewerCardFragment | null | undefined {
  const { data, isError } = useQuery({ ...query(ViewerDocument, {}), staleTime: 5 * 60_000 });
  const viewer = data ? (data.viewer ?? null) : isError ? null : undefined;
  const signedIn = viewer === undefined ? undefined : viewer !== null;
  useEffect(() => {
    if (signedIn === true) remember(KEY, true);
    if (signedIn === false) forget(KEY);
  }, [signedIn]);
  return viewer;
}

const KEY = "kerf.member";
const isTrue = (value: unknown): value is true => value === true;

/** Whether someone was signed in here last time. Only good for choosing a placeholder. */
export function wasSignedIn(): boolean {
  return recall(KEY, isTrue) ?? false;
}

const STAFF_ROLES = new Set(["WRITER", "ADMIN", "MODERATOR", "PLANNER"]);

/** Whether a viewer works in Wagtail. A convenience for the menu; Wagtail itself decides. */
export function worksInWagtail(viewer: ViewerCardFragment): boolean {
  return viewer.isStaff || viewer.roles.some((role) => STAFF_ROLES.has(role));
}
