import { useEffect, useId, useRef, useState } from "react";
import { Search } from "lucide-react";
import { useNavigate } from "react-router";
import { useLocale, useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import styles from "./SearchBox.module.css";
import { useSuggestions } from "./useQuickSearch";

interface SearchBoxProps {
  initial?: string;
  /** Whether `/` leads into this field, instead of into the palette. */
  slash?: boolean;
}

/** A large search field that leads to the results. While one types, the browser offers titles. */
export function SearchBox({ initial = "", slash = false }: SearchBoxProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const navigate = useNavigate();
  const [text, setText] = useState(initial);
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!slash) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName));
      if (typing || event.key !== "/" || event.metaKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      field.current?.focus();
      field.current?.select();
    };
    // Before the palette's, which listens at the window for the same key.
    addEventListener("keydown", onKey, { capture: true });
    return () => removeEventListener("keydown", onKey, { capture: true });
  }, [slash]);
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
        ref={field}
        data-settled={text === initial || undefined}
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
