// <camera-facts>: what the camera sees of framing, light, where one looks and big movements, while one records. For
// one's own eyes; kept with the take only if one says so. Light and movement need nothing; the rest a model on this machine.
import { brightness, HEIGHT, light, lightFact, movement, MOVES, WIDTH } from "../camera.js";
import { framingOf, gazeOf, mostly, spansOf } from "./camera_codes.js";

const LOOK = 250; // milliseconds between two looks

class CameraFacts extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(this.querySelector("[data-words]").textContent);
    addEventListener("camera-open", ({ detail }) => this.open(detail));
    addEventListener("take-started", () => { this.since = performance.now(); });
    addEventListener("take-ended", () => this.end());
  }

  open(camera) {
    this.hidden = false;
    this.picture = camera.picture;
    this.looks = { framing: [], gaze: [], light: [] };
    this.moves = [];
    this.since = performance.now();
    this.canvas = new OffscreenCanvas(WIDTH, HEIGHT);
    this.paper = this.canvas.getContext("2d", { willReadFrequently: true });
    if (this.dataset.worker) {
      this.worker = new Worker(this.dataset.worker, { type: "module" });
      this.worker.onmessage = ({ data }) => this.told(data);
      this.worker.postMessage({ kind: "start" });
    }
    this.timer = setInterval(() => this.look(), LOOK);
  }

  get at() { return Number(((performance.now() - this.since) / 1000).toFixed(2)); }

  async look() {
    if (!this.picture.videoWidth) return;
    this.paper.drawImage(this.picture, 0, 0, WIDTH, HEIGHT);
    const bright = brightness(this.paper.getImageData(0, 0, WIDTH, HEIGHT).data);
    this.looks.light.push({ at: this.at, code: lightFact(light(bright)) });
    if (this.before && movement(this.before, bright) > MOVES) this.moves.push(this.at);
    this.before = bright;
    if (this.ready && !this.busy) {
      this.busy = true;
      const frame = await createImageBitmap(this.picture);
      this.worker?.postMessage({ kind: "frame", frame, at: performance.now() }, [frame]);
    }
    this.show();
  }

  told(data) {
    if (data.kind === "ready") this.ready = true;
    if (data.kind === "none") { this.ready = false; this.busy = false; this.dataset.why = data.why; }
    if (data.kind !== "seen") return;
    this.busy = false;
    this.dataset.seen = Number(this.dataset.seen ?? 0) + 1;
    const at = this.at;
    this.looks.framing.push({ at, code: framingOf(data.face) });
    this.looks.gaze.push({ at, code: gazeOf(data.face) });
  }

  show() {
    const now = (name) => this.words[`${name}-${this.looks[name].at(-1)?.code}`];
    this.querySelector("[data-now]").textContent = [now("framing"), now("light")].filter(Boolean).join(" ");
  }

  end() {
    if (!this.timer) return;
    clearInterval(this.timer);
    this.timer = 0;
    this.worker?.terminate();
    const end = this.at;
    this.facts = { version: 1, seconds: end, framing: spansOf(this.looks.framing, end), gaze: spansOf(this.looks.gaze, end),
      light: spansOf(this.looks.light, end), moves: this.moves };
    const told = ["framing", "light"].map((name) => this.words[`${name}-${mostly(this.facts[name])}`]).filter(Boolean);
    if (this.moves.length) told.push(this.words.moves);
    this.querySelector("[data-now]").textContent = told.join(" ");
    this.line();
    this.querySelector("[data-keep]").hidden = false;
  }

  // Lens and away as a line over the take, without any figure.
  line() {
    const svg = this.querySelector("svg");
    const wide = 600 / Math.max(this.facts.seconds, 0.1);
    svg.replaceChildren(...this.facts.gaze.map(({ start, end, code }) => {
      const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      for (const [name, value] of Object.entries({ x: start * wide, y: 0, width: (end - start) * wide, height: 24, class: `gaze-${code}` })) bar.setAttribute(name, value);
      return bar;
    }));
    this.querySelector("figure").hidden = this.facts.gaze.length === 0;
  }

  // What is to be kept with the take; "" unless one asked for it.
  get kept() {
    return this.facts && this.querySelector("[data-keep] input").checked ? JSON.stringify(this.facts) : "";
  }
}
customElements.define("camera-facts", CameraFacts);
