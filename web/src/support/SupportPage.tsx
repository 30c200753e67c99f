import { LifeBuoy, Plus } from "lucide-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { pages } from "@/api/query";
import { useViewer } from "@/account/viewer";
import { TicketsDocument } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { SearchBox } from "@/search/SearchBox";
import { Button, ButtonLink } from "@/ui/Button";
import { Skeleton } from "@/ui/Skeleton";
import { Loaded, Notice, SignInNeeded } from "@/ui/states";
import { Time } from "@/ui/Time";
import { useTitle } from "@/ui/title";
import { StatusPill } from "./StatusPill";
import styles from "./SupportPage.module.css";

/** Help: search first, then ask; below, what one has asked. */
export function SupportPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const viewer = useViewer();
  useTitle(t("nav.support"));
  return (
    <div className="page narrow">
      <header className={styles.head}>
        <h1>{t("support.title")}</h1>
        <p className="lead">{t("support.lead")}</p>
        <SearchBox />
        <ButtonLink size="large" to={`/${locale}/support/new`}>
          <Plus aria-hidden />
          {t("support.ask")}
        </ButtonLink>
      </header>
      <section>
        <h2 className={styles.mine}>{t("support.mine")}</h2>
        {viewer === null ? <SignInNeeded>{t("support.signInToSee")}</SignInNeeded> : <MyTickets />}
      </section>
    </div>
  );
}

function MyTickets() {
  const { t } = useTranslation();
  const tickets = useInfiniteQuery(pages(TicketsDocument, {}, (data) => data.tickets));
  return (
    <Loaded query={tickets} skeleton={<TicketsSkeleton />}>
      {(data) => {
        const rows = data.pages.flatMap((page) => page.tickets.edges.map(({ node }) => node));
        if (rows.length === 0)
          return (
            <Notice icon={LifeBuoy} title={t("support.emptyTitle")}>
              {t("support.emptyText")}
            </Notice>
          );
        return (
          <>
            <ul role="list" className={styles.list}>
              {rows.map((ticket) => (
                <li key={ticket.id}>
                  <Link to={ticket.path} className={styles.row}>
                    <span className={styles.number}>#{ticket.number}</span>
                    <span className={styles.subject}>{ticket.subject || t("support.noSubject")}</span>
                    <StatusPill status={ticket.status} />
                    <span className="meta">
                      <Time value={ticket.lastMessageAt} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
            {tickets.hasNextPage && (
              <div className="more">
                <Button busy={tickets.isFetchingNextPage} onClick={() => void tickets.fetchNextPage()}>
                  {t("app.more")}
                </Button>
              </div>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function TicketsSkeleton() {
  return (
    <div className={styles.list}>
      {[70, 55, 62].map((width) => (
        <div key={width} className={styles.row}>
          <Skeleton width={`${width}%`} height="1.25em" />
        </div>
      ))}
    </div>
  );
}
