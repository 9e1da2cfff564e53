// <slide-show>: slides of one's own, turned by key or button; how long each stood there is told at the end.
class SlideShow extends HTMLElement {
  connectedCallback() {
    this.at = 0;
    this.count = Number(this.dataset.count);
    this.stood = new Array(this.count).fill(0);
    this.picture = this.querySelector("img");
    this.told = this.querySelector("[data-told]");
    this.back = this.querySelector("[data-back]");
    this.on = this.querySelector("[data-on]");
    this.back.addEventListener("click", () => this.turn(-1));
    this.on.addEventListener("click", () => this.turn(1));
    addEventListener("keydown", (event) => {
      if (event.target.closest?.("input, textarea, select, dialog")) return;
      if (event.key === "PageDown" || event.key === "ArrowRight") this.turn(1);
      if (event.key === "PageUp" || event.key === "ArrowLeft") this.turn(-1);
    });
    addEventListener("take-started", () => { this.since = performance.now(); this.running = true; });
    addEventListener("take-ended", () => this.end());
    this.show();
  }

  turn(by) {
    const next = Math.min(this.count - 1, Math.max(0, this.at + by));
    if (next === this.at) return;
    this.count_time();
    this.at = next;
    this.show();
  }

  count_time() {
    if (!this.running) return;
    const now = performance.now();
    this.stood[this.at] += (now - this.since) / 1000;
    this.since = now;
  }

  end() {
    this.count_time();
    this.running = false;
    const rest = this.stood.map((seconds, at) => `${at + 1}: ${Math.round(seconds)} s`).filter((_, at) => this.stood[at] >= 0.5);
    if (rest.length) this.told.textContent = rest.join(" · ");
  }

  show() {
    this.picture.src = `${this.dataset.url}?n=${this.at}`;
    this.picture.alt = this.picture.alt.replace(/\d+$/, this.at + 1);
    this.told.textContent = this.told.textContent.replace(/\d+/, this.at + 1);
    this.back.hidden = this.at === 0;
    this.on.hidden = this.at === this.count - 1;
  }
}
customElements.define("slide-show", SlideShow);
