import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { query } from "@/api/query";
import { SearchPopularDocument } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import styles from "./Popular.module.css";

/** What many people ask in this language; nothing while it is not known. */
export function usePopular(): readonly string[] {
  const locale = useLocale();
  const { data } = useQuery({ ...query(SearchPopularDocument, { locale }), staleTime: 10 * 60_000 });
  return data?.searchPopular.map(({ text }) => text) ?? [];
}

/** Popular questions as links to their results. */
export function Popular() {
  const { t } = useTranslation();
  const locale = useLocale();
  const popular = usePopular();
  if (popular.length === 0) return null;
  return (
    <section className={styles.popular} aria-labelledby="popular">
      <h3 id="popular">{t("find.popular")}</h3>
      <ul role="list">
        {popular.map((text) => (
          <li key={text}>
            <Link to={`/${locale}/search?${new URLSearchParams({ q: text })}`}>{text}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
