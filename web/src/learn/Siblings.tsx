import { useQuery } from "@tanstack/react-query";
import { CirclePlay } from "lucide-react";
import { NavLink, Link } from "react-router";
import { query } from "@/api/query";
import { LearnCategoryDocument, type CategoryCardFragment } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { inLocale } from "@/i18n/locales";
import { Skeleton } from "@/ui/Skeleton";
import styles from "./Siblings.module.css";

/** The tree beside an article: what else its category holds. */
export function Siblings({ category, current }: { category: CategoryCardFragment; current: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data } = useQuery(query(LearnCategoryDocument, { slug: category.slug, locale }));
  return (
    <nav className={styles.tree} aria-label={t("article.siblings", { category: category.title })}>
      <Link to={inLocale(category.path, locale)} className={styles.title}>
        {category.title}
      </Link>
      {data ? (
        <ul role="list">
          {data.documents.edges.map(({ node: { __typename, path, title, locale: written } }) => (
            <li key={path}>
              <NavLink to={inLocale(path, locale)} end aria-current={path === current ? "page" : undefined}>
                <span lang={written}>{title}</span>
                {__typename === "Tutorial" && <CirclePlay aria-label={t("learn.video")} size={14} />}
              </NavLink>
            </li>
          ))}
        </ul>
      ) : (
        <div className={styles.bones}>
          {Array.from({ length: 6 }, (_, index) => (
            <Skeleton key={index} width={`${90 - ((index * 17) % 35)}%`} />
          ))}
        </div>
      )}
    </nav>
  );
}
