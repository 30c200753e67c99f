import { useEffect, useMemo } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { pages } from "@/api/query";
import { VideoCuesDocument, type VideoCuesQuery } from "@/gql/graphql";
import type { Cue } from "./cues";

const END = { pageInfo: { hasNextPage: false }, edges: [] };

const connection = ({ node }: VideoCuesQuery) => (node && "cues" in node ? node.cues : END);

/** All sentences of a transcript, fetched a hundred at a time until the last; `ready` once the first are there. */
export function useCues(video: string, locale: string | null): { cues: readonly Cue[]; ready: boolean } {
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = useInfiniteQuery({
    ...pages(VideoCuesDocument, { id: video, locale }, connection),
    enabled: locale !== null,
    staleTime: Infinity,
  });
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const cues = useMemo(
    () => (data?.pages ?? []).flatMap((page) => connection(page).edges.map(({ node }) => node)),
    [data],
  );
  return { cues, ready: locale === null || data !== undefined || isError };
}
