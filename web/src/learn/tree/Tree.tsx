import { useId, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { ChevronRight, CirclePlay } from "lucide-react";
import { Link } from "react-router";
import { query } from "@/api/query";
import { LearnContentsDocument, type LearnContentsQuery } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { inLocale } from "@/i18n/locales";
import { useWords } from "@/i18n/words";
import { LanguageBadge } from "@/ui/LanguageBadge";
import { Bones } from "./Bones";
import styles from "./Tree.module.css";

type Entry = LearnContentsQuery["contents"]["edges"][number]["node"];

export interface TreeProps {
  /** The categories above the page, the topmost first. */
  trail: readonly { path: string; title: string }[];
  /** The page's own path. */
  current: string;
}

/** The tree beside an article: the topmost category with all that is in it, open where the reader is. */
export default function Tree({ trail, current }: TreeProps) {
  const locale = useLocale();
  useWords("tree", locale);
  const { t } = useTranslation();
  const [top] = trail;
  if (!top) return null;
  return (
    <nav className={styles.tree} aria-label={t("article.siblings", { category: top.title })}>
      <Link to={inLocale(top.path, locale)} className={styles.title}>
        {top.title}
      </Link>
      <Branch category={top} trail={trail} current={current} />
    </nav>
  );
}

/** What stands directly in a category, as its writers put it. It is asked for when it is first shown. */
function Branch({ category, trail, current }: TreeProps & { category: { path: string; title: string } }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data, isError } = useQuery(query(LearnContentsDocument, { category: category.path, locale }));
  if (!data) return isError ? null : <Bones />;
  const { edges, pageInfo } = data.contents;
  return (
    <ul role="list" aria-label={t("tree.label", { title: category.title })}>
      {edges.map(({ node }) =>
        node.__typename === "Category" ? (
          <Shelf key={node.path} shelf={node} trail={trail} current={current} />
        ) : (
          <li key={node.path}>
            <Link to={inLocale(node.path, locale)} aria-current={node.path === current ? "page" : undefined}>
              <span lang={node.locale}>{node.title}</span> <LanguageBadge locale={node.locale} />
              {node.__typename === "Tutorial" && <CirclePlay aria-label={t("learn.video")} size={14} />}
            </Link>
          </li>
        ),
      )}
      {pageInfo.hasNextPage && (
        <li>
          <Link to={inLocale(category.path, locale)}>{t("tree.all", { title: category.title })}</Link>
        </li>
      )}
    </ul>
  );
}

/** A category within the tree. Its name leads to its page; the button beside it opens it in place. */
function Shelf({ shelf, trail, current }: TreeProps & { shelf: Extract<Entry, { __typename: "Category" }> }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const id = useId();
  // A page that is not translated stands in the original's categories: the branch is the same in every language.
  const isAbove = trail.some(({ path }) => shelf.translations.some((translation) => translation.path === path));
  const [chosen, choose] = useState<{ above: boolean; open: boolean }>();
  // What the reader has opened or closed stays so, until they walk into the branch or out of it.
  const open = chosen?.above === isAbove ? chosen.open : isAbove;
  const { title } = shelf;
  return (
    <li>
      <div className={styles.shelf}>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          aria-label={t(open ? "tree.close" : "tree.open", { title })}
          onClick={() => {
            choose({ above: isAbove, open: !open });
          }}
        >
          <ChevronRight aria-hidden size={14} />
        </button>
        <Link to={inLocale(shelf.path, locale)}>
          <span lang={shelf.locale}>{title}</span> <LanguageBadge locale={shelf.locale} />
        </Link>
      </div>
      <div id={id} hidden={!open}>
        {open && <Branch category={shelf} trail={trail} current={current} />}
      </div>
    </li>
  );
}
