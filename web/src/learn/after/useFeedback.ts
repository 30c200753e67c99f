import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { query, queryClient, useWrite } from "@/api/query";
import { useViewer } from "@/account/viewer";
import {
  ArticleFeedbackGiveDocument,
  ArticleFeedbackWithdrawDocument,
  OwnFeedbackDocument,
  type FeedbackViewFragment,
} from "@/gql/graphql";
import { formerVisitorId, recallSaid, rememberSaid, visitorId, type Said } from "./said";

/**
 * The reader's own vote on a version of a page. It is shown at once and put back where the server refuses.
 * An account's vote is the server's to remember, a visitor's this browser's.
 */
export function useFeedback(pageId: string, version: string) {
  const viewer = useViewer();
  const own = query(OwnFeedbackDocument, { pageId });
  const { data } = useQuery({ ...own, enabled: Boolean(viewer) });
  const [kept, setKept] = useState(() => recallSaid(pageId, version));
  const [hoped, setHoped] = useState<{ said: Said | undefined }>();
  const settled = viewer ? (data?.articleFeedback ?? undefined) : kept;

  const settle = (given: FeedbackViewFragment | null) => {
    const said = given ? { helpful: given.helpful, reason: given.reason, comment: given.comment } : undefined;
    if (viewer) queryClient.setQueryData(own.queryKey, { articleFeedback: given });
    rememberSaid(pageId, version, viewer ? undefined : said);
    setKept(viewer ? undefined : said);
    setHoped(undefined);
  };
  const giving = useWrite(ArticleFeedbackGiveDocument, {
    onDone: ({ articleFeedbackGive }) => settle(articleFeedbackGive.feedback),
    onFailed: () => setHoped(undefined),
  });
  const withdrawing = useWrite(ArticleFeedbackWithdrawDocument, {
    onDone: () => settle(null),
    onFailed: () => setHoped(undefined),
  });
  const visitor = () => (viewer ? formerVisitorId() : visitorId());

  return {
    said: hoped ? hoped.said : settled,
    busy: giving.isPending || withdrawing.isPending,
    error: giving.error ?? withdrawing.error,
    /** Resolves where the server took it; shows it at once. */
    give: async (said: Said) => {
      setHoped({ said });
      withdrawing.reset();
      await giving.mutateAsync({ pageId, visitorId: visitor(), ...said });
    },
    withdraw: async () => {
      setHoped({ said: undefined });
      giving.reset();
      await withdrawing.mutateAsync({ pageId, visitorId: visitor() });
    },
  };
}
