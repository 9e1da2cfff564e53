// <read-aloud>: the browser's own voice says the question; which voice, and whether by itself, is remembered here.
// Every person of a panel gets a voice of their own as far as there are voices.
const KEY = "finalist-voice";
const kept = () => JSON.parse(localStorage.getItem(KEY) ?? "{}");

class ReadAloud extends HTMLElement {
  connectedCallback() {
    if (!globalThis.speechSynthesis) return;
    this.choice = this.querySelector("select");
    this.always = this.querySelector("input");
    this.querySelector("button").addEventListener("click", () => this.speak());
    this.always.checked = Boolean(kept().always);
    this.always.addEventListener("change", () => this.remember({ always: this.always.checked }));
    this.choice.addEventListener("change", () => { this.remember({ voice: this.choice.value }); this.speak(); });
    speechSynthesis.addEventListener?.("voiceschanged", () => this.fill());
    this.fill();
    if (this.always.checked && ["answer", "probe", "guess"].includes(this.dataset.auto)) this.speak();
  }

  remember(values) { localStorage.setItem(KEY, JSON.stringify({ ...kept(), ...values })); }

  voices() {
    const language = (this.lang || "en").slice(0, 2);
    return speechSynthesis.getVoices().filter((one) => one.localService && one.lang.slice(0, 2) === language);
  }

  fill() {
    const voices = this.voices();
    this.hidden = voices.length === 0;
    this.choice.hidden = voices.length < 2;
    this.choice.replaceChildren(new Option("–", ""), ...voices.map((one) => new Option(one.name, one.name)));
    this.choice.value = kept().voice ?? "";
  }

  speak() {
    const voices = this.voices();
    if (!voices.length) return;
    const said = new SpeechSynthesisUtterance(this.dataset.text);
    const mark = [...this.dataset.person].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
    said.voice = voices.find((one) => one.name === kept().voice) ?? voices[mark % voices.length];
    said.lang = said.voice.lang;
    speechSynthesis.cancel();
    speechSynthesis.speak(said);
  }
}
customElements.define("read-aloud", ReadAloud);
