// <take-recorder>: record, pause, stop, listen, hand in, or again. The form to type in stays beside it.
import { canRecord, CLIPPING, microphones, openMicrophone, QUIET, troubleOf } from "./microphone.js";
import { openCamera } from "./video.js";
import { Refused, send } from "./outbox.js";
import * as store from "./take_store.js";
import { secondsOf, wavOf } from "./wav.js";

const SHOWN = { idle: ["record"], recording: ["pause", "stop"], paused: ["resume", "stop"], ready: ["send", "again"], sending: [], refused: ["again"] };

class TakeRecorder extends HTMLElement {
  async connectedCallback() {
    this.hidden = false;
    this.words = JSON.parse(this.querySelector("[data-words]").textContent);
    this.find = (name) => this.querySelector(`[data-${name}]`);
    for (const button of this.querySelectorAll("[data-do]")) button.addEventListener("click", () => this[button.dataset.do]());
    this.quietFor = 0;
    this.loudFor = 0;
    this.pieces = [];
    this.show("idle");
    if (!canRecord()) { this.say("unsupported"); this.find("do=record").disabled = true; return; }
    const typing = document.querySelector("[data-typing]");
    if (typing) typing.open = false;
    await this.rescue();
  }

  show(state) {
    this.state = state;
    this.dataset.state = state;
    for (const button of this.querySelectorAll("[data-do]")) button.hidden = !SHOWN[state].includes(button.dataset.do);
    this.find("clock").classList.toggle("is-live", state === "recording");
  }

  say(word, more = "") {
    this.find("told").textContent = [this.words[word] ?? word, more].filter(Boolean).join(" ");
    this.find("told").dataset.word = word;
  }

  // What a reload, a crash or a lost network left behind for this very question.
  async rescue() {
    const all = await store.takes().catch(() => []);
    const found = all.filter((one) => one.drill === this.dataset.drill && String(one.place) === this.dataset.place && one.parent === this.dataset.parent);
    const take = found.sort((one, other) => other.at - one.at)[0];
    if (!take) return;
    this.take = take;
    this.pieces = await store.piecesOf(take.id);
    if (!this.pieces.length && take.state === "recording") { await store.forget(take.id); return; }
    if (take.state !== "recording") { this.send(); return; }
    await this.offer();
    this.say("rescued", this.words.ready);
  }

  async record() {
    try {
      this.microphone = await openMicrophone(this.find("microphone").value);
    } catch (error) {
      this.say(troubleOf(error));
      document.querySelector("[data-typing]")?.setAttribute("open", "");
      return;
    }
    speechSynthesis?.cancel?.();
    this.take = { id: crypto.randomUUID(), drill: this.dataset.drill, place: this.dataset.place, parent: this.dataset.parent,
      question: this.dataset.question, url: this.dataset.url, videoUrl: this.dataset.videoUrl, state: "recording", at: Date.now() };
    this.pieces = [];
    await store.keep(this.take).catch(() => this.say("full"));
    this.microphone.addEventListener("piece", ({ detail }) => this.takeIn(detail.samples));
    this.microphone.addEventListener("level", ({ detail }) => this.level(detail));
    this.microphone.addEventListener("lost", async () => { if (this.state !== "ready") { await this.stop(); this.say("lost"); } });
    if (this.find("camera").checked) await this.film();
    this.microphone.start();
    this.camera?.start();
    this.show("recording");
    this.say("recording");
    this.dispatchEvent(new CustomEvent("take-started", { bubbles: true }));
    this.listMicrophones();
  }

  async film() {
    try {
      this.camera = await openCamera(this.find("picture"), (part) => store.keepPicture(this.take.id, part).catch(() => this.say("full")));
      if (this.find("facts")?.checked) this.dispatchEvent(new CustomEvent("camera-open", { bubbles: true, detail: this.camera }));
    } catch {
      this.camera = null;
      this.say("no-camera");
    }
  }

  takeIn(samples) {
    if (!samples.length) return;
    this.pieces.push(samples);
    store.keepPiece(this.take.id, samples).catch(() => this.say("full"));
    this.time();
  }

  time() {
    const seconds = secondsOf(this.pieces);
    this.find("clock").textContent = `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
    const hint = this.find("hint");
    const words = seconds < Number(this.dataset.low) ? "short" : seconds <= Number(this.dataset.high) ? "good" : "long";
    if (this.state === "recording" && (seconds > 10 || words !== "short")) hint.textContent = hint.dataset[words];
  }

  level({ peak, power, seconds }) {
    this.loudest = Math.max(peak, (this.loudest ?? 0) * 0.9);
    this.find("level").style.setProperty("--level", Math.min(1, Math.sqrt(this.loudest)));
    if (this.state !== "recording") return;
    this.quietFor = Math.sqrt(power) < QUIET ? this.quietFor + seconds : 0;
    this.loudFor = peak > CLIPPING ? 3 : Math.max(0, this.loudFor - seconds);
    const word = this.loudFor > 0 ? "clipping" : this.quietFor > 3 ? "quiet" : "recording";
    if (this.find("told").dataset.word !== word && this.find("told").dataset.word !== "full") this.say(word);
  }

  async pause() {
    this.camera?.pause();
    await this.microphone.pause();
    this.show("paused");
    this.say("paused");
  }

  resume() {
    this.microphone.start();
    this.camera?.resume();
    this.show("recording");
    this.say("recording");
  }

  async stop() {
    if (this.state === "recording") await this.microphone.pause();
    await this.camera?.stop();
    this.dispatchEvent(new CustomEvent("take-ended", { bubbles: true }));
    await this.microphone.close();
    this.camera = null;
    this.take.seconds = secondsOf(this.pieces);
    await store.keep(this.take).catch(() => this.say("full"));
    await this.offer();
    this.say("ready");
  }

  async offer() {
    const listen = this.find("listen");
    listen.src = URL.createObjectURL(wavOf(this.pieces));
    listen.hidden = false;
    this.time();
    this.show("ready");
  }

  async again() {
    this.find("listen").hidden = true;
    this.find("hint").textContent = "";
    if (this.take) await store.forget(this.take.id);
    this.record();
  }

  async send() {
    this.show("sending");
    this.say("sending");
    this.take.camera = document.querySelector("camera-facts")?.kept || this.take.camera || "";
    this.take.state = this.take.state === "sound-sent" ? "sound-sent" : "ready";
    await store.keep(this.take).catch(() => {});
    try {
      const told = await send(this.take, this.dataset.token, () => this.say("waiting"));
      location.assign(told.url);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.show("refused");
      this.say(error.message);
    }
  }

  async listMicrophones() {
    const choice = this.find("microphone");
    const known = new Set([...choice.options].map((one) => one.value));
    for (const one of await microphones()) if (!known.has(one.deviceId)) choice.add(new Option(one.label, one.deviceId));
  }
}
customElements.define("take-recorder", TakeRecorder);
