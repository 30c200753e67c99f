import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { patchNode } from "@/api/patch";
import { query, queryClient } from "@/api/query";
import { FeatureRequestDocument, RequestPulseDocument, type FeatureRequestQuery } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { useLive } from "@/live/useLive";
import { Avatar } from "@/ui/Avatar";
import { Crumbs } from "@/ui/Crumbs";
import { Html } from "@/ui/Html";
import { Skeleton, SkeletonText } from "@/ui/Skeleton";
import { Loaded, NotFound } from "@/ui/states";
import { Time } from "@/ui/Time";
import { useTitle } from "@/ui/title";
import { STATUS_ICONS } from "./status";
import { VoteButton } from "./VoteButton";
import styles from "./RequestPage.module.css";

export function RequestPage() {
  const locale = useLocale();
  const number = Number(useParams().number);
  const known = Number.isSafeInteger(number);
  const request = useQuery({ ...query(FeatureRequestDocument, { number, locale }), enabled: known });
  if (!known) return <NotFound />;
  return (
    <div className="page narrow">
      <Loaded level={1} query={request} skeleton={<RequestSkeleton />}>
        {({ featureRequest, eventCursor }) =>
          featureRequest ? <RequestView request={featureRequest} cursor={eventCursor} /> : <NotFound />
        }
      </Loaded>
    </div>
  );
}

type Request = NonNullable<FeatureRequestQuery["featureRequest"]>;

function RequestView({ request, cursor }: { request: Request; cursor: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const Icon = STATUS_ICONS[request.status];
  const author = request.author?.name ?? t("community.gone");
  useTitle(request.title);
  // Numbers and status may change in place: nothing moves when they do.
  useLive(request.id, cursor, () => {
    void queryClient
      .query({ ...query(RequestPulseDocument, { number: request.number }), staleTime: 0 })
      .then(({ featureRequest: now }) => now && patchNode(request.id, { ...now }))
      .catch(() => undefined);
  });
  return (
    <article>
      <Crumbs places={[{ to: `/${locale}/roadmap`, label: t("nav.roadmap") }]} />
      <p className={styles.status} data-status={request.status}>
        <Icon aria-hidden size={16} />
        {t(`roadmap.status.${request.status}`)}
      </p>
      <h1 lang={request.locale} className={styles.title}>
        {request.title}
      </h1>
      <div className={styles.by}>
        <Avatar name={author} url={request.author?.avatarUrl} size="small" />
        <p className="meta">
          <span>{author}</span>
          <Time value={request.createdAt} />
          {request.area && <span>{request.area.title}</span>}
        </p>
      </div>
      <Html html={request.html} className="prose" lang={request.locale} />
      <div className={styles.vote}>
        <VoteButton request={request} wide />
        <p className={styles.hint}>{t(request.viewerCanVote ? "roadmap.voteHint" : "roadmap.voteHintVisitor")}</p>
      </div>
    </article>
  );
}

function RequestSkeleton() {
  return (
    <>
      <Skeleton width="8rem" />
      <br />
      <Skeleton width="80%" height="2.25rem" />
      <br />
      <SkeletonText lines={6} />
    </>
  );
}
