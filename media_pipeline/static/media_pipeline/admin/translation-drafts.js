// What a person typed into a translation and has not saved: where it is kept, and which line it belongs to once the
// lines have changed. Without a page. An entry is {text, kept, pair, seen}: `pair` is the line as it was when it was
// typed; `kept` says that an unchanged translation is right; `seen` is what the line said when they were last asked.
window.KerfDrafts = (() => {
  const NEAR_MS = 5000;
  const plain = (text) => text.normalize().replace(/\s+/g, " ").trim();
  const readable = (entry) => typeof entry?.text === "string" && typeof entry.pair?.source === "string" && typeof entry.pair.text === "string";

  const read = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key)).left.filter(readable);
    } catch {
      return []; // no draft that can be read is no draft
    }
  };

  // False where the store is full or forbidden.
  const write = (key, left) => {
    try {
      if (left.length) localStorage.setItem(key, JSON.stringify({ left }));
      else localStorage.removeItem(key);
      return true;
    } catch {
      return false;
    }
  };

  // Nothing was typed, the translation was only found right.
  const onlyKept = (entry) => plain(entry.text) === plain(entry.pair.text);

  // How well an entry belongs to a line: the lower the better, null where it does not. A translation that the person
  // has not known is in question only where it is of the same words at the same time.
  const fit = (entry, pair, alone) => {
    const { start, end, source, text } = entry.pair;
    const overlaps = pair.start < end && start < pair.end;
    const known = plain(pair.text) === plain(text);
    if (onlyKept(entry)) return known && pair.source === source && overlaps ? 0 : null;
    const free = known || !pair.text;
    if (pair.source === source) {
      if (overlaps || (free && Math.abs(pair.start - start) < NEAR_MS)) return 0;
      return free && alone ? 1 : null;
    }
    return free && overlaps ? 2 : null;
  };

  // Entries by the place of their line, each place once: the best fit first, then the nearest start. `strays` are
  // those that someone typed and that have no line any more.
  const placed = (entries, pairs) => {
    const times = new Map();
    for (const { source } of pairs) times.set(source, (times.get(source) ?? 0) + 1);
    const ways = entries.flatMap((entry) => pairs.flatMap((pair, at) => {
      const rank = fit(entry, pair, times.get(pair.source) === 1);
      return rank === null ? [] : [{ entry, at, rank, far: Math.abs(pair.start - entry.pair.start) }];
    }));
    ways.sort((one, other) => one.rank - other.rank || one.far - other.far);
    const typed = new Map();
    const found = new Set();
    for (const { entry, at } of ways) {
      if (found.has(entry) || typed.has(at)) continue;
      found.add(entry);
      typed.set(at, entry);
    }
    return { typed, strays: entries.filter((entry) => !found.has(entry) && !onlyKept(entry) && entry.text.trim()) };
  };

  // What the person has to see before their text is saved in this line.
  const doubts = (entry, pair) => ({
    theirs: pair.text !== "" && ![entry.text, entry.pair.text].some((text) => plain(text) === plain(pair.text)),
    meant: pair.source !== entry.pair.source,
  });

  return { read, write, placed, doubts };
})();
