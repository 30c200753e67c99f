import {
  BookOpen,
  Briefcase,
  Calculator,
  CirclePlay,
  Code,
  Compass,
  LifeBuoy,
  type LucideIcon,
  Play,
  Rocket,
  Settings,
  Wrench,
} from "lucide-react";
import { Link } from "react-router";
import type { CategoryCardFragment, DocumentCardFragment, TutorialCardFragment } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { clock } from "@/i18n/format";
import { inLocale } from "@/i18n/locales";
import { LanguageBadge } from "@/ui/LanguageBadge";
import { kindOf } from "./documents";
import type { Watched } from "./player/progress";
import styles from "./cards.module.css";

/** The icons writers choose from in the CMS. */
const ICONS: Record<string, LucideIcon> = {
  rocket: Rocket,
  calculator: Calculator,
  code: Code,
  briefcase: Briefcase,
  wrench: Wrench,
  settings: Settings,
  compass: Compass,
  lifebuoy: LifeBuoy,
  "life-buoy": LifeBuoy,
};

export function CategoryCard({ category, holds }: { category: CategoryCardFragment; holds?: string }) {
  const locale = useLocale();
  const Icon = ICONS[category.icon] ?? BookOpen;
  return (
    <Link to={inLocale(category.path, locale)} className={styles.card}>
      <Icon aria-hidden size={22} strokeWidth={1.75} className={styles.icon} />
      <h3>{category.title}</h3>
      {category.summary && <p>{category.summary}</p>}
      {holds && <p className={styles.holds}>{holds}</p>}
    </Link>
  );
}

/** Documents; one that is not translated keeps the reader in their language and says which it is in. */
export function DocumentList({ documents }: { documents: readonly DocumentCardFragment[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <ul role="list" className={styles.list}>
      {documents.map(({ __typename, path, title, summary, locale: written }) => (
        <li key={path}>
          <Link to={inLocale(path, locale)}>
            <h3>
              <span lang={written}>{title}</span> <LanguageBadge locale={written} />
            </h3>
            {summary && <p lang={written}>{summary}</p>}
            {__typename !== "Article" && <small className={styles.kind}>{t(`search.kinds.${kindOf(__typename)}`)}</small>}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Picture({ poster, length }: { poster: string | null | undefined; length?: number | null | undefined }) {
  return (
    <div className={styles.picture}>
      {poster ? (
        <img src={poster} alt="" loading="lazy" decoding="async" />
      ) : (
        <div className={styles.placeholder}>
          <CirclePlay aria-hidden size={32} strokeWidth={1.25} />
        </div>
      )}
      {length ? <span className={styles.length}>{clock(length)}</span> : null}
    </div>
  );
}

export function TutorialCard({ tutorial }: { tutorial: TutorialCardFragment }) {
  const locale = useLocale();
  const { video } = tutorial;
  return (
    <Link to={inLocale(tutorial.path, locale)} className={`${styles.card} ${styles.video}`}>
      <Picture poster={video?.posterUrl} length={video?.durationSeconds} />
      <h3>
        <span lang={tutorial.locale}>{tutorial.title}</span> <LanguageBadge locale={tutorial.locale} />
      </h3>
      {tutorial.summary && <p lang={tutorial.locale}>{tutorial.summary}</p>}
    </Link>
  );
}

export function WatchedCard({ item }: { item: Watched }) {
  const { t } = useTranslation();
  return (
    <Link to={`${item.path}?t=${Math.floor(item.position)}`} className={`${styles.card} ${styles.video}`}>
      <div className={styles.picture}>
        {item.poster ? (
          <img src={item.poster} alt="" loading="lazy" decoding="async" />
        ) : (
          <div className={styles.placeholder}>
            <Play aria-hidden size={32} strokeWidth={1.25} />
          </div>
        )}
        <span className={styles.watched} style={{ inlineSize: `${(100 * item.position) / item.duration}%` }} />
      </div>
      <h3>{item.title}</h3>
      <p>{t("learn.left", { time: clock(item.duration - item.position) })}</p>
    </Link>
  );
}
