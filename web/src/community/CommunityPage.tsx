import { MessagesSquare, Plus } from "lucide-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearchParams } from "react-router";
import { pages, query } from "@/api/query";
import { ForumCategoriesDocument, TopicsDocument, type TopicSort } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { Button, ButtonLink } from "@/ui/Button";
import { Loaded, Notice } from "@/ui/states";
import { useTitle } from "@/ui/title";
import styles from "./CommunityPage.module.css";
import { TopicList, TopicListSkeleton } from "./TopicList";

const SORTS: readonly TopicSort[] = ["ACTIVE", "NEWEST"];

/** The forum: all rooms, or one of them. */
export function CommunityPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { slug } = useParams();
  const [params] = useSearchParams();
  const sort: TopicSort = params.get("sort") === "newest" ? "NEWEST" : "ACTIVE";
  const rooms = useQuery(query(ForumCategoriesDocument, { locale }));
  const topics = useInfiniteQuery(pages(TopicsDocument, { category: slug, sort, locale }, (data) => data.topics));
  const here = rooms.data?.forumCategories.edges.find(({ node }) => node.slug === slug)?.node;
  const base = `/${locale}/community`;
  const newPath = `${base}/new${slug ? `?${new URLSearchParams({ category: slug })}` : ""}`;
  useTitle(here?.title ?? t("nav.community"));
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{here?.title ?? t("nav.community")}</h1>
          <p className="lead">{here?.description ?? t("community.lead")}</p>
        </div>
        {here?.viewerCanWrite !== false && (
          <ButtonLink variant="primary" to={newPath}>
            <Plus aria-hidden />
            {t("community.newTopic")}
          </ButtonLink>
        )}
      </header>
      <div className={styles.layout}>
        <nav className={styles.rooms} aria-label={t("community.rooms")}>
          <ul role="list">
            <li>
              <Link to={base} aria-current={slug ? undefined : "page"}>
                {t("community.all")}
              </Link>
            </li>
            {rooms.data?.forumCategories.edges.map(({ node }) => (
              <li key={node.id} data-child={node.parent ? "" : undefined}>
                <Link to={`${base}/c/${node.slug}`} aria-current={node.slug === slug ? "page" : undefined}>
                  {node.title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles.topics}>
          <h2 className="visually-hidden">{t("community.topics")}</h2>
          <div className={styles.sorts} role="group" aria-label={t("community.sort")}>
            {SORTS.map((id) => (
              <Link
                key={id}
                to={id === "ACTIVE" ? "?" : "?sort=newest"}
                replace
                preventScrollReset
                aria-current={id === sort ? "true" : undefined}
              >
                {t(`community.sorts.${id}`)}
              </Link>
            ))}
          </div>
          <Loaded query={topics} skeleton={<TopicListSkeleton />}>
            {(data) => {
              const rows = data.pages.flatMap((page) => page.topics.edges.map(({ node }) => node));
              if (rows.length === 0)
                return (
                  <Notice
                    icon={MessagesSquare}
                    title={t("community.emptyTitle")}
                    actions={
                      <ButtonLink variant="primary" to={newPath}>
                        {t("community.newTopic")}
                      </ButtonLink>
                    }
                  >
                    {t("community.emptyText")}
                  </Notice>
                );
              return (
                <>
                  <TopicList topics={rows} />
                  {topics.hasNextPage && (
                    <div className="more">
                      <Button busy={topics.isFetchingNextPage} onClick={() => void topics.fetchNextPage()}>
                        {t("app.more")}
                      </Button>
                    </div>
                  )}
                </>
              );
            }}
          </Loaded>
        </div>
      </div>
    </div>
  );
}
