import { Lightbulb, Plus } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearchParams } from "react-router";
import { query } from "@/api/query";
import { RoadmapDocument, type FeatureRequestStatus, type RequestColumnFragment, type RoadmapQuery } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { useFormat } from "@/i18n/format";
import { ButtonLink } from "@/ui/Button";
import { Skeleton } from "@/ui/Skeleton";
import { Loaded } from "@/ui/states";
import { useTitle } from "@/ui/title";
import { STATUS_ICONS } from "./status";
import { VoteButton } from "./VoteButton";
import styles from "./RoadmapPage.module.css";

type Column = keyof Pick<RoadmapQuery, "open" | "planned" | "inProgress" | "shipped">;

const COLUMNS: readonly [Column, FeatureRequestStatus][] = [
  ["open", "OPEN"],
  ["planned", "PLANNED"],
  ["inProgress", "IN_PROGRESS"],
  ["shipped", "SHIPPED"],
];

export function RoadmapPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const area = params.get("area") ?? undefined;
  const roadmap = useQuery(query(RoadmapDocument, { locale, area }));
  useTitle(t("nav.roadmap"));
  const areas = roadmap.data?.roadmapAreas.edges.map(({ node }) => node) ?? [];
  return (
    <div className={`page ${styles.page}`}>
      <header className="page-head">
        <div>
          <h1>{t("nav.roadmap")}</h1>
          <p className="lead">{t("roadmap.lead")}</p>
        </div>
        <div className={styles.tools}>
          {areas.length > 0 && (
            <select
              aria-label={t("roadmap.area")}
              value={area ?? ""}
              onChange={(event) => {
                const { value } = event.target;
                void navigate(value ? `?${new URLSearchParams({ area: value })}` : "?", { preventScrollReset: true });
              }}
            >
              <option value="">{t("roadmap.allAreas")}</option>
              {areas.map(({ id, slug, title }) => (
                <option key={id} value={slug}>
                  {title}
                </option>
              ))}
            </select>
          )}
          <ButtonLink variant="primary" to={`/${locale}/roadmap/new`}>
            <Plus aria-hidden />
            {t("roadmap.suggest")}
          </ButtonLink>
        </div>
      </header>
      <Loaded query={roadmap} skeleton={<BoardSkeleton />}>
        {(data) => (
          <div className={styles.board}>
            {COLUMNS.map(([key, status]) => (
              <BoardColumn key={key} status={status} requests={data[key].edges} />
            ))}
          </div>
        )}
      </Loaded>
    </div>
  );
}

function BoardColumn({ status, requests }: { status: FeatureRequestStatus; requests: RequestColumnFragment["edges"] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const Icon = STATUS_ICONS[status];
  return (
    <section className={styles.column} aria-labelledby={`status-${status}`} data-status={status}>
      <h2 id={`status-${status}`}>
        <Icon aria-hidden size={16} />
        {t(`roadmap.status.${status}`)}
        <span className={styles.total}>{format.number(requests.length)}</span>
      </h2>
      {requests.length === 0 ? (
        <p className={styles.empty}>
          <Lightbulb aria-hidden size={16} />
          {t("roadmap.emptyColumn")}
        </p>
      ) : (
        <ul role="list">
          {requests.map(({ node }) => (
            <li key={node.id} className={styles.card}>
              <VoteButton request={node} />
              <div>
                <h3>
                  <Link to={node.path}>{node.title}</Link>
                </h3>
                {node.area && <p className="meta">{node.area.title}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function BoardSkeleton() {
  return (
    <div className={styles.board}>
      {COLUMNS.map(([key]) => (
        <div key={key} className={styles.column}>
          <Skeleton width="6rem" />
          <br />
          {[0, 1, 2].map((index) => (
            <div key={index} className={styles.card}>
              <Skeleton width="3rem" height="3.25rem" />
              <Skeleton height="2.5rem" />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
