import type { MessageViewFragment } from "@/gql/graphql";
import { useTranslation } from "@/i18n";
import { Avatar } from "@/ui/Avatar";
import { Html } from "@/ui/Html";
import { Time } from "@/ui/Time";
import styles from "./Message.module.css";

/** One message. The customer's stand on one side, the team's on the other; internal notes say so. */
export function Message({ message, lang }: { message: MessageViewFragment; lang: string }) {
  const { t } = useTranslation();
  const name = message.author?.name ?? t("community.gone");
  return (
    <article
      id={message.anchor}
      className={styles.message}
      data-side={message.authorKind === "CUSTOMER" ? "customer" : "team"}
      data-internal={message.internal || undefined}
    >
      <Avatar name={name} url={message.author?.avatarUrl} />
      <div className={styles.bubble}>
        <header className={styles.head}>
          <span className={styles.name}>{name}</span>
          {message.internal && <span className={styles.internal}>{t("support.internal")}</span>}
          <span className="meta">
            <Time value={message.createdAt} />
          </span>
        </header>
        <Html html={message.html} className="prose compact" lang={lang} />
      </div>
    </article>
  );
}
