// A client of tus 1.0 (https://tus.io/protocols): one file, sent piece by piece, again from where it stopped.
//
//   const upload = new KerfTus({ url, csrf: () => token, file, metadata, onProgress, onState });
//   upload.start();  upload.pause();  upload.discard();
//
// `onState(state, detail)`: "sending", "waiting" (tries again by itself), "paused", "arrived", or one of "signed-out",
// "refused" (detail: the server's words), "gone". `start()` goes on from all of them.
(() => {
  if (window.KerfTus) return;
  // Small requests: no proxy has to hold much of one, and an interrupted one costs little.
  const PIECE = 8 * 1024 * 1024;
  const PAUSES = [1, 2, 4, 8, 15, 30];
  const SAMPLE = 64 * 1024;

  const encode = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

  // What the file is known by when it is chosen again: its facts, and its two ends where the browser can hash them.
  const fingerprintOf = async (file) => {
    const facts = `${file.name}|${file.size}|${file.lastModified}`;
    const parts = [facts, file.slice(0, SAMPLE), file.slice(Math.max(0, file.size - SAMPLE))];
    const content = await new Blob(parts).arrayBuffer();
    if (!window.crypto?.subtle) return facts.slice(-100);
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  class KerfTus {
    constructor(options) {
      Object.assign(this, { metadata: {}, onProgress() {}, onState() {} }, options);
      this.address = "";
      this.offset = 0;
      this.tries = 0;
      this.running = false;
      this.again = () => { if (this.timer) this.run(); };
    }

    start() {
      if (this.running) return;
      this.running = true;
      this.tries = 0;
      window.addEventListener("online", this.again);
      this.run();
    }

    pause() {
      this.stop();
      this.onState("paused");
    }

    async discard() {
      this.stop();
      if (this.address) await this.ask("DELETE", this.address).catch(() => {});
      this.address = "";
      this.offset = 0;
    }

    stop() {
      this.running = false;
      window.clearTimeout(this.timer);
      this.timer = 0;
      window.removeEventListener("online", this.again);
      this.request?.abort();
      this.request = null;
    }

    // One request. Its answer, whatever its status; rejects where there is none.
    ask(method, url, headers = {}, body = null) {
      return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        this.request = request;
        request.open(method, url);
        const common = { "Tus-Resumable": "1.0.0", "X-CSRFToken": this.csrf() };
        for (const [name, value] of Object.entries({ ...common, ...headers })) request.setRequestHeader(name, value);
        if (body) {
          request.upload.addEventListener("progress", (event) => this.onProgress(this.offset + event.loaded));
        }
        request.addEventListener("load", () => resolve(request));
        request.addEventListener("error", () => reject(new Error("no answer")));
        request.addEventListener("abort", () => reject(new Error("aborted")));
        request.send(body);
      });
    }

    async run() {
      window.clearTimeout(this.timer);
      this.timer = 0;
      try {
        this.onState("sending");
        if (!(await this.find())) return;
        while (this.running && this.offset < this.file.size) {
          const piece = this.file.slice(this.offset, this.offset + PIECE);
          const headers = { "Upload-Offset": this.offset, "Content-Type": "application/offset+octet-stream" };
          const answer = await this.ask("PATCH", this.address, headers, piece);
          // Somebody else has moved it on: look where it stands.
          if (answer.status === 409 ? !(await this.find()) : !this.took(answer)) return;
          if (answer.status !== 409) this.tries = 0;
        }
        if (!this.running) return;
        this.stop();
        this.onState("arrived");
      } catch {
        if (this.running) this.later();
      }
    }

    // Where the file is to go, and how much of it is there. False where that is the end of this run.
    async find() {
      if (this.address) {
        const answer = await this.ask("HEAD", this.address);
        if (answer.status !== 404 && answer.status !== 410) return this.took(answer);
        this.address = "";
      }
      const metadata = { filename: this.file.name, fingerprint: await fingerprintOf(this.file), ...this.metadata };
      const said = Object.entries(metadata).filter(([, value]) => value).map(([key, value]) => `${key} ${encode(value)}`);
      const headers = { "Upload-Length": this.file.size, "Upload-Metadata": said.join(",") };
      const answer = await this.ask("POST", this.url, headers);
      if (answer.status === 201) this.address = answer.getResponseHeader("Location");
      return this.took(answer);
    }

    // Takes an answer's offset over. False where the run cannot go on now.
    took(answer) {
      const { status } = answer;
      if (status >= 200 && status < 300) {
        this.offset = Number(answer.getResponseHeader("Upload-Offset"));
        this.onProgress(this.offset);
        return this.running;
      }
      // The next look finds out whether a new one has to be made.
      if (status === 423 || status === 503 || status === 502 || status === 504 || status === 500) this.later();
      else this.fail(status, answer);
      return false;
    }

    later() {
      const seconds = PAUSES[Math.min(this.tries, PAUSES.length - 1)];
      this.tries += 1;
      this.timer = window.setTimeout(() => this.run(), 1000 * seconds);
      this.onState("waiting");
    }

    fail(status, answer) {
      let words = "";
      try {
        words = JSON.parse(answer.responseText).errors[0].message;
      } catch { /* an answer of a proxy, or of none */ }
      this.stop();
      if (status === 401) this.onState("signed-out", words);
      else if (status === 404 || status === 410) this.onState("gone", words);
      else this.onState("refused", words);
    }
  }

  window.KerfTus = KerfTus;
})();
