/** What a view says when it has nothing to show, or cannot. */
import { lazy, type ComponentType, type ReactNode } from "react";
import type { UseQueryResult } from "@tanstack/react-query";
import { CircleAlert, CloudOff, Compass, Hourglass, Lock, type LucideIcon } from "lucide-react";
import { useLocation } from "react-router";
import { failureKind } from "@/api/errors";
import { useLocale, useTranslation } from "@/i18n";
import { parts } from "@/offline/parts";
import { Button, ButtonLink } from "./Button";
import { FailureText } from "./FailureText";
import { Spare } from "./Spare";
import { useTitle } from "./title";
import styles from "./states.module.css";

/** Of a notice's heading: 1 where the notice is the whole page. */
type Level = 1 | 2;

interface NoticeProps {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  level?: Level | undefined;
}

/** One calm block: what it is, and the first thing to do. */
export function Notice({ icon: Icon, title, children, actions, level = 2 }: NoticeProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div className={styles.notice}>
      <Icon aria-hidden size={28} strokeWidth={1.5} />
      <Heading>{title}</Heading>
      {children && <div className={styles.text}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

/** The address of the sign-in page that comes back here. */
export function useSignInPath(): string {
  const locale = useLocale();
  const { pathname, search, hash } = useLocation();
  return `/${locale}/account/sign-in?${new URLSearchParams({ next: pathname + search + hash })}`;
}

export function SignInNeeded({ children, level }: { children?: ReactNode; level?: Level | undefined }) {
  const { t } = useTranslation();
  const path = useSignInPath();
  return (
    <Notice
      level={level}
      icon={Lock}
      title={t("state.signInTitle")}
      actions={
        <ButtonLink variant="primary" to={path}>
          {t("account.signIn")}
        </ButtonLink>
      }
    >
      {children ?? t("state.signInText")}
    </Notice>
  );
}

export function NotFound() {
  const { t } = useTranslation();
  const locale = useLocale();
  useTitle(t("state.notFoundTitle"));
  return (
    <Notice
      level={1}
      icon={Compass}
      title={t("state.notFoundTitle")}
      actions={
        <>
          <ButtonLink variant="primary" to={`/${locale}/`}>
            {t("state.toStart")}
          </ButtonLink>
          <ButtonLink to={`/${locale}/search`}>{t("nav.search")}</ButtonLink>
        </>
      }
    >
      {t("state.notFoundText")}
    </Notice>
  );
}

interface FailureProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
  level?: Level | undefined;
}

export function Failure({ error, onRetry, level }: FailureProps) {
  const { t } = useTranslation();
  const kind = failureKind(error);
  if (kind === "unauthenticated") return <SignInNeeded level={level} />;
  if (kind === "notFound") return <NotFound />;
  if (kind === "forbidden")
    return (
      <Notice level={level} icon={Lock} title={t("state.forbiddenTitle")}>
        {t("state.forbiddenText")}
      </Notice>
    );
  if (kind === "offline")
    return (
      <div role="alert">
        <Offline onRetry={onRetry} level={level} />
      </div>
    );
  const icons = { rateLimited: Hourglass, invalid: CircleAlert, server: CircleAlert };
  return (
    <div role="alert">
      <Notice
        level={level}
        icon={icons[kind]}
        title={t(`state.${kind}Title`)}
        actions={onRetry && <Button onClick={onRetry}>{t("state.retry")}</Button>}
      >
        <FailureText error={error} />
      </Notice>
    </div>
  );
}

interface OfflineProps {
  onRetry?: (() => void) | undefined;
  level?: Level | undefined;
}

/** What can be read instead is fetched when it is needed, from this device if need be. */
const Stranded = lazy<ComponentType<OfflineProps>>(() =>
  parts().then(
    (offline) => ({ default: offline.Stranded }),
    () => ({ default: OutOfReach }),
  ),
);

/** No connection. A query that waits for one goes on by itself; others offer another try. */
export function Offline({ onRetry, level }: OfflineProps) {
  const plain = <OutOfReach onRetry={onRetry} level={level} />;
  return (
    <Spare fallback={plain} instead={plain}>
      <Stranded onRetry={onRetry} />
    </Spare>
  );
}

function OutOfReach({ onRetry, level }: OfflineProps) {
  const { t } = useTranslation();
  return (
    <Notice
      level={level}
      icon={CloudOff}
      title={t("state.offlineTitle")}
      actions={onRetry && <Button onClick={onRetry}>{t("state.retry")}</Button>}
    >
      {t("failure.offline")}
    </Notice>
  );
}

interface LoadedProps<Data> {
  query: UseQueryResult<Data>;
  /** The view in its final shape, without content. */
  skeleton: ReactNode;
  /** 1 where the view is the whole page, with a heading of its own. */
  level?: Level | undefined;
  children: (data: Data) => ReactNode;
}

/** A view of a query in each of its states. Content once shown stays, even when a refresh fails. */
export function Loaded<Data>({ query, skeleton, level, children }: LoadedProps<Data>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} level={level} />;
  // One that waits for another answer first waits for the network, too.
  if (query.fetchStatus === "paused" || (query.fetchStatus === "idle" && !navigator.onLine)) return <Offline level={level} />;
  return (
    <div aria-busy="true">
      <span className="visually-hidden" role="status">
        {t("state.loading")}
      </span>
      {skeleton}
    </div>
  );
}
