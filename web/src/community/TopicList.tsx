import { useState } from "react";
import { CircleHelp, Lock, MessageCircle, MessagesSquare } from "lucide-react";
import { Link } from "react-router";
import type { TopicRowFragment } from "@/gql/graphql";
import { useTranslation } from "@/i18n";
import { useFormat } from "@/i18n/format";
import { Avatar } from "@/ui/Avatar";
import { Skeleton } from "@/ui/Skeleton";
import { Time } from "@/ui/Time";
import { seenTopics, unread } from "./read";
import styles from "./TopicList.module.css";

export function TopicList({ topics }: { topics: readonly TopicRowFragment[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [seen] = useState(seenTopics);
  return (
    <ul role="list" className={styles.list}>
      {topics.map((topic) => {
        const fresh = unread(seen, topic.number, topic.replyCount);
        const author = topic.author?.name ?? t("community.gone");
        const Kind = topic.kind === "QUESTION" ? CircleHelp : MessagesSquare;
        return (
          <li key={topic.id} className={styles.row} data-unread={fresh === undefined || fresh > 0 || undefined}>
            <Avatar name={author} url={topic.author?.avatarUrl} />
            <div className={styles.main}>
              <h3>
                <Link to={topic.path} className={styles.link}>
                  {topic.title}
                </Link>
                {fresh ? <span className={styles.fresh}>{t("community.fresh", { count: fresh })}</span> : null}
              </h3>
              <p className={styles.excerpt}>{topic.excerpt}</p>
              <p className="meta">
                <span className={styles.kind}>
                  <Kind aria-hidden size={14} />
                  {t(`community.kinds.${topic.kind}`)}
                </span>
                {topic.state === "LOCKED" && (
                  <span className={styles.kind}>
                    <Lock aria-hidden size={14} />
                    {t("community.locked")}
                  </span>
                )}
                <span>{topic.category.title}</span>
                <span>{author}</span>
              </p>
            </div>
            <div className={styles.numbers}>
              <span className={styles.replies} title={t("community.replies", { count: topic.replyCount })}>
                <MessageCircle aria-hidden size={15} />
                <span aria-hidden>{format.compact(topic.replyCount)}</span>
                <span className="visually-hidden">{t("community.replies", { count: topic.replyCount })}</span>
              </span>
              <Time value={topic.lastPostAt} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

export function TopicListSkeleton() {
  return (
    <div className={styles.list}>
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className={styles.row}>
          <Skeleton width="2.25rem" height="2.25rem" round />
          <div className={styles.bones}>
            <Skeleton width={`${75 - ((index * 13) % 30)}%`} height="1.1em" />
            <Skeleton width="90%" height="0.9em" />
            <Skeleton width="40%" height="0.8em" />
          </div>
        </div>
      ))}
    </div>
  );
}
