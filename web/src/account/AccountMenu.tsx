import { LogOut, PenTool, Settings, Ticket } from "lucide-react";
import { Link, useNavigate } from "react-router";
import { useLocale, useTranslation } from "@/i18n";
import { Avatar } from "@/ui/Avatar";
import { Menu } from "@/ui/Menu";
import { Skeleton } from "@/ui/Skeleton";
import { useSignInPath } from "@/ui/states";
import { useSignOut } from "./session";
import { useViewer, wasSignedIn, worksInWagtail } from "./viewer";
import styles from "./AccountMenu.module.css";

/** Sign in for a visitor; name, places and sign out for everyone else. Takes the same room either way. */
export function AccountMenu({ className }: { className: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const viewer = useViewer();
  const signInPath = useSignInPath();
  const signOut = useSignOut();
  const navigate = useNavigate();

  // Until it is known, what was true last time keeps the bar from moving.
  if (viewer === undefined && wasSignedIn())
    return (
      <span className={styles.place}>
        <Skeleton width="1.75rem" height="1.75rem" round />
      </span>
    );
  if (!viewer)
    return (
      <Link to={signInPath} className={styles.signIn}>
        {t("account.signIn")}
      </Link>
    );
  return (
    <Menu
      label={t("account.menu", { name: viewer.displayName })}
      className={className}
      trigger={<Avatar name={viewer.displayName} url={viewer.person?.avatarUrl} />}
      header={
        <>
          <strong>{viewer.displayName}</strong>
          <br />
          <span className={styles.email}>{viewer.email}</span>
        </>
      }
      sections={[
        [
          { id: "tickets", label: t("support.mine"), icon: <Ticket aria-hidden />, href: `/${locale}/support` },
          { id: "settings", label: t("account.settings"), icon: <Settings aria-hidden />, href: `/${locale}/account/settings` },
          ...(worksInWagtail(viewer)
            ? [{ id: "cms", label: t("account.cms"), icon: <PenTool aria-hidden />, href: "/admin/", external: true }]
            : []),
        ],
        [
          {
            id: "out",
            label: t("account.signOut"),
            icon: <LogOut aria-hidden />,
            onSelect: () => void signOut().then(() => navigate(`/${locale}/`)),
          },
        ],
      ]}
    />
  );
}
