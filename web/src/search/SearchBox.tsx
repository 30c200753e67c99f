import { useId, useState } from "react";
import { Search } from "lucide-react";
import { useNavigate } from "react-router";
import { useLocale, useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import styles from "./SearchBox.module.css";
import { useSuggestions } from "./useQuickSearch";

/** A large search field that leads to the results. While one types, the browser offers titles. */
export function SearchBox({ initial = "" }: { initial?: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const [text, setText] = useState(initial);
  const list = useId();
  const suggestions = useSuggestions(text === initial ? "" : text);
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
        list={list}
        autoComplete="off"
        value={text}
        aria-label={t("search.label")}
        placeholder={t("search.placeholder")}
        onChange={(event) => setText(event.target.value)}
      />
      <datalist id={list}>
        {suggestions.map(({ path, title }) => (
          <option key={path} value={title} />
        ))}
      </datalist>
      <Button type="submit" variant="primary">
        {t("nav.search")}
      </Button>
    </form>
  );
}
