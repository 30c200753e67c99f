import type { ReactNode } from "react";
import { CalendarClock, Layers, Search as SearchIcon, X } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import type { SearchQuery } from "@/gql/graphql";
import { useTranslation } from "@/i18n";
import { useFormat } from "@/i18n/format";
import styles from "./Facets.module.css";
import { KIND_ICONS, KINDS } from "./kinds";
import { FILTERS, type Filter, type Narrowing, PERIODS, withParams } from "./narrowing";

const MOST_AREAS = 8;
const MOST_TAGS = 8;

interface FacetsProps {
  facets: SearchQuery["search"]["facets"];
  narrowing: Narrowing;
}

/** What the results are; each is a link, so that a narrowed search can be shared. */
export function Facets({ facets, narrowing }: FacetsProps) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const { kind, area, changed, tag } = narrowing;
  const areas = facets.areas.filter(({ value }, index) => index < MOST_AREAS || value === area);
  const counted = (period: string) => facets.dates.find(({ value }) => value === period.toLowerCase())?.count ?? 0;
  const dated = PERIODS.some((period) => counted(period) > 0);
  return (
    <nav className={styles.facets} aria-label={t("search.narrow")}>
      <ul role="list">
        <Value filter="kind" value={null} active={!kind}>
          <SearchIcon aria-hidden size={15} />
          {t("search.everything")}
        </Value>
        {KINDS.map((id) => {
          const count = facets.kinds.find((facet) => facet.value === id.toLowerCase())?.count;
          if (!count && kind !== id) return null;
          const Icon = KIND_ICONS[id];
          return (
            <Value key={id} filter="kind" value={id} active={kind === id} count={count ?? 0}>
              <Icon aria-hidden size={15} />
              {t(`search.kinds.${id}`)}
            </Value>
          );
        })}
      </ul>
      {(areas.length > 0 || area) && (
        <section aria-labelledby="facet-areas">
          <h2 id="facet-areas">
            <Layers aria-hidden size={14} />
            {t("find.areas")}
          </h2>
          <ul role="list">
            <Value filter="area" value={null} active={!area}>
              {t("find.anyArea")}
            </Value>
            {areas.map(({ value, title, count }) => (
              <Value key={value} filter="area" value={value} active={area === value} count={count}>
                {title}
              </Value>
            ))}
          </ul>
        </section>
      )}
      {(dated || changed) && (
        <section aria-labelledby="facet-dates">
          <h2 id="facet-dates">
            <CalendarClock aria-hidden size={14} />
            {t("find.dates")}
          </h2>
          <ul role="list">
            <Value filter="changed" value={null} active={!changed}>
              {t("find.anyTime")}
            </Value>
            {PERIODS.map((period) => (
              <Value key={period} filter="changed" value={period} active={changed === period} count={counted(period)}>
                {t(`find.periods.${period}`)}
              </Value>
            ))}
          </ul>
        </section>
      )}
      {facets.tags.some(({ value }) => value !== tag) && (
        <ul role="list" className={styles.tags} aria-label={t("article.tags")}>
          {facets.tags
            .filter(({ value }) => value !== tag)
            .slice(0, MOST_TAGS)
            .map(({ value }) => (
              <li key={value}>
                <Link to={withParams(params, { tag: value })}>{value}</Link>
              </li>
            ))}
        </ul>
      )}
    </nav>
  );
}

interface ValueProps {
  filter: Filter;
  value: string | null;
  active: boolean;
  count?: number;
  children: ReactNode;
}

function Value({ filter, value, active, count, children }: ValueProps) {
  const [params] = useSearchParams();
  const format = useFormat();
  return (
    <li>
      <Link to={withParams(params, { [filter]: value })} aria-current={active ? "true" : undefined} preventScrollReset>
        {children}
        {count !== undefined && <span className={styles.count}>{format.number(count)}</span>}
      </Link>
    </li>
  );
}

/** What a filter is called where it is in force. */
export function useFilterNames(narrowing: Narrowing, areas: SearchQuery["search"]["facets"]["areas"]): Record<Filter, string> {
  const { t } = useTranslation();
  const { kind, area, changed, tag } = narrowing;
  return {
    kind: kind ? t(`search.kinds.${kind}`) : "",
    area: areas.find(({ value }) => value === area)?.title ?? area ?? "",
    changed: changed ? t(`find.periods.${changed}`) : "",
    tag: tag ?? "",
  };
}

/** The filters in force, each to be taken away by itself. */
export function Chips({ facets, narrowing }: FacetsProps) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const names = useFilterNames(narrowing, facets.areas);
  const active = FILTERS.filter((filter) => narrowing[filter] !== null);
  if (active.length === 0) return null;
  return (
    <ul role="list" className={styles.chips} aria-label={t("find.filters")}>
      {active.map((filter) => (
        <li key={filter}>
          <Link
            to={withParams(params, { [filter]: null })}
            aria-label={t("find.without", { filter: names[filter] })}
            preventScrollReset
          >
            {names[filter]}
            <X aria-hidden size={13} />
          </Link>
        </li>
      ))}
      {active.length > 1 && (
        <li>
          <Link
            to={withParams(params, { kind: null, area: null, changed: null, tag: null })}
            className={styles.clear}
            preventScrollReset
          >
            {t("find.clear")}
          </Link>
        </li>
      )}
    </ul>
  );
}
