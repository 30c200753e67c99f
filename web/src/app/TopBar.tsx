import { Languages, Monitor, Moon, Search, Sun } from "lucide-react";
import { Link, NavLink, useLocation } from "react-router";
import { useLocale, useTranslation } from "@/i18n";
import { inLocale, LOCALES, LOCALE_NAMES } from "@/i18n/locales";
import { setTheme, THEMES, useTheme } from "@/theme/theme";
import { Menu } from "@/ui/Menu";
import { AccountMenu } from "@/account/AccountMenu";
import { useAlternates } from "./alternates";
import { Logo } from "./Logo";
import styles from "./TopBar.module.css";

const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon };

function ThemeMenu() {
  const { t } = useTranslation();
  const theme = useTheme();
  const Current = THEME_ICONS[theme];
  return (
    <Menu
      label={t("app.theme", { theme: t(`app.themes.${theme}`) })}
      className={styles.icon ?? ""}
      trigger={<Current aria-hidden size={18} />}
      sections={[
        THEMES.map((id) => {
          const Icon = THEME_ICONS[id];
          return {
            id,
            label: t(`app.themes.${id}`),
            icon: <Icon aria-hidden />,
            checked: id === theme,
            onSelect: () => setTheme(id),
          };
        }),
      ]}
    />
  );
}

function LanguageMenu() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { pathname, search } = useLocation();
  const alternates = useAlternates();
  return (
    <Menu
      // Whoever speaks to the browser says what stands on the button.
      label={t("app.language", { language: `${LOCALE_NAMES[locale]} (${locale.toUpperCase()})` })}
      className={styles.icon ?? ""}
      trigger={
        <>
          <Languages aria-hidden size={18} />
          <span className={styles.code} aria-hidden>
            {locale.toUpperCase()}
          </span>
        </>
      }
      sections={[
        LOCALES.map((id) => ({
          id,
          label: LOCALE_NAMES[id],
          lang: id,
          checked: id === locale,
          href: alternates[id] ?? inLocale(pathname, id) + search,
        })),
      ]}
    />
  );
}

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { pathname } = useLocation();
  const learning = pathname === `/${locale}/` || pathname === `/${locale}` || pathname.startsWith(`/${locale}/learn`);
  const places = [
    { to: `/${locale}/`, label: t("nav.learn"), active: learning },
    { to: `/${locale}/community`, label: t("nav.community"), active: undefined },
    { to: `/${locale}/roadmap`, label: t("nav.roadmap"), active: undefined },
    { to: `/${locale}/support`, label: t("nav.support"), active: undefined },
  ];
  return (
    <header className={styles.bar}>
      <div className={styles.inner}>
        <Link to={`/${locale}/`} className={styles.brand} aria-label={t("nav.start")}>
          <Logo />
          <span aria-hidden>Kerf</span>
        </Link>
        <nav className={styles.nav} aria-label={t("nav.label")}>
          {places.map(({ to, label, active }) => (
            <NavLink
              key={to}
              to={to}
              className={({ isActive }) => `${styles.place} ${(active ?? isActive) ? styles.active : ""}`}
              aria-current={active === undefined ? undefined : active ? "page" : "false"}
            >
              {label}
            </NavLink>
          ))}
        </nav>
        <div className={styles.tools}>
          <button type="button" className={styles.search} onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
            <Search aria-hidden size={16} />
            <span className={styles.searchText}>{t("nav.search")}</span>
            <kbd className={styles.key} aria-hidden>
              {/Mac|iP/.test(navigator.platform) ? "⌘K" : "Ctrl K"}
            </kbd>
          </button>
          <LanguageMenu />
          <ThemeMenu />
          <AccountMenu className={styles.icon ?? ""} />
        </div>
      </div>
    </header>
  );
}
