import { useState } from "react";
import { ArrowDown, CircleCheck } from "lucide-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { patchNode } from "@/api/patch";
import { pages, query, queryClient, useWrite } from "@/api/query";
import { useViewer } from "@/account/viewer";
import { TicketDocument, TicketPulseDocument, TicketStatusSetDocument, type TicketQuery } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { useLive } from "@/live/useLive";
import { Button } from "@/ui/Button";
import { Crumbs } from "@/ui/Crumbs";
import { SkeletonText } from "@/ui/Skeleton";
import { Loaded, NotFound, SignInNeeded } from "@/ui/states";
import { Time } from "@/ui/Time";
import { useTitle } from "@/ui/title";
import { toast } from "@/ui/toast";
import { Message } from "./Message";
import { ReplyForm } from "./ReplyForm";
import { StatusPill } from "./StatusPill";
import styles from "./TicketPage.module.css";

const END = { pageInfo: { hasNextPage: false }, edges: [] };

/** One request as a conversation. */
export function TicketPage() {
  const number = Number(useParams().number);
  const viewer = useViewer();
  const known = Number.isSafeInteger(number);
  const ticket = useInfiniteQuery({
    ...pages(TicketDocument, { number }, (data: TicketQuery) => data.ticket?.messages ?? END),
    enabled: known && Boolean(viewer),
  });
  if (!known) return <NotFound />;
  return (
    <div className="page narrow">
      {viewer === null ? (
        <SignInNeeded level={1} />
      ) : (
        <Loaded level={1} query={ticket} skeleton={<SkeletonText lines={10} />}>
          {(data) => {
            const found = data.pages[0];
            if (!found?.ticket) return <NotFound />;
            return (
              <TicketView
                ticket={found.ticket}
                messages={data.pages.flatMap((page) => page.ticket?.messages.edges.map(({ node }) => node) ?? [])}
                cursor={found.eventCursor}
                more={ticket.hasNextPage ? () => void ticket.fetchNextPage() : undefined}
                renew={() => ticket.refetch()}
              />
            );
          }}
        </Loaded>
      )}
    </div>
  );
}

type Ticket = NonNullable<TicketQuery["ticket"]>;

interface TicketViewProps {
  ticket: Ticket;
  messages: readonly Ticket["messages"]["edges"][number]["node"][];
  cursor: string;
  more: (() => void) | undefined;
  renew: () => Promise<unknown>;
}

function TicketView({ ticket, messages, cursor, more, renew }: TicketViewProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [latest, setLatest] = useState(ticket.lastMessageAt);
  const solve = useWrite(TicketStatusSetDocument, {
    onDone: ({ ticketStatusSet }) => {
      if (ticketStatusSet.ticket) patchNode(ticket.id, { ...ticketStatusSet.ticket });
      toast({ text: t("support.solvedNote") });
    },
    onFailed: (error) => toast({ text: error.message, tone: "danger" }),
  });
  const subject = ticket.subject || t("support.noSubject");
  useTitle(subject);

  // The status changes in place; a new message announces itself and waits.
  useLive(ticket.id, cursor, () => {
    void queryClient
      .query({ ...query(TicketPulseDocument, { number: ticket.number }), staleTime: 0 })
      .then(({ ticket: now }) => {
        if (!now) return;
        const { lastMessageAt, ...rest } = now;
        patchNode(ticket.id, rest);
        setLatest(lastMessageAt);
      })
      .catch(() => undefined);
  });

  const news = Date.parse(latest) > Date.parse(ticket.lastMessageAt);
  const solvable = ticket.viewerCanReply && !["SOLVED", "CLOSED"].includes(ticket.status);

  return (
    <>
      <header className={styles.head}>
        <Crumbs places={[{ to: `/${locale}/support`, label: t("nav.support") }]} />
        <h1 lang={ticket.locale}>{subject}</h1>
        <p className="meta">
          <StatusPill status={ticket.status} />
          <span>#{ticket.number}</span>
          <span>
            {t("support.asked")} <Time value={ticket.createdAt} />
          </span>
          {ticket.page && (
            <span className={styles.about}>
              {t("support.about")} <Link to={ticket.page.path}>{ticket.page.title}</Link>
            </span>
          )}
        </p>
      </header>
      <div className={styles.messages}>
        {messages.map((message) => (
          <Message key={message.id} message={message} lang={ticket.locale} />
        ))}
      </div>
      {more && (
        <div className="more">
          <Button onClick={more}>{t("app.more")}</Button>
        </div>
      )}
      <div className={styles.news} role="status">
        {news && (
          <Button variant="primary" size="small" onClick={() => void renew()}>
            <ArrowDown aria-hidden />
            {t("support.newMessage")}
          </Button>
        )}
      </div>
      {ticket.viewerCanReply ? (
        <ReplyForm ticketId={ticket.id} solved={ticket.status === "SOLVED"} onReplied={() => void renew()}>
          {solvable && (
            <Button busy={solve.isPending} onClick={() => solve.mutate({ ticketId: ticket.id, status: "SOLVED" })}>
              <CircleCheck aria-hidden />
              {t("support.markSolved")}
            </Button>
          )}
        </ReplyForm>
      ) : (
        <p className={styles.closed}>{t("support.closedText")}</p>
      )}
    </>
  );
}
