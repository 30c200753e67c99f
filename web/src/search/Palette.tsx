import { useState } from "react";
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from "react-aria-components";
import { CornerDownLeft, House, Lightbulb, LifeBuoy, type LucideIcon, MessagesSquare, PenLine, Search, Settings } from "lucide-react";
import { useNavigate } from "react-router";
import { useViewer } from "@/account/viewer";
import { useLocale, useTranslation } from "@/i18n";
import { clock } from "@/i18n/format";
import { useWords } from "@/i18n/words";
import { Html } from "@/ui/Html";
import { recordClick, recordQuestion } from "./asked";
import { KIND_ICONS } from "./kinds";
import styles from "./Palette.module.css";
import { usePopular } from "./Popular";
import { useQuickSearch } from "./useQuickSearch";

interface Action {
  id: string;
  label: string;
  icon: LucideIcon;
  to: string;
}

/** Search and actions by keyboard: type, arrow keys, Enter. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const locale = useLocale();
  useWords("find", locale);
  const { t } = useTranslation();
  const navigate = useNavigate();
  const viewer = useViewer();
  const [text, setText] = useState("");
  const { hits, searching } = useQuickSearch(text);
  const popular = usePopular();
  const base = `/${locale}`;

  const actions: Action[] = [
    { id: "learn", label: t("nav.learn"), icon: House, to: `${base}/` },
    { id: "community", label: t("nav.community"), icon: MessagesSquare, to: `${base}/community` },
    { id: "topic", label: t("community.newTopic"), icon: PenLine, to: `${base}/community/new` },
    { id: "roadmap", label: t("nav.roadmap"), icon: Lightbulb, to: `${base}/roadmap` },
    { id: "idea", label: t("roadmap.suggest"), icon: Lightbulb, to: `${base}/roadmap/new` },
    { id: "ask", label: t("support.ask"), icon: LifeBuoy, to: `${base}/support/new` },
    ...(viewer ? [{ id: "settings", label: t("account.settings"), icon: Settings, to: `${base}/account/settings` }] : []),
  ];
  const typed = text.trim();
  const wanted = typed.toLocaleLowerCase(locale);
  const fitting = actions.filter(({ label }) => label.toLocaleLowerCase(locale).includes(wanted));

  const go = (to: string) => {
    onClose();
    void navigate(to);
  };
  const ask = () => recordQuestion({ query: typed, place: "PALETTE", locale });
  // Whoever saw the hits and leaves without one has settled on the question all the same.
  const leave = () => {
    if (typed.length > 2 && !searching) ask();
    onClose();
  };
  const everything = `${base}/search?${new URLSearchParams({ q: typed })}`;

  return (
    <ModalOverlay isOpen isDismissable className={styles.overlay ?? ""} onOpenChange={(open) => !open && leave()}>
      <Modal className={styles.modal ?? ""}>
        <Dialog className={styles.dialog ?? ""} aria-label={t("search.label")}>
          <Autocomplete inputValue={text} onInputChange={setText}>
            {/* A dialog that is one field: whoever opened it wants to type. */}
            {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
            <SearchField className={styles.field ?? ""} aria-label={t("search.label")} autoFocus>
              <Search aria-hidden size={18} />
              <Input placeholder={t("search.palette")} />
              <kbd aria-hidden>Esc</kbd>
            </SearchField>
            {searching && <div className={styles.progress} />}
            <Menu
              className={styles.menu ?? ""}
              aria-label={t("search.results")}
              renderEmptyState={() => <p className={styles.empty}>{t("search.emptyTitle")}</p>}
            >
              {typed && (
                <MenuSection aria-label={t("nav.search")}>
                  <MenuItem
                    id="everything"
                    textValue={t("search.allFor", { text: typed })}
                    className={styles.item ?? ""}
                    onAction={() => go(everything)}
                  >
                    <Search aria-hidden size={16} />
                    <Text slot="label">{t("search.allFor", { text: typed })}</Text>
                    <CornerDownLeft aria-hidden size={14} className={styles.enter} />
                  </MenuItem>
                </MenuSection>
              )}
              {!typed && popular.length > 0 && (
                <MenuSection>
                  <Header className={styles.header ?? ""}>{t("find.popular")}</Header>
                  {popular.map((question) => (
                    <MenuItem
                      key={question}
                      id={`popular ${question}`}
                      textValue={question}
                      className={styles.item ?? ""}
                      onAction={() => go(`${base}/search?${new URLSearchParams({ q: question })}`)}
                    >
                      <Search aria-hidden size={16} />
                      <Text slot="label">{question}</Text>
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
              {hits.length > 0 && (
                <MenuSection>
                  <Header className={styles.header ?? ""}>{t("search.results")}</Header>
                  {hits.map((hit, index) => {
                    const Icon = KIND_ICONS[hit.kind];
                    const moment = hit.startSeconds ?? undefined;
                    return (
                      <MenuItem
                        key={hit.url}
                        id={hit.url}
                        textValue={hit.title}
                        className={styles.item ?? ""}
                        onAction={() => {
                          recordClick(ask(), hit.nodeId, index + 1);
                          go(hit.url);
                        }}
                      >
                        <Icon aria-hidden size={16} />
                        <Text slot="label" className={styles.label ?? ""}>
                          <Html as="span" html={hit.markedTitle} lang={hit.locale} />
                          {hit.snippet && (
                            <Html as="span" className={styles.snippet ?? ""} html={hit.snippet} lang={hit.locale} />
                          )}
                        </Text>
                        <span className={styles.kind}>
                          {moment === undefined ? t(`search.kinds.${hit.kind}`) : clock(moment)}
                        </span>
                      </MenuItem>
                    );
                  })}
                </MenuSection>
              )}
              {fitting.length > 0 && (
                <MenuSection>
                  <Header className={styles.header ?? ""}>{t("search.actions")}</Header>
                  {fitting.map(({ id, label, icon: Icon, to }) => (
                    <MenuItem key={id} id={id} textValue={label} className={styles.item ?? ""} onAction={() => go(to)}>
                      <Icon aria-hidden size={16} />
                      <Text slot="label">{label}</Text>
                    </MenuItem>
                  ))}
                </MenuSection>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
