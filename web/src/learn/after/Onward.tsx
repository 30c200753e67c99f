import { useId } from "react";
import { ArrowLeft, ArrowRight, Video } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { query } from "@/api/query";
import { OnwardDocument } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { inLocale } from "@/i18n/locales";
import styles from "./Onward.module.css";

/** Where to go from a page: to what is about the same, and to its neighbours. Nothing is shown where nothing is good. */
export function Onward({ pageId }: { pageId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const heading = useId();
  const { data } = useQuery(query(OnwardDocument, { id: pageId }));
  if (!data?.node || !("related" in data.node)) return null;
  const { previous, next, related } = data.node;
  return (
    <>
      {related.length > 0 && (
        <section className={styles.related} aria-labelledby={heading}>
          <h2 id={heading}>{t("onward.related")}</h2>
          <ul role="list" className={styles.list}>
            {related.map(({ __typename, path, title, summary, locale: written }) => (
              <li key={path}>
                <Link to={inLocale(path, locale)}>
                  <h3>
                    <span lang={written}>{title}</span>
                    {__typename === "Tutorial" && <Video aria-label={t("learn.video")} size={16} />}
                  </h3>
                  {summary && <p lang={written}>{summary}</p>}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {(previous ?? next) && (
        <nav className={styles.neighbours} aria-label={t("onward.neighbours")}>
          {previous && (
            <Link rel="prev" to={inLocale(previous.path, locale)}>
              <small>
                <ArrowLeft aria-hidden size={14} />
                {t("onward.previous")}
              </small>
              {previous.title}
            </Link>
          )}
          {next && (
            <Link rel="next" className={styles.next} to={inLocale(next.path, locale)}>
              <small>
                {t("onward.next")}
                <ArrowRight aria-hidden size={14} />
              </small>
              {next.title}
            </Link>
          )}
        </nav>
      )}
    </>
  );
}
