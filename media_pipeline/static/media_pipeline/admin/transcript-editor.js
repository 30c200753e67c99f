// The page on which a transcript is corrected: video beside lines, everything by keyboard. What is not saved yet is
// kept in this browser, so that neither a closed window nor a lost connection costs a word.
(() => {
  const editor = document.querySelector("[data-transcript-editor]");
  if (!editor) return;
  const kit = window.KerfTranscript;
  const given = JSON.parse(document.getElementById("transcript-data").textContent);
  const words = given.words;
  const video = editor.querySelector("video");
  const list = editor.querySelector("[data-lines]");
  const template = editor.querySelector("template");
  const part = (name, root = editor) => root.querySelector(`[data-${name}]`);
  const say = (text) => { part("status").textContent = text; };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  let version = given.version;
  let base = given.lines;
  let lines = kit.load(base);
  let unheard = given.unheard;
  let current = 0;
  let past = [];
  let future = [];
  let typing = null; // the line whose text is being typed: one step of undo
  const rows = new Map();
  const draftKey = `kerf.transcript.${given.user}.${given.id}`;

  // ---- what is not saved yet

  const changes = () => kit.changes(lines, base.length);

  const keep = () => {
    try {
      if (changes().length) localStorage.setItem(draftKey, JSON.stringify({ version, base, lines }));
      else localStorage.removeItem(draftKey);
    } catch { /* a full or forbidden store: the page still warns before it is left */ }
    const open = changes().length > 0;
    part("save").disabled = !open;
    part("undo").disabled = !past.length;
    part("redo").disabled = !future.length;
  };

  const restore = () => {
    try {
      const draft = JSON.parse(localStorage.getItem(draftKey));
      if (!draft?.lines?.length && !draft?.base?.length) return;
      ({ version, base, lines } = draft);
      lines = lines.map((line) => kit.load([line])[0]).map((line, place) => ({ ...line, base: draft.lines[place].base }));
      say(version === given.version ? words.draft : words.draftOlder);
      part("discard").hidden = false;
    } catch { /* no draft that can be read is no draft */ }
  };

  const set = (next, { place = current, focus = true, caret = null } = {}) => {
    if (next === lines) return;
    past.push(lines);
    past = past.slice(-200);
    future = [];
    typing = null;
    lines = next;
    draw();
    if (focus) go(place, caret);
    keep();
  };

  const step = (from, to) => {
    if (!from.length) return;
    to.push(lines);
    lines = from.pop();
    typing = null;
    draw();
    go(Math.min(current, lines.length - 1));
    keep();
  };

  // ---- rows

  const row = (line) => {
    const item = template.content.firstElementChild.cloneNode(true);
    const area = part("text", item);
    area.addEventListener("focus", () => { current = place(item); mark(); });
    area.addEventListener("input", () => {
      const at = place(item);
      if (typing !== at) past.push(lines);
      typing = at;
      future = [];
      lines = kit.change(lines, at, { text: area.value.replace(/\n/g, " ") });
      rows.set(lines[at].id, item);
      draw();
      keep();
    });
    area.addEventListener("keydown", onTextKey);
    for (const name of ["start", "end"]) {
      const field = part(name, item);
      field.addEventListener("focus", () => { current = place(item); mark(); });
      field.addEventListener("change", () => retime(place(item), name, field));
    }
    part("play", item).addEventListener("click", () => { current = place(item); mark(); playLine(); });
    part("heard-use", item).addEventListener("click", () => {
      set(kit.change(lines, place(item), { text: lines[place(item)].heard }));
    });
    item.dataset.id = line.id;
    return item;
  };

  const place = (item) => lines.findIndex((line) => String(line.id) === item.dataset.id);

  const paint = (item, line, at) => {
    if (item.painted === line && item.paintedAt === at) return;
    const area = part("text", item);
    if (area.value !== line.text) area.value = line.text;
    area.rows = Math.max(1, Math.ceil(line.text.length / 60));
    area.setAttribute("aria-label", fill(words.line, { number: at + 1, time: kit.clock(line.start) }));
    part("play", item).setAttribute("aria-label", fill(words.playFrom, { time: kit.clock(line.start) }));
    part("start", item).value = kit.clock(line.start);
    part("end", item).value = kit.clock(line.end);
    const reasons = line.flags.map((flag) => words.flags[flag]).filter(Boolean);
    part("flags", item).textContent = reasons.join(" · ");
    item.classList.toggle("is-flagged", reasons.length > 0);
    item.classList.toggle("is-confirmed", line.confirmed);
    part("state", item).textContent = line.confirmed ? words.confirmed : "";
    const differs = line.confirmed && line.heard && line.heard !== line.text;
    part("heard", item).hidden = !differs;
    part("heard-text", item).textContent = differs ? fill(words.heard, { text: line.heard }) : "";
    item.painted = line;
    item.paintedAt = at;
  };

  const draw = () => {
    const wanted = new Set();
    let before = null;
    lines.forEach((line, at) => {
      let item = rows.get(line.id);
      if (!item) rows.set(line.id, (item = row(line)));
      wanted.add(line.id);
      paint(item, line, at);
      const next = before ? before.nextElementSibling : list.firstElementChild;
      if (next !== item) list.insertBefore(item, next);
      before = item;
    });
    for (const [id, item] of rows) {
      if (!wanted.has(id)) {
        item.remove();
        rows.delete(id);
      }
    }
    const open = lines.filter((line) => line.flags.length).length + gaps().length;
    part("open").textContent = open ? fill(words.open, { count: open }) : words.nothingOpen;
    part("empty").hidden = lines.length > 0;
    mark();
  };

  const mark = () => {
    for (const item of list.querySelectorAll(".is-current")) item.classList.remove("is-current");
    list.children[current]?.classList.add("is-current");
  };

  const go = (at, caret = null) => {
    current = Math.max(0, Math.min(at, lines.length - 1));
    const area = list.children[current] && part("text", list.children[current]);
    if (!area) return;
    area.focus();
    if (caret !== null) area.setSelectionRange(caret, caret);
    mark();
  };

  // ---- what is done to a line

  const caret = () => part("text", list.children[current] ?? editor)?.selectionStart ?? 0;
  const playLine = () => {
    const line = lines[current];
    if (!line) return;
    video.currentTime = line.start / 1000;
    video.play().catch(() => undefined);
  };
  const now = () => Math.round(video.currentTime * 1000);

  const retime = (at, name, field) => {
    const moment = kit.moment(field.value);
    const line = { ...lines[at], [name]: moment };
    const valid = moment !== null && line.start < line.end;
    field.setAttribute("aria-invalid", String(!valid));
    if (!valid) return say(moment === null ? words.badTime : words.backwards);
    if (moment !== lines[at][name]) set(kit.change(lines, at, { [name]: moment }), { focus: false });
    return undefined;
  };
  const setTime = (name) => {
    const line = lines[current] && { ...lines[current], [name]: now() };
    if (!line) return;
    if (line.start >= line.end) say(words.backwards);
    else set(kit.change(lines, current, { [name]: now() }), { caret: caret() });
  };
  const confirmLine = () => {
    if (!lines[current]) return;
    set(kit.change(lines, current, {}), { place: current + 1 });
  };
  // A stretch in which somebody speaks is open until a line stands in it.
  const gaps = () => unheard.filter(([from, to]) => !lines.some((line) => line.start < to && from < line.end));
  const nextOpen = () => {
    const flagged = lines.findIndex((line, at) => at > current && line.flags.length);
    const at = flagged < 0 ? lines.findIndex((line) => line.flags.length) : flagged;
    const gap = gaps()[0];
    if (at >= 0) return go(at);
    if (!gap) return say(words.nothingOpen);
    const added = kit.insert(lines, gap[0], gap[1]);
    set(added.lines, { place: added.place });
    playLine();
    return say(words.gap);
  };
  const insertLine = () => {
    const line = lines[current];
    const start = line ? line.end : now();
    const next = lines[current + 1];
    const end = Math.max(start + 500, Math.min(start + 2000, next ? next.start : Infinity));
    const added = kit.insert(lines, start, end);
    set(added.lines, { place: added.place, caret: 0 });
  };

  const commands = {
    play: () => (video.paused ? void video.play().catch(() => undefined) : video.pause()),
    "play-line": playLine,
    split: () => set(kit.split(lines, current, caret()), { place: current + 1, caret: 0 }),
    join: () => set(kit.join(lines, current), { caret: lines[current]?.text.length ?? 0 }),
    insert: insertLine,
    remove: () => set(kit.remove(lines, current)),
    confirm: confirmLine,
    next: nextOpen,
    start: () => setTime("start"),
    end: () => setTime("end"),
    undo: () => step(past, future),
    redo: () => step(future, past),
    find: () => { part("finder").hidden = false; part("find-text").focus(); },
    save: () => save(),
  };
  const keys = {
    "ctrl+ ": "play", "ctrl+enter": "play-line", "ctrl+[": "start", "ctrl+]": "end", "ctrl+m": "confirm", "f8": "next",
    "ctrl+z": "undo", "ctrl+shift+z": "redo", "ctrl+y": "redo", "ctrl+s": "save", "ctrl+h": "find",
    "ctrl+shift+enter": "insert", "ctrl+shift+backspace": "remove",
  };

  const keyOf = (event) => {
    const modifiers = [event.ctrlKey || event.metaKey ? "ctrl+" : "", event.shiftKey ? "shift+" : ""].join("");
    return modifiers + event.key.toLowerCase();
  };

  const onTextKey = (event) => {
    const area = event.target;
    const [at, end] = [area.selectionStart, area.selectionStart === area.selectionEnd && area.selectionEnd === area.value.length];
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && !event.isComposing;
    const alone = area.selectionStart === area.selectionEnd;
    const acts = {
      Enter: () => commands.split(),
      Backspace: alone && at === 0 && current > 0 ? () => {
        const caretAfter = lines[current - 1].text.length + 1;
        set(kit.join(lines, current - 1), { place: current - 1, caret: caretAfter });
      } : null,
      Delete: alone && end && lines[current + 1] ? () => set(kit.join(lines, current), { caret: at }) : null,
      ArrowUp: at === 0 && current > 0 ? () => go(current - 1) : null,
      ArrowDown: end && lines[current + 1] ? () => go(current + 1) : null,
    };
    if (!plain || !acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  };

  editor.addEventListener("keydown", (event) => {
    const command = keys[keyOf(event)];
    if (!command || event.altKey || event.isComposing) return;
    if (command === "undo" && event.target.closest("[data-finder]")) return;
    event.preventDefault();
    commands[command]();
  });
  for (const button of editor.querySelectorAll("[data-command]")) {
    // The line keeps its caret while its button is pressed.
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => commands[button.dataset.command]());
  }

  // ---- find and replace

  const finder = part("finder");
  const options = () => ({ exact: part("find-case").checked });
  let hit = -1;
  const search = (by) => {
    const hits = kit.find(lines, part("find-text").value, options());
    hit = hits.length ? (hit + by + hits.length) % hits.length : -1;
    part("find-count").textContent = hits.length ? fill(words.found, { number: hit + 1, total: hits.length }) : words.notFound;
    list.querySelector(".is-hit")?.classList.remove("is-hit");
    const item = hits.length && list.children[hits[hit].place];
    if (!item) return;
    item.classList.add("is-hit");
    item.scrollIntoView({ block: "center" });
    current = hits[hit].place;
    mark();
  };
  const closeFinder = () => {
    finder.hidden = true;
    list.querySelector(".is-hit")?.classList.remove("is-hit");
    go(current);
  };
  part("find-text").addEventListener("input", () => { hit = -1; search(1); });
  part("find-case").addEventListener("change", () => { hit = -1; search(1); });
  part("find-next").addEventListener("click", () => search(1));
  part("find-close").addEventListener("click", closeFinder);
  part("replace-all").addEventListener("click", () => {
    const text = part("find-text").value;
    if (!text) return;
    const count = kit.find(lines, text, options()).length;
    const next = kit.replaceAll(lines, text, part("replace-text").value, options());
    if (count) set(next, { focus: false });
    say(fill(words.replaced, { count }));
  });
  finder.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeFinder();
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    search(event.shiftKey ? -1 : 1);
  });

  // ---- the video

  video.addEventListener("timeupdate", () => {
    const at = lines.findIndex((line) => line.start <= now() && now() < line.end);
    for (const item of list.querySelectorAll(".is-playing")) item.classList.remove("is-playing");
    const item = list.children[at];
    if (!item) return;
    item.classList.add("is-playing");
    // Whoever types or reads elsewhere is not moved away.
    if (!video.paused && !list.contains(document.activeElement)) item.scrollIntoView({ block: "nearest" });
  });

  // ---- saving

  let saving = false;
  const save = async () => {
    const sent = changes();
    if (saving || !sent.length) return;
    saving = true;
    say(words.saving);
    try {
      const answer = await fetch(given.saveUrl, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": given.csrf, Accept: "application/json" },
        body: JSON.stringify({ version, changes: sent }),
      });
      const told = await answer.json().catch(() => null);
      if (!answer.ok || !told) {
        say(told?.message ?? words.failed);
        return;
      }
      // What was typed meanwhile was made to the old version, and is carried over when it is saved.
      if (JSON.stringify(sent) !== JSON.stringify(changes())) {
        say(words.savedPart);
        return;
      }
      ({ version, lines: base, unheard } = told);
      lines = kit.load(base);
      past = [];
      future = [];
      rows.forEach((item) => item.remove());
      rows.clear();
      draw();
      go(current);
      say(words.saved);
      part("discard").hidden = true;
      keep();
    } catch {
      say(words.offline);
    } finally {
      saving = false;
    }
  };

  part("discard").addEventListener("click", () => {
    if (!window.confirm(words.discard)) return;
    localStorage.removeItem(draftKey);
    window.removeEventListener("beforeunload", warn);
    window.location.reload();
  });
  const warn = (event) => {
    if (changes().length) event.preventDefault();
  };
  window.addEventListener("beforeunload", warn);

  restore();
  draw();
  keep();
  const asked = Number(new URLSearchParams(window.location.search).get("t"));
  if (asked) {
    const at = lines.findIndex((line) => line.end > asked * 1000);
    if (at >= 0) go(at);
    video.currentTime = asked;
  }
})();
