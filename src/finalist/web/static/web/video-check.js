// <video-check>: camera and microphone as the other side gets them, in words. All of it stays in this page.
import { brightness, closeDevices, HEIGHT, light, lightFact, loudness, movement, MOVES, openDevices, share, WIDTH } from "./camera.js";

const LOOK = 500;
const LOUD = -30; // speech louder than this is heard well. Convention.
const SOFT = -45; // below it, speech is lost. Convention.
const APART = 15; // decibels that speech should stand above the room. Convention.
const PASSED = 12; // looks that the quietest and loudest are taken from.

class VideoCheck extends HTMLElement {
  connectedCallback() {
    this.querySelector("[data-start]").addEventListener("click", () => this.start());
    this.querySelector("[data-stop]").addEventListener("click", () => this.stop());
    addEventListener("pagehide", () => this.stop());
    this.querySelector(".controls").hidden = false;
  }

  disconnectedCallback() { this.stop(); }

  async start() {
    this.stop();
    const { stream, camera, microphone } = await openDevices();
    this.stream = stream;
    this.tell("camera", camera ? `camera-${camera}` : "camera-on", camera ? "warn" : "good");
    this.tell("sound", microphone ? `microphone-${microphone}` : "microphone-on", microphone ? "warn" : "good");
    if (!camera) await this.watch();
    if (!microphone) this.listen();
    this.toggle(true);
    this.timer = setInterval(() => this.look(), LOOK);
  }

  stop() {
    clearInterval(this.timer);
    if (this.stream) closeDevices(this.stream);
    this.audio?.close();
    this.stream = this.audio = this.analyser = this.before = null;
    this.querySelector("video").srcObject = null;
    this.toggle(false);
  }

  toggle(isOn) {
    this.querySelector("[data-start]").hidden = isOn;
    this.querySelector("[data-stop]").hidden = !isOn;
    this.querySelector(".frame-view").hidden = !isOn || !this.stream?.getVideoTracks().length;
    this.querySelector(".facts-list").hidden = !isOn;
  }

  async watch() {
    const video = this.querySelector("video");
    video.srcObject = this.stream;
    await video.play().catch(() => {});
    const { width, height } = this.stream.getVideoTracks()[0].getSettings();
    this.tell("camera", "camera-on", "good", width && height ? ` ${width} × ${height}` : "");
    this.canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
    this.pen = this.canvas.getContext("2d", { willReadFrequently: true });
  }

  listen() {
    this.audio = new AudioContext();
    this.analyser = this.audio.createAnalyser();
    this.analyser.fftSize = 2048;
    this.audio.createMediaStreamSource(new MediaStream(this.stream.getAudioTracks())).connect(this.analyser);
    this.levels = [];
    this.clipped = [];
  }

  look() {
    if (this.stream?.getVideoTracks().length) this.see();
    if (this.analyser) this.hear();
  }

  see() {
    this.pen.drawImage(this.querySelector("video"), 0, 0, WIDTH, HEIGHT);
    const bright = brightness(this.pen.getImageData(0, 0, WIDTH, HEIGHT).data);
    const found = light(bright);
    const fact = lightFact(found);
    this.tell("light", `light-${fact}`, fact === "even" ? "good" : "warn", ` (${share(found.middle)} %, ${share(found.edge)} %)`);
    if (this.before) {
      const moves = movement(this.before, bright) > MOVES;
      this.tell("background", moves ? "background-moves" : "background-still", moves ? "warn" : "good");
    }
    this.before = bright;
  }

  hear() {
    const samples = new Float32Array(this.analyser.fftSize);
    this.analyser.getFloatTimeDomainData(samples);
    const { level, clips } = loudness(samples);
    this.clipped = [...this.clipped, clips].slice(-PASSED);
    this.levels = [...this.levels, level].slice(-PASSED);
    this.querySelector("meter").value = level;
    const top = Math.max(...this.levels), floor = Math.min(...this.levels);
    const fact = this.clipped.includes(true) ? "clips" : top < SOFT ? "quiet" : top - floor < APART ? "close" : top < LOUD ? "soft" : "clear";
    this.tell("level", `level-${fact}`, fact === "clear" ? "good" : "warn", ` (${Math.round(top)} dB, ${Math.round(floor)} dB)`);
  }

  tell(name, words, tone, more = "") {
    const row = this.querySelector(`[data-fact="${name}"]`);
    const text = (this.querySelector(`[data-words="${words}"]`)?.textContent ?? "") + more;
    row.dataset.tone = tone;
    if (row.textContent !== text) row.textContent = text;
  }
}
customElements.define("video-check", VideoCheck);
