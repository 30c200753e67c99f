import { useState } from "react";
import { Search } from "lucide-react";
import { useNavigate } from "react-router";
import { useLocale, useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import styles from "./SearchBox.module.css";

/** A large search field that leads to the results. */
export function SearchBox({ initial = "" }: { initial?: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const [text, setText] = useState(initial);
  return (
    <form
      role="search"
      className={styles.box}
      action={`/${locale}/search`}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) void navigate(`/${locale}/search?${new URLSearchParams({ q: text.trim() })}`);
      }}
    >
      <Search aria-hidden size={20} />
      <input
        type="search"
        name="q"
        value={text}
        aria-label={t("search.label")}
        placeholder={t("search.placeholder")}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" variant="primary">
        {t("nav.search")}
      </Button>
    </form>
  );
}
