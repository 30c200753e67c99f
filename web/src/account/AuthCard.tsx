import type { ReactNode } from "react";
import { Logo } from "@/app/Logo";
import { useTitle } from "@/ui/title";
import styles from "./AuthCard.module.css";

/** The frame of every page on which someone proves who they are. */
export function AuthCard({ title, lead, children, after }: { title: string; lead?: ReactNode; children: ReactNode; after?: ReactNode }) {
  useTitle(title);
  return (
    <div className={styles.place}>
      <div className={styles.card}>
        <Logo />
        <h1>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
        {children}
      </div>
      {after && <div className={styles.after}>{after}</div>}
    </div>
  );
}
