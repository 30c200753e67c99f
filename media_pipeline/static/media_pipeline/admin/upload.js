// The field for a video's file: sends what is chosen or dropped piece by piece while the rest of the form is filled in.
// The form is then sent with the upload's key in the place of the file. Without this script it is sent with the file.
(() => {
  if (window.kerfUploads) return;
  window.kerfUploads = new WeakMap();
  const language = document.documentElement.lang || "en";
  const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"];
  // The pace is that of the last seconds: networks change.
  const REMEMBERED_MS = 15000;

  const sizeOf = (bytes) => {
    const power = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)), UNITS.length - 1);
    const style = { style: "unit", unit: UNITS[power], maximumFractionDigits: power > 1 ? 1 : 0 };
    return new Intl.NumberFormat(language, style).format(bytes / 1024 ** power);
  };
  const timeOf = (seconds) => {
    const [unit, value] = seconds < 60 ? ["second", seconds] : seconds < 5400 ? ["minute", seconds / 60] : ["hour", seconds / 3600];
    return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 0 }).format(Math.ceil(value));
  };

  class Field {
    constructor(box) {
      this.box = box;
      this.input = box.querySelector("input[type=file]");
      this.form = this.input.form;
      this.key = this.form.querySelector("[data-upload-key]");
      const part = (name) => box.querySelector(`[data-upload-${name}]`);
      this.parts = Object.fromEntries(["status", "name", "bar", "text", "told", "pause", "resume", "discard"].map((name) => [name, part(name)]));
      this.parts.pause.addEventListener("click", () => this.upload.pause());
      this.parts.resume.addEventListener("click", () => this.upload.start());
      this.parts.discard.addEventListener("click", () => this.discard());
      this.toSend = false;
      this.past = [];
    }

    choose(file) {
      this.upload?.stop();
      this.upload = null;
      this.key.value = "";
      this.file = file;
      this.parts.status.hidden = true;
      const tooLarge = file.size > Number(this.box.dataset.maxBytes);
      this.input.setCustomValidity(tooLarge ? this.box.dataset.tooLarge : "");
      if (tooLarge) {
        this.input.reportValidity();
        return;
      }
      this.past = [];
      this.decile = -1;
      this.upload = new window.KerfTus({
        url: this.box.dataset.url,
        csrf: () => this.token(),
        file,
        onProgress: (offset) => this.progress(offset),
        onState: (state, words) => this.state(state, words),
      });
      this.parts.name.textContent = file.name;
      this.parts.status.hidden = false;
      this.upload.start();
    }

    async discard() {
      this.toSend = false;
      await this.upload.discard();
      this.upload = null;
      this.key.value = "";
      this.input.value = "";
      this.parts.status.hidden = true;
      this.input.focus();
    }

    say(words, { aloud = true } = {}) {
      const values = { percent: this.percent ?? 0, size: sizeOf(this.file.size), name: this.file.name, time: this.time };
      this.words = words;
      const said = this.toSend ? `${words} ${this.box.dataset.then}` : words;
      const text = said.replace(/\{(\w+)\}/g, (_, name) => values[name]);
      this.parts.text.textContent = text;
      if (aloud) this.parts.told.textContent = text;
    }

    progress(offset) {
      const now = performance.now();
      this.past.push([now, offset]);
      while (now - this.past[0][0] > REMEMBERED_MS) this.past.shift();
      const [since, from] = this.past[0];
      this.percent = Math.floor((100 * offset) / this.file.size);
      this.parts.bar.value = this.percent;
      const pace = (offset - from) / (now - since);
      this.time = pace > 0 ? timeOf((this.file.size - offset) / pace / 1000) : "";
      // A screen reader hears every tenth percent, not every one.
      const decile = Math.floor(this.percent / 10);
      this.say(this.time ? this.box.dataset.left : this.box.dataset.sending, { aloud: decile > this.decile });
      this.decile = Math.max(decile, this.decile);
    }

    state(state, words) {
      const { dataset } = this.box;
      const stopped = !["sending", "waiting", "arrived"].includes(state);
      this.parts.pause.hidden = stopped || state === "arrived";
      this.parts.resume.hidden = !stopped;
      if (state !== "sending") this.past = [];
      if (state === "sending") return;
      const said = {
        waiting: dataset.waiting,
        paused: dataset.paused,
        arrived: dataset.arrived,
        "signed-out": dataset.signedOut,
        gone: words || dataset.gone,
        refused: words || dataset.failed,
      };
      this.say(said[state]);
      if (state === "arrived") this.arrived();
    }

    // Whoever signs in again in another tab gets another token, and the form's own is worth nothing then.
    token() {
      const field = this.form.querySelector("[name=csrfmiddlewaretoken]");
      const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
      if (cookie) [, field.value] = cookie;
      return field.value;
    }

    arrived() {
      this.key.value = this.upload.address.split("/").pop();
      if (!this.toSend) return;
      this.toSend = false;
      this.form.requestSubmit();
    }

    // Whether the form has to wait. Once it may go, it goes without the file: that is here already.
    holds() {
      // Wagtail's forms are not validated by the browser.
      if (!this.input.checkValidity()) return !this.input.reportValidity();
      if (!this.upload) return false;
      if (this.key.value) {
        this.token();
        this.input.value = "";
        return false;
      }
      this.toSend = true;
      if (!this.upload.running) this.upload.start();
      this.say(this.words ?? this.box.dataset.sending);
      return true;
    }
  }

  const fieldOf = (box) => {
    if (!window.kerfUploads.has(box)) window.kerfUploads.set(box, new Field(box));
    return window.kerfUploads.get(box);
  };
  const boxOf = (event) => event.target.closest?.("[data-upload]");

  // By delegation: Wagtail's chooser puts its form into the page whenever it is opened or refused.
  document.addEventListener("change", (event) => {
    const box = boxOf(event);
    if (box && event.target.type === "file" && event.target.files.length) fieldOf(box).choose(event.target.files[0]);
  });
  document.addEventListener("submit", (event) => {
    const box = event.target.querySelector?.("[data-upload]");
    if (!box || !fieldOf(box).holds()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true });
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      const box = boxOf(event);
      if (!box || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      box.classList.toggle("video-upload--over", kind === "dragenter" || kind === "dragover");
      const [file] = kind === "drop" ? event.dataTransfer.files : [];
      if (file) fieldOf(box).choose(file);
    });
  }
  const adopt = () => document.querySelectorAll("[data-upload-hint][hidden]").forEach((hint) => { hint.hidden = false; });
  adopt();
  new MutationObserver(adopt).observe(document.body, { childList: true, subtree: true });
})();
