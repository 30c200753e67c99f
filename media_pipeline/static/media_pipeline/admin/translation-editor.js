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
  const drafts = window.KerfDrafts;
  const draftKey = `kerf.translation.${given.key}`;

  let { version, pairs } = given;
  let current = 0;
  // The line that the cursor was last in: it stays, whatever is filtered, until the cursor is in another.
  let held = -1;
  // What is not saved: by the place of its pair, and without one.
  let { typed, strays } = drafts.placed(drafts.read(draftKey), pairs);
  let stored = true;

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
    const left = [...[...typed].filter(([at]) => changed(at)).map(([, entry]) => entry), ...strays];
    stored = drafts.write(draftKey, left);
    // Not `disabled`: the cursor would be lost with the button it is on.
    const nothing = !changes().length;
    part("save").classList.toggle("disabled", nothing);
    part("save").setAttribute("aria-disabled", nothing);
  };
  const type = (at, text) => typed.set(at, { seen: typed.get(at)?.seen, text, kept: false, pair: typed.get(at)?.pair ?? pairs[at] });
  const doubts = (at) => (changed(at) ? drafts.doubts(typed.get(at), pairs[at]) : { theirs: false, meant: false });
  const says = (at) => `${pairs[at].source}\n${pairs[at].text}`;
  const unseen = () => pairs.findIndex((_, at) => {
    const { theirs, meant } = doubts(at);
    return (theirs || meant) && typed.get(at).seen !== says(at);
  });

  // ---- rows

  const described = ["source", "change", "theirs", "meant", "state"];
  const idOf = (name, at) => `translation-${at}-${name}`;

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
    part("label", item).textContent = fill(words.line, { number: at + 1, time });
    for (const name of ["label", ...described]) part(name, item).id = idOf(name, at);
    area.setAttribute("aria-labelledby", idOf("label", at));
    area.value = textOf(at);
    area.addEventListener("focus", () => {
      current = at;
      mark();
      hold(at);
    });
    area.addEventListener("input", () => {
      type(at, area.value.replace(/\n/g, " "));
      touched(at);
    });
    part("theirs-use", item).addEventListener("click", () => {
      typed.delete(at);
      area.value = pairs[at].text;
      touched(at);
      area.focus();
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
    item.dataset.open = String(open || changed(at) || at === held);
    const { theirs, meant } = doubts(at);
    part("theirs", item).hidden = !theirs;
    part("theirs-text", item).textContent = theirs ? pairs[at].text : "";
    part("meant", item).hidden = !meant;
    part("meant-text", item).textContent = meant ? typed.get(at).pair.source : "";
    // What is hidden would be read out, too.
    const read = described.filter((name) => !part(name, item).hidden).map((name) => idOf(name, at));
    part("text", item).setAttribute("aria-describedby", read.join(" "));
  };

  const hold = (at) => {
    const before = held;
    held = at;
    for (const place of [before, at]) if (pairs[place]) paint(place);
  };

  const count = () => {
    const open = pairs.filter((_, at) => toDo(at)).length;
    part("open").textContent = open ? fill(words.open, { count: open }) : words.nothingOpen;
    part("done").hidden = !part("only").checked || open > 0 || changes().length > 0;
    part("empty").hidden = pairs.length > 0;
  };

  const touched = (at) => {
    paint(at);
    count();
    store();
  };

  const drawStrays = () => {
    part("strays").hidden = !strays.length;
    part("strays-list").replaceChildren(...strays.map(({ text, pair }) => {
      const item = part("stray").content.firstElementChild.cloneNode(true);
      part("time", item).textContent = clock(pair.start);
      part("source", item).textContent = pair.source;
      part("text", item).textContent = text;
      return item;
    }));
    part("discard").hidden = !strays.length && !changes().length;
  };

  const draw = () => {
    list.replaceChildren(...pairs.map((_, at) => row(at)));
    pairs.forEach((_, at) => paint(at));
    drawStrays();
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
    if (pairs[current].source && toDo(current)) typed.set(current, { text: textOf(current), kept: true, pair: pairs[current] });
    touched(current);
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
    hold(-1);
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

  // The lines as they are after `sent` was saved, with what was typed since; the cursor stays in its line.
  const goOn = (told, sent) => {
    const left = new Map();
    for (const [at, entry] of typed) {
      const before = sent.get(at);
      if (!before && changed(at)) left.set(at, entry);
      if (before && before.text !== entry.text) left.set(at, { ...entry, pair: { ...pairs[at], text: before.text } });
    }
    const [here, mine, area] = [pairs[current], left.get(current), document.activeElement];
    const inside = area !== list && list.contains(area);
    ({ version, pairs } = told);
    ({ typed, strays } = drafts.placed([...left.values(), ...strays], pairs));
    const far = (pair) => (pair.source === here.source ? 0 : 1e9) + Math.abs(pair.start - here.start);
    const nearest = pairs.reduce((best, pair, at) => (far(pair) < far(pairs[best]) ? at : best), 0);
    current = [...typed].find(([, entry]) => entry === mine)?.[0] ?? nearest;
    held = inside ? current : -1;
    draw();
    if (!inside) return;
    // Whoever types on must not do so in another line; the keys work from the list, too.
    if (strays.includes(mine) || !pairs.length) return list.focus();
    go(current);
    const now = document.activeElement;
    if (now.value === area.value) now.setSelectionRange(area.selectionStart, area.selectionEnd);
  };

  let saving = false;
  const save = async () => {
    if (saving || !changes().length) return;
    const doubtful = unseen();
    if (doubtful >= 0) {
      typed.set(doubtful, { ...typed.get(doubtful), seen: says(doubtful) });
      say(words.look);
      go(doubtful);
      store();
      return;
    }
    const sent = new Map([...typed].filter(([at]) => changed(at)));
    const strayed = strays.length;
    saving = true;
    say(words.saving);
    try {
      const answer = await fetch(given.saveUrl, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": given.csrf, Accept: "application/json" },
        body: JSON.stringify({ version, changes: changes() }),
      });
      const told = await answer.json().catch(() => null);
      if (!answer.ok || !told) {
        say(told?.message ?? words.failed);
        return;
      }
      goOn(told, sent);
      const first = told.shown && !part("hidden").hidden;
      part("hidden").hidden = told.shown;
      if (strays.length > strayed) say(words.strays);
      else say(changes().length ? words.savedPart : first ? words.shown : words.saved);
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
    if (changes().length || (strays.length && !stored)) event.preventDefault();
  };
  window.addEventListener("beforeunload", warn);

  draw();
  if (strays.length) say(words.strays);
  else if (changes().length) say(words.draft);
  store();
  const asked = Number(new URLSearchParams(window.location.search).get("t"));
  if (asked) {
    const at = pairs.findIndex((pair) => pair.end > asked * 1000);
    if (at >= 0) go(at);
    video.currentTime = asked;
  }
})();
