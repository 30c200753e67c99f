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
 * An account's vote is the server's to remember, a visitor's this browser's. Writes happen one after the other.
 */
export function useFeedback(pageId: string, version: string) {
  const viewer = useViewer();
  const own = query(OwnFeedbackDocument, { pageId });
  const { data } = useQuery({ ...own, enabled: Boolean(viewer) });
  const [kept, setKept] = useState(() => recallSaid(pageId, version));
  const [hoped, setHoped] = useState<{ said: Said | undefined }>();
  // Whoever voted as a visitor and has signed in since has voted.
  const settled = (viewer && data?.articleFeedback) ?? kept;

  const order = { scope: `feedback ${pageId}` };
  const settle = (given: FeedbackViewFragment | null) => {
    const said = given ? { helpful: given.helpful, reason: given.reason, comment: given.comment } : undefined;
    if (viewer) queryClient.setQueryData(own.queryKey, { articleFeedback: given });
    rememberSaid(pageId, version, viewer ? undefined : said);
    setKept(viewer ? undefined : said);
  };
  const giving = useWrite(ArticleFeedbackGiveDocument, {
    ...order,
    onDone: ({ articleFeedbackGive }) => settle(articleFeedbackGive.feedback),
  });
  const withdrawing = useWrite(ArticleFeedbackWithdrawDocument, { ...order, onDone: () => settle(null) });
  const hope = (said: Said | undefined, write: () => Promise<unknown>) => {
    const mine = { said };
    setHoped(mine);
    // Only the last press is still hoped for.
    return write().finally(() => setHoped((now) => (now === mine ? undefined : now)));
  };
  const visitor = () => (viewer ? formerVisitorId() : visitorId());

  return {
    said: hoped ? hoped.said : settled,
    error: giving.error ?? withdrawing.error,
    /** What the server took last, null where that took the vote back; nothing while it has not answered. */
    taken: giving.isSuccess ? giving.variables : withdrawing.isSuccess ? null : undefined,
    /** Resolves where the server took it; shows it at once. */
    give: (said: Said) => {
      withdrawing.reset();
      return hope(said, () => giving.mutateAsync({ pageId, visitorId: visitor(), ...said }));
    },
    withdraw: () => {
      giving.reset();
      return hope(undefined, () => withdrawing.mutateAsync({ pageId, visitorId: visitor() }));
    },
  };
}
