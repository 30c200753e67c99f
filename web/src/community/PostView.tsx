import { Link2 } from "lucide-react";
import type { PostViewFragment } from "@/gql/graphql";
import { useTranslation } from "@/i18n";
import { Avatar } from "@/ui/Avatar";
import { copy } from "@/ui/copy";
import { Html } from "@/ui/Html";
import { Time } from "@/ui/Time";
import styles from "./PostView.module.css";

export function PostView({ post, lang }: { post: PostViewFragment; lang: string }) {
  const { t } = useTranslation();
  const name = post.author?.name ?? t("community.gone");
  return (
    <article id={post.anchor} className={styles.post} aria-label={t("community.postBy", { name, number: post.number })}>
      <header className={styles.head}>
        <Avatar name={name} url={post.author?.avatarUrl} />
        <div>
          <span className={styles.name}>{name}</span>
          {post.author?.isStaff && <span className={styles.staff}>{t("community.staff")}</span>}
          <div className="meta">
            <Time value={post.createdAt} />
            {post.editedAt && <span>{t("community.edited")}</span>}
          </div>
        </div>
        <a
          href={`#${post.anchor}`}
          className={styles.number}
          aria-label={t("community.linkTo", { number: post.number })}
          onClick={() => void copy(`${location.origin}${location.pathname}#${post.anchor}`, t("article.linkCopied"))}
        >
          <Link2 aria-hidden size={14} />
          <span aria-hidden>{post.number}</span>
        </a>
      </header>
      <Html html={post.html} className="prose compact" lang={lang} />
    </article>
  );
}
