// Lines of a transcript under correction, without a page: what splitting, joining and replacing make of them.
// A line is {id, base, start, end, text, confirmed, heard, flags, words}; `base` is its place in the version that was
// loaded, null where the person made it or changed it. Lines are never changed, only replaced: that makes undo simple.
window.KerfTranscript = (() => {
  let ids = 0;
  const made = (values) => ({ heard: "", flags: [], words: [], ...values, id: ++ids });

  const load = (lines) => lines.map((line, place) => made({ ...line, base: place }));

  const touched = (line, values) => ({ ...line, flags: [], ...values, confirmed: true, base: null });

  const replaced = (lines, place, count, ...others) => [...lines.slice(0, place), ...others, ...lines.slice(place + count)];

  // When the text behind a caret begins: where its words still are what was heard, as they were; else by its share.
  const momentAt = (line, caret) => {
    const before = line.text.slice(0, caret).split(/\s+/).filter(Boolean);
    const written = line.text.split(/\s+/).filter(Boolean);
    const share = line.text.length ? caret / line.text.length : 0.5;
    const exact = written.length === line.words.length ? line.words[before.length]?.[0] : undefined;
    const moment = exact ?? Math.round(line.start + (line.end - line.start) * share);
    return Math.min(Math.max(moment, line.start + 1), line.end - 1);
  };

  const split = (lines, place, caret) => {
    const line = lines[place];
    const [head, tail] = [line.text.slice(0, caret).trim(), line.text.slice(caret).trim()];
    if (!head || !tail || line.end - line.start < 2) return lines;
    const moment = momentAt(line, caret);
    const words = (from, to) => line.words.filter(([start]) => start >= from && start < to);
    return replaced(
      lines, place, 1,
      touched(line, { text: head, end: moment, words: words(line.start, moment) }),
      made({ base: null, confirmed: true, start: moment, end: line.end, text: tail, words: words(moment, line.end) }),
    );
  };

  const join = (lines, place) => {
    const [line, next] = [lines[place], lines[place + 1]];
    if (!line || !next) return lines;
    const text = `${line.text.trimEnd()} ${next.text.trimStart()}`.trim();
    const values = { text, end: Math.max(line.end, next.end), words: [...line.words, ...next.words] };
    return replaced(lines, place, 2, touched(line, values));
  };

  const insert = (lines, start, end) => {
    const place = lines.findIndex((line) => line.start >= start);
    const at = place < 0 ? lines.length : place;
    return { place: at, lines: replaced(lines, at, 0, made({ base: null, confirmed: true, start, end, text: "" })) };
  };

  const remove = (lines, place) => replaced(lines, place, 1);

  const change = (lines, place, values) => replaced(lines, place, 1, touched(lines[place], values));

  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  const pattern = (text, { exact }) => new RegExp(escaped(text), exact ? "gu" : "giu");

  const find = (lines, text, options) =>
    text ? lines.flatMap((line, place) => [...line.text.matchAll(pattern(text, options))].map((hit) => ({ place, at: hit.index }))) : [];

  const replaceAll = (lines, text, by, options) =>
    lines.map((line) => {
      const now = line.text.replace(pattern(text, options), () => by);
      return now === line.text ? line : touched(line, { text: now });
    });

  // What the server is told: stretches of the loaded version, and what takes their place.
  const changes = (lines, count) => {
    const found = [];
    let behind = 0;
    let run = [];
    const close = (before) => {
      if (run.length || before > behind) {
        const cues = run.filter((line) => line.text.trim()).map(({ start, end, text }) => [start, end, text.trim()]);
        found.push({ position: behind, removed: before - behind, lines: cues });
      }
      run = [];
    };
    for (const line of lines) {
      if (line.base === null) run.push(line);
      else {
        close(line.base);
        behind = line.base + 1;
      }
    }
    close(count);
    return found.filter((one) => one.removed || one.lines.length);
  };

  const clock = (ms) => {
    const seconds = Math.floor(ms / 1000);
    const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0"));
    const hours = Math.floor(seconds / 3600);
    return `${hours ? `${hours}:` : ""}${parts.join(":")}.${String(ms % 1000).padStart(3, "0")}`;
  };

  // "1:02:03.5", "2:03" or "3.25" in milliseconds; null for anything else.
  const moment = (text) => {
    const match = /^(?:(?:(\d{1,3}):)?(\d{1,2}):)?(\d{1,5})(?:[.,](\d{1,3}))?$/.exec(text.trim());
    if (!match) return null;
    const [hours, minutes, seconds] = match.slice(1, 4).map((part) => Number(part ?? 0));
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + Number((match[4] ?? "").padEnd(3, "0"));
  };

  return { load, split, join, insert, remove, change, find, replaceAll, changes, clock, moment };
})();
