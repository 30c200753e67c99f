import { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState, type KeyboardEvent } from "react";
import { ArrowDown, ArrowUp, LocateFixed, LocateOff, Search, X } from "lucide-react";
import { useTranslation } from "@/i18n";
import { clock } from "@/i18n/format";
import { LanguageBadge } from "@/ui/LanguageBadge";
import { matches, pieces, type Cue } from "./cues";
import { follow } from "./follow";
import type { Origin } from "./origin";
import styles from "./Transcript.module.css";

const SCROLL_KEYS = new Set(["PageUp", "PageDown", " "]);

interface TranscriptProps {
  cues: readonly Cue[];
  /** Index of the sentence being said; -1 for none. */
  current: number;
  /** The language of the sentences. */
  lang: string;
  origin: Origin | null;
  onSeek: (seconds: number) => void;
}

/**
 * What is said, sentence by sentence. The current one is marked; choosing one seeks. One Tab stop: the
 * arrow keys move between sentences, Enter chooses.
 */
export function Transcript({ cues, current, lang, origin, onSeek }: TranscriptProps) {
  const { t } = useTranslation();
  const [following, dispatch] = useReducer(follow, "on");
  const [query, setQuery] = useState("");
  const [match, setMatch] = useState(0);
  const [focused, setFocused] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const found = useMemo(() => matches(cues, query), [cues, query]);
  const stop = focused ?? Math.max(0, current);

  const rowAt = useCallback((index: number) => list.current?.children[index] as HTMLElement | undefined, []);

  /** Brings a sentence into the panel's upper third; the page itself never moves. */
  const bring = useCallback(
    (index: number) => {
      const row = rowAt(index);
      const box = list.current;
      if (!row || !box) return;
      box.scrollTo({ top: row.offsetTop - box.clientHeight / 3 });
    },
    [rowAt],
  );

  useEffect(() => {
    if (following === "on" && current >= 0) bring(current);
  }, [following, current, bring]);

  useLayoutEffect(() => {
    const target = found[match];
    if (query && target !== undefined) bring(target);
  }, [query, match, found, bring]);

  const choose = (index: number) => {
    const cue = cues[index];
    if (!cue) return;
    dispatch("sentenceChosen");
    onSeek(cue.startSeconds);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowDown: stop + 1, ArrowUp: stop - 1, Home: 0, End: cues.length - 1 };
    const to = moves[event.key];
    if (SCROLL_KEYS.has(event.key) && event.target === list.current) dispatch("readerScrolled");
    if (to === undefined || to < 0 || to >= cues.length) return;
    event.preventDefault();
    dispatch("readerScrolled");
    setFocused(to);
    rowAt(to)?.querySelector("button")?.focus();
  };

  const search = (text: string) => {
    setQuery(text);
    setMatch(0);
    dispatch("readerScrolled");
  };
  const step = (by: number) => setMatch((old) => (found.length === 0 ? 0 : (old + by + found.length) % found.length));

  const FollowIcon = following === "off" ? LocateOff : LocateFixed;
  return (
    <section className={styles.panel} aria-label={t("transcript.title")}>
      <div className={styles.head}>
        <div>
          <h2>
            {t("transcript.title")} {lang && <LanguageBadge locale={lang} />}
          </h2>
          {origin && <p className={styles.origin}>{t(`player.origins.${origin}`)}</p>}
        </div>
        <button
          type="button"
          className={styles.toggle}
          aria-pressed={following === "on"}
          onClick={() => dispatch("toggled")}
          data-state={following}
        >
          <FollowIcon aria-hidden size={15} />
          {t(following === "paused" ? "transcript.resume" : "transcript.follow")}
        </button>
      </div>
      <div className={styles.search}>
        <Search aria-hidden size={15} />
        <input
          type="search"
          value={query}
          aria-label={t("transcript.search")}
          placeholder={t("transcript.search")}
          onChange={(event) => search(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
            if (event.key === "Escape") search("");
          }}
        />
        {query && (
          <>
            <span className={styles.count} role="status">
              {found.length === 0
                ? t("transcript.none")
                : t("transcript.position", { position: match + 1, total: found.length })}
            </span>
            <button type="button" aria-label={t("transcript.previous")} onClick={() => step(-1)}>
              <ArrowUp aria-hidden size={15} />
            </button>
            <button type="button" aria-label={t("transcript.next")} onClick={() => step(1)}>
              <ArrowDown aria-hidden size={15} />
            </button>
            <button type="button" aria-label={t("transcript.clear")} onClick={() => search("")}>
              <X aria-hidden size={15} />
            </button>
          </>
        )}
      </div>
      {/* The listeners notice a reader's own scrolling; the sentences themselves are buttons. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ol
        role="list"
        ref={list}
        className={styles.list}
        lang={lang}
        onWheel={() => dispatch("readerScrolled")}
        onTouchMove={() => dispatch("readerScrolled")}
        onPointerDown={(event) => {
          if (event.target === event.currentTarget) dispatch("readerScrolled");
        }}
        onKeyDown={onKeyDown}
      >
        {cues.map((cue, index) => (
          <li key={`${cue.startSeconds}-${index}`}>
            <button
              type="button"
              className={styles.cue}
              data-words
              tabIndex={index === stop ? 0 : -1}
              aria-current={index === current ? "true" : undefined}
              data-match={query && found[match] === index ? "" : undefined}
              onFocus={() => setFocused(index)}
              onBlur={() => setFocused(null)}
              onClick={() => choose(index)}
            >
              <span className={styles.time}>{clock(cue.startSeconds)}</span>
              <span>
                {pieces(cue.text, query).map((piece, at) => (piece.hit ? <mark key={at}>{piece.text}</mark> : piece.text))}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
