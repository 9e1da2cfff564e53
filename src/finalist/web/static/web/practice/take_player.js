// <take-player>: sound, waveform and transcript in step. Click a word or the wave to hear it from there.
const STEP = 2;
const APART = 0.3; // seconds that picture and sound may be apart before the picture jumps. Convention.

class TakePlayer extends HTMLElement {
  connectedCallback() {
    this.media = this.querySelector("[data-media]");
    if (!this.media) return;
    this.classList.add("has-sound");
    this.querySelector("[data-how]")?.removeAttribute("hidden");
    this.words = [...this.querySelectorAll(".said-text [data-at]")];
    this.starts = this.words.map((one) => Number(one.dataset.at));
    this.wave = this.querySelector(".wave");
    this.length = Number(this.wave?.dataset.seconds) || 0;
    for (const line of this.querySelectorAll("[data-remark]")) this.place(line, Number(line.dataset.remark));
    this.addEventListener("click", (event) => this.clicked(event));
    this.querySelector(".said-text")?.addEventListener("keydown", (event) => this.pressed(event));
    this.picture = this.querySelector("[data-picture]");
    for (const kind of ["play", "pause", "seeked", "ratechange", "timeupdate"]) this.media.addEventListener(kind, () => this.together());
    this.media.addEventListener("timeupdate", () => this.follow());
    this.media.addEventListener("seeked", () => this.follow());
    for (const link of document.querySelectorAll("[data-go]")) {
      link.addEventListener("click", (event) => { event.preventDefault(); this.go(Number(link.dataset.go)); });
    }
    const now = document.querySelector("[data-now]");
    document.querySelector("#remark")?.addEventListener("focus", () => {
      if (now && !now.value && this.media.currentTime > 0) now.value = told(this.media.currentTime);
    });
  }

  clicked(event) {
    const word = event.target.closest("[data-at]");
    if (word && !String(getSelection())) this.go(Number(word.dataset.at));
    const wave = event.target.closest(".wave");
    if (wave) {
      const box = wave.getBoundingClientRect();
      this.go(((event.clientX - box.left) / box.width) * this.length);
    }
  }

  pressed(event) {
    if (event.target.closest("input, textarea")) return;
    if (event.key === " ") { if (this.media.paused) this.media.play(); else this.media.pause(); }
    else if (event.key === "ArrowRight") this.media.currentTime += STEP;
    else if (event.key === "ArrowLeft") this.media.currentTime = Math.max(0, this.media.currentTime - STEP);
    else return;
    event.preventDefault();
  }

  go(seconds) {
    this.media.currentTime = seconds;
    this.media.play();
  }

  follow() {
    const at = this.media.currentTime;
    const here = this.starts.findLastIndex((one) => one <= at);
    const word = this.words[here];
    if (word !== this.now) {
      this.now?.classList.remove("is-now");
      word?.classList.add("is-now");
      this.now = word;
    }
    const head = this.querySelector(".head-at");
    if (head) this.place(head, at);
  }

  // The picture was recorded beside the sound: it follows the sound wherever that goes.
  together() {
    if (!this.picture) return;
    this.picture.playbackRate = this.media.playbackRate;
    if (Math.abs(this.picture.currentTime - this.media.currentTime) > APART) this.picture.currentTime = this.media.currentTime;
    if (this.media.paused) this.picture.pause();
    else if (this.picture.paused && !this.picture.ended) this.picture.play().catch(() => {});
  }

  place(line, seconds) {
    const x = this.length ? (Math.min(seconds, this.length) / this.length) * this.wave.viewBox.baseVal.width : 0;
    line.setAttribute("x1", x);
    line.setAttribute("x2", x);
  }
}

function told(seconds) {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}
customElements.define("take-player", TakePlayer);
