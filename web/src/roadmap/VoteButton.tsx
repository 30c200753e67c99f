import { ChevronUp } from "lucide-react";
import { useNavigate } from "react-router";
import { patchNode } from "@/api/patch";
import { Refused } from "@/api/errors";
import { useWrite } from "@/api/query";
import { useViewer } from "@/account/viewer";
import { FeatureRequestVoteDocument } from "@/gql/graphql";
import { useTranslation } from "@/i18n";
import { useFormat } from "@/i18n/format";
import { useSignInPath } from "@/ui/states";
import { toast } from "@/ui/toast";
import styles from "./VoteButton.module.css";

interface Votable {
  id: string;
  title: string;
  voteCount: number;
  viewerHasVoted: boolean;
  viewerCanVote: boolean;
}

/** Gives or takes back a vote. It answers at once; a refusal puts things back and says why. */
export function VoteButton({ request, wide = false }: { request: Votable; wide?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const viewer = useViewer();
  const signInPath = useSignInPath();
  const { id, voteCount, viewerHasVoted } = request;
  const vote = useWrite(FeatureRequestVoteDocument, {
    onDone: ({ featureRequestVote: { featureRequest } }) => {
      if (featureRequest) patchNode(id, { ...featureRequest });
    },
    onFailed: (error) => {
      patchNode(id, { voteCount, viewerHasVoted });
      toast({ text: error instanceof Refused ? error.message : t("roadmap.voteFailed"), tone: "danger" });
    },
  });
  const closed = Boolean(viewer) && !request.viewerCanVote;

  const press = () => {
    if (viewer === null) {
      void navigate(signInPath);
      return;
    }
    if (closed || vote.isPending) return;
    const on = !viewerHasVoted;
    patchNode(id, { viewerHasVoted: on, voteCount: voteCount + (on ? 1 : -1) });
    vote.mutate({ id, on });
  };

  return (
    <button
      type="button"
      className={styles.vote}
      data-wide={wide || undefined}
      aria-pressed={viewerHasVoted}
      aria-disabled={closed || undefined}
      aria-label={t("roadmap.voteFor", { title: request.title, count: voteCount })}
      onClick={press}
    >
      <ChevronUp aria-hidden size={18} />
      <span className={styles.count}>{format.compact(voteCount)}</span>
      {wide && <span>{t(viewerHasVoted ? "roadmap.voted" : "roadmap.vote")}</span>}
    </button>
  );
}
