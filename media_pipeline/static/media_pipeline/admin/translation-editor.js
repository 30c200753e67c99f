// The page on which a transcript is translated: source beside translation, everything by keyboard. What is not saved
// yet is kept in this browser, so that neither a closed window nor a lost connection costs a word.
(() => {
  const editor = document.querySelector("[data-translation-editor]");
  if (!editor) return;
  const given = JSON.parse(document.getElementById("translation-data").textContent);
  const words = given.words;
  const video = editor.querySelector("video");
  const list = editor.querySelector("[data-lines]");
  const template = editor.querySelector("template");
  const part = (name, root = editor) => root.querySelector(`[data-${name}]`);
  const say = (text) => { part("status").textContent = text; };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const draftKey = `kerf.translation.${given.key}`;

  let { version, pairs } = given;
  let current = 0;
  // What was typed, by the place of its pair: {text, kept}; `kept` says that an unchanged translation is right.
  let typed = new Map();

  const clock = (ms) => {
    const seconds = Math.floor(ms / 1000);
    const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const padded = String(rest).padStart(2, "0");
    return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${padded}` : `${minutes}:${padded}`;
  };
  const textOf = (at) => typed.get(at)?.text ?? pairs[at].text;
  const changed = (at) => typed.has(at) && (typed.get(at).kept || textOf(at).trim() !== pairs[at].text);
  const toDo = (at) => {
    if (changed(at)) return !textOf(at).trim() && pairs[at].source !== "";
    return pairs[at].upkeep !== "current";
  };
  const changes = () => [...typed.keys()].filter(changed).map((at) => {
    const { start, end, source, replaces } = pairs[at];
    return { start, end, source, text: textOf(at).trim(), replaces };
  });

  // ---- what is not saved yet

  const store = () => {
    const left = [...typed].filter(([at]) => changed(at)).map(([at, entry]) => ({ ...entry, pair: pairs[at] }));
    try {
      if (left.length) localStorage.setItem(draftKey, JSON.stringify({ version, left }));
      else localStorage.removeItem(draftKey);
    } catch { /* a full or forbidden store: the page still warns before it is left */ }
    part("save").disabled = !left.length;
  };

  const sameSource = (pair, other) => pair.source === other.source && Math.abs(pair.start - other.start) < 5000;
  const restore = () => {
    try {
      const { left } = JSON.parse(localStorage.getItem(draftKey)) ?? {};
      for (const { text, kept, pair } of left ?? []) {
        const at = pairs.findIndex((one, place) => !typed.has(place) && sameSource(one, pair));
        if (at >= 0) typed.set(at, { text, kept });
      }
      if (!typed.size) return;
      say(words.draft);
      part("discard").hidden = false;
    } catch { /* no draft that can be read is no draft */ }
  };

  // ---- rows

  const row = (at) => {
    const item = template.content.firstElementChild.cloneNode(true);
    const area = part("text", item);
    const time = clock(pairs[at].start);
    part("time", item).textContent = time;
    part("play", item).setAttribute("aria-label", fill(words.playFrom, { time }));
    part("source", item).textContent = pairs[at].source || words.gone;
    part("source", item).classList.toggle("is-gone", !pairs[at].source);
    // Escaped and marked by the server.
    part("change", item).innerHTML = pairs[at].change;
    part("change", item).hidden = !pairs[at].change;
    area.setAttribute("aria-label", fill(words.line, { number: at + 1, time }));
    area.value = textOf(at);
    area.addEventListener("focus", () => { current = at; mark(); });
    area.addEventListener("input", () => {
      typed.set(at, { text: area.value.replace(/\n/g, " "), kept: false });
      paint(at);
      count();
      store();
    });
    area.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      event.preventDefault();
      step(event.shiftKey ? -1 : 1, () => true);
    });
    part("play", item).addEventListener("click", () => { current = at; mark(); playLine(); });
    return item;
  };

  const paint = (at) => {
    const item = list.children[at];
    const open = toDo(at);
    part("state", item).textContent = changed(at) ? words.changed : words.states[pairs[at].upkeep];
    item.classList.toggle("is-flagged", open);
    item.classList.toggle("is-confirmed", !open);
    item.dataset.open = String(open || changed(at));
  };

  const count = () => {
    const open = pairs.filter((_, at) => toDo(at)).length;
    part("open").textContent = open ? fill(words.open, { count: open }) : words.nothingOpen;
    part("done").hidden = !part("only").checked || open > 0 || typed.size > 0;
    part("empty").hidden = pairs.length > 0;
  };

  const draw = () => {
    list.replaceChildren(...pairs.map((_, at) => row(at)));
    pairs.forEach((_, at) => paint(at));
    count();
    mark();
  };

  const mark = () => {
    list.querySelector(".is-current")?.classList.remove("is-current");
    list.children[current]?.classList.add("is-current");
  };

  const shown = (at) => list.children[at] && list.children[at].offsetParent !== null;
  const go = (at) => part("text", list.children[at])?.focus();
  const step = (by, wanted) => {
    for (let at = current + by; at >= 0 && at < pairs.length; at += by) {
      if (shown(at) && wanted(at)) return go(at);
    }
    return undefined;
  };

  // ---- what is done to a line

  const playLine = () => {
    if (!pairs[current]) return;
    video.currentTime = pairs[current].start / 1000;
    video.play().catch(() => undefined);
  };
  const next = () => {
    const places = pairs.map((_, at) => at);
    const at = [...places.slice(current + 1), ...places.slice(0, current + 1)].find(toDo);
    if (at === undefined) say(words.nothingOpen);
    else go(at);
  };
  const keep = () => {
    if (!pairs[current] || !textOf(current).trim()) return;
    // Where nothing is said any more, nothing can be right: it can only go.
    if (pairs[current].source && toDo(current)) typed.set(current, { text: textOf(current), kept: true });
    paint(current);
    count();
    store();
    next();
  };

  const commands = {
    play: () => (video.paused ? void video.play().catch(() => undefined) : video.pause()),
    "play-line": playLine,
    keep,
    next,
    save: () => save(),
  };
  const keys = { "ctrl+ ": "play", "ctrl+enter": "play-line", "ctrl+m": "keep", f8: "next", "ctrl+s": "save" };
  editor.addEventListener("keydown", (event) => {
    const command = keys[(event.ctrlKey || event.metaKey ? "ctrl+" : "") + event.key.toLowerCase()];
    if (!command || event.altKey || event.isComposing) return;
    event.preventDefault();
    commands[command]();
  });
  for (const button of editor.querySelectorAll("[data-command]")) {
    // The line keeps its caret while its button is pressed.
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => commands[button.dataset.command]());
  }
  part("only").addEventListener("change", () => {
    list.classList.toggle("is-filtered", part("only").checked);
    count();
  });

  // ---- the video

  video.addEventListener("timeupdate", () => {
    const now = video.currentTime * 1000;
    list.querySelector(".is-playing")?.classList.remove("is-playing");
    const item = list.children[pairs.findIndex((pair) => pair.start <= now && now < pair.end)];
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
      const meanwhile = JSON.stringify(sent) !== JSON.stringify(changes());
      const left = [...typed].filter(([at]) => !sent.some((one) => one.start === pairs[at].start && one.text === textOf(at).trim()));
      const old = pairs;
      ({ version, pairs } = told);
      typed = new Map();
      for (const [at, entry] of left) {
        const place = pairs.findIndex((one) => sameSource(one, old[at]));
        if (place >= 0) typed.set(place, entry);
      }
      draw();
      go(Math.min(current, pairs.length - 1));
      const first = told.shown && !part("hidden").hidden;
      part("hidden").hidden = told.shown;
      say(meanwhile ? words.savedPart : first ? words.shown : words.saved);
      part("discard").hidden = true;
      store();
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
  editor.querySelector("[data-confirm]")?.addEventListener("submit", (event) => {
    if (!window.confirm(event.target.dataset.confirm)) event.preventDefault();
    else window.removeEventListener("beforeunload", warn);
  });
  const warn = (event) => {
    if (changes().length) event.preventDefault();
  };
  window.addEventListener("beforeunload", warn);

  restore();
  draw();
  store();
  const asked = Number(new URLSearchParams(window.location.search).get("t"));
  if (asked) {
    const at = pairs.findIndex((pair) => pair.end > asked * 1000);
    if (at >= 0) go(at);
    video.currentTime = asked;
  }
})();
