import { useEffect, useState } from "react";
import { ArrowDown, Lock } from "lucide-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useLocation, useNavigate, useParams } from "react-router";
import { pages, query, queryClient } from "@/api/query";
import { TopicDocument, TopicPulseDocument, type TopicQuery } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { useLive } from "@/live/useLive";
import { Button } from "@/ui/Button";
import { Crumbs } from "@/ui/Crumbs";
import { Loaded, NotFound } from "@/ui/states";
import { Time } from "@/ui/Time";
import { useTitle } from "@/ui/title";
import { useScrollToHash } from "@/ui/useScrollToHash";
import { useViewer } from "@/account/viewer";
import { Composer } from "./Composer";
import { PostView } from "./PostView";
import { noteSeen } from "./read";
import { TopicSkeleton } from "./TopicSkeleton";
import styles from "./TopicPage.module.css";

const END = { pageInfo: { hasNextPage: false }, edges: [] };

/** A topic's posts, page by page. */
export function topicPages(number: number, locale: string) {
  return pages(TopicDocument, { number, locale }, (data: TopicQuery) => data.topic?.posts ?? END);
}

export function TopicPage() {
  const locale = useLocale();
  const number = Number(useParams().number);
  const topic = useInfiniteQuery({ ...topicPages(number, locale), enabled: Number.isSafeInteger(number) });
  if (!Number.isSafeInteger(number)) return <NotFound />;
  return (
    <div className="page narrow">
      <Loaded level={1} query={topic} skeleton={<TopicSkeleton />}>
        {(data) => {
          const found = data.pages[0];
          if (!found?.topic) return <NotFound />;
          return (
            <TopicView
              topic={found.topic}
              posts={data.pages.flatMap((page) => page.topic?.posts.edges.map(({ node }) => node) ?? [])}
              cursor={found.eventCursor}
              more={topic.hasNextPage ? () => topic.fetchNextPage() : undefined}
              renew={() => topic.refetch()}
            />
          );
        }}
      </Loaded>
    </div>
  );
}

type Topic = NonNullable<TopicQuery["topic"]>;

interface TopicViewProps {
  topic: Topic;
  posts: readonly Topic["posts"]["edges"][number]["node"][];
  cursor: string;
  /** Fetches further posts, where there are some. */
  more: (() => Promise<unknown>) | undefined;
  renew: () => Promise<unknown>;
}

function TopicView({ topic, posts, cursor, more, renew }: TopicViewProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const { hash } = useLocation();
  const viewer = useViewer();
  const [latest, setLatest] = useState(0);
  const [loading, setLoading] = useState(false);
  useTitle(topic.title);
  useScrollToHash();

  const replies = topic.replyCount;
  useEffect(() => noteSeen(topic.number, replies), [topic.number, replies]);

  // New replies announce themselves and wait: the page never grows under a reader.
  useLive(topic.id, cursor, () => {
    void queryClient
      .query({ ...query(TopicPulseDocument, { number: topic.number }), staleTime: 0 })
      .then(({ topic: now }) => setLatest(now?.replyCount ?? 0))
      .catch(() => undefined);
  });

  const waiting = Math.max(0, latest - replies);

  // A link to a post further down brings the pages up to it.
  const wanted = Number(/^#post-(\d+)$/.exec(hash)?.[1] ?? 0);
  const last = posts.at(-1)?.number ?? 0;
  useEffect(() => {
    if (more && wanted > last) void more();
  }, [more, wanted, last]);

  const show = async () => {
    setLoading(true);
    await renew();
    setLoading(false);
  };
  const replied = async (anchor: string | undefined) => {
    await show();
    if (anchor) await navigate(`#${anchor}`, { replace: true, preventScrollReset: true });
  };

  return (
    <>
      <header className={styles.head}>
        <Crumbs
          places={[
            { to: `/${locale}/community`, label: t("nav.community") },
            { to: `/${locale}/community/c/${topic.category.slug}`, label: topic.category.title },
          ]}
        />
        <h1 lang={topic.locale}>{topic.title}</h1>
        <p className="meta">
          <span>{t(`community.kinds.${topic.kind}`)}</span>
          <span>{t("community.replies", { count: replies })}</span>
          <span>
            {t("community.lastActivity")} <Time value={topic.lastPostAt} />
          </span>
        </p>
      </header>
      <div className={styles.posts}>
        {posts.map((post) => (
          <PostView key={post.id} post={post} lang={topic.locale} />
        ))}
      </div>
      {more && (
        <div className="more">
          <Button onClick={() => void more()}>{t("app.more")}</Button>
        </div>
      )}
      <div className={styles.news} role="status">
        {waiting > 0 && (
          <Button variant="primary" size="small" busy={loading} onClick={() => void show()}>
            <ArrowDown aria-hidden />
            {t("community.newReplies", { count: waiting })}
          </Button>
        )}
      </div>
      {topic.state === "LOCKED" ? (
        <p className={styles.locked}>
          <Lock aria-hidden size={16} />
          {t("community.lockedText")}
        </p>
      ) : (
        (viewer === null || topic.viewerCanReply) && (
          <Composer topicId={topic.id} onReplied={(anchor) => void replied(anchor)} />
        )
      )}
    </>
  );
}
