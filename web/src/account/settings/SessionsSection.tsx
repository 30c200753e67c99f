import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { ErrorSummary } from "@/ui/Form";
import { SkeletonText } from "@/ui/Skeleton";
import { Loaded } from "@/ui/states";
import { Time } from "@/ui/Time";
import { account } from "../allauth";
import { useAccountForm } from "../useAccountForm";
import { Section } from "./Section";
import styles from "./Section.module.css";

interface Session {
  id: number;
  user_agent: string;
  ip: string;
  /** Epoch seconds. */
  created_at: number;
  is_current: boolean;
}

const KEY = ["sessions"];
const NAMES = ["Firefox", "Edg", "OPR", "Chrome", "Safari"];
const SYSTEMS = ["Android", "iPhone", "iPad", "Windows", "Mac OS X", "Linux"];

/** "Chrome, Windows" out of a user agent; the whole of it where neither is known. */
export function deviceName(agent: string): string {
  const browser = NAMES.find((name) => agent.includes(name));
  const system = SYSTEMS.find((name) => agent.includes(name));
  const names: Record<string, string> = { Edg: "Edge", OPR: "Opera", "Mac OS X": "macOS" };
  const known = [browser, system].filter((name) => name !== undefined).map((name) => names[name] ?? name);
  return known.length > 0 ? known.join(", ") : agent.slice(0, 60);
}

export function SessionsSection() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const form = useAccountForm();
  const sessions = useQuery({
    queryKey: KEY,
    queryFn: async () => (await account<Session[]>("GET", "/auth/sessions")).data ?? [],
  });
  const end = (ids: number[]) =>
    void form.send(async () => {
      await account("DELETE", "/auth/sessions", { sessions: ids });
      await cache.invalidateQueries({ queryKey: KEY });
    });
  return (
    <Section title={t("settings.sessions")} lead={t("settings.sessionsLead")}>
      <ErrorSummary error={form.error} />
      <Loaded query={sessions} skeleton={<SkeletonText lines={3} />}>
        {(rows) => {
          const others = rows.filter((row) => !row.is_current).map(({ id }) => id);
          return (
            <>
              <ul role="list" className={styles.rows}>
                {rows.map((row) => (
                  <li key={row.id}>
                    <div className={styles.what}>
                      <strong>{deviceName(row.user_agent)}</strong>
                      <p className="meta">
                        <span>{row.ip}</span>
                        <Time value={new Date(row.created_at * 1000).toISOString()} />
                      </p>
                    </div>
                    {row.is_current ? (
                      <span className="meta">{t("settings.thisDevice")}</span>
                    ) : (
                      <Button size="small" busy={form.busy} onClick={() => end([row.id])}>
                        {t("settings.endSession")}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
              {others.length > 1 && (
                <div>
                  <Button busy={form.busy} onClick={() => end(others)}>
                    {t("settings.endOthers")}
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
