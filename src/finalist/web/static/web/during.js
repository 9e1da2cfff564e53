// <during-notes>: a line is kept in this browser the moment it is written, and sent as soon as there is a connection.
// Without scripts, or where the browser keeps nothing, the form inside is an ordinary form.
import {
  ask, isAble, keep, newKey, recallTyping, remember, rememberTyping, send, takeBack, typingKey, waiting,
} from "./outbox.js";

const AGAIN = 8_000;
const DRIFT = 1_000;

class DuringNotes extends HTMLElement {
  async connectedCallback() {
    this.form = this.querySelector("form");
    this.words = this.form.elements.text;
    this.typing = typingKey(this.dataset);
    if (this.dataset.now) this.compareClocks(this.dataset.now);
    if (!(await isAble())) { this.say("noStore", "warn"); return; }
    this.form.addEventListener("submit", (event) => this.write(event));
    this.form.addEventListener("input", () => rememberTyping(this.typing, this.fields()));
    this.words.addEventListener("keydown", (event) => this.keyed(event));
    await this.restore();
    this.tabs = new BroadcastChannel("finalist-during");
    this.tabs.addEventListener("message", () => this.refresh());
    this.reached = "bare" in this.dataset ? "offline" : "sent";
    addEventListener("online", () => this.deliver());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.deliver(); });
    setInterval(() => { if (this.count || this.reached !== "sent") this.deliver(); }, AGAIN);
    this.dataset.state = "on";
    await this.deliver();
    this.keepPages();
  }

  // The page itself, for the time without a connection: only over HTTPS or on this very machine.
  async keepPages() {
    if (!window.isSecureContext || !navigator.serviceWorker) { this.say("plain", "warn"); return; }
    const { worker, keep: pages } = this.dataset;
    await navigator.serviceWorker.register(worker, { scope: "/during/" }).catch(() => {});
    const ready = await navigator.serviceWorker.getRegistration("/during/");
    if (!ready) return;
    const { active } = await navigator.serviceWorker.ready;
    const parts = [...document.querySelectorAll("link[href], script[src]")].map((one) => one.href ?? one.src);
    const channel = new MessageChannel();
    channel.port1.onmessage = ({ data }) => { this.dataset.kept = data ? "yes" : "no"; this.tell(); };
    active.postMessage({ keep: [...pages.split(" "), ...parts] }, [channel.port2]);
  }

  keyed(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  fields() {
    const given = new FormData(this.form);
    return { text: given.get("text"), kind: given.get("kind"), person: given.get("person") ?? "" };
  }

  async restore() {
    const typed = await recallTyping(this.typing);
    if (!typed || this.words.value) return;
    this.words.value = typed.text;
    for (const name of ["kind", "person"]) {
      const chip = this.form.querySelector(`[name=${name}][value="${CSS.escape(typed[name])}"]`);
      if (chip) chip.checked = true;
    }
  }

  async write(event) {
    event.preventDefault();
    const fields = this.fields();
    if (!fields.text.trim()) return;
    const { owner, meeting } = this.dataset;
    this.words.value = "";
    try {
      await keep({ ...fields, id: newKey(), owner, meeting, at: this.now().toISOString() });
    } catch {
      this.words.value = fields.text;
      this.form.submit();
      return;
    }
    localStorage.removeItem(this.typing);
    this.form.querySelector("[name=kind]").checked = true;
    this.words.focus();
    await this.list();
    await this.deliver();
  }

  // Our best knowledge of the server's time: the phone's clock, corrected by what the two last differed. A clock that
  // was set back since then would put the line before that comparison: then the running time of this page counts.
  compareClocks(server) {
    this.compared = { server: Date.parse(server), ran: performance.now(), ahead: Date.parse(server) - Date.now() };
    remember("clock", this.compared.ahead).catch(() => {});
  }

  now() {
    const { server, ran, ahead } = this.compared ?? { ahead: 0 };
    const byClock = Date.now() + ahead;
    return new Date(server && byClock < server - DRIFT ? server + performance.now() - ran : byClock);
  }

  async deliver() {
    if (this.isSending) { this.isWanted = true; return; }
    this.isSending = true;
    const count = (await waiting(this.dataset.owner)).length;
    this.outcome = count ? await send(this.dataset.owner) : this.outcome;
    this.isSending = false;
    await this.refresh();
    if (count && this.outcome === "sent") this.tabs.postMessage("sent");
    if (this.isWanted) { this.isWanted = false; await this.deliver(); }
  }

  async refresh() {
    const answer = await ask(this.dataset.lines);
    if (typeof answer !== "string") {
      const kept = this.querySelector(".kept");
      kept.innerHTML = await answer.text();
      this.compareClocks(kept.querySelector("[data-now]").dataset.now);
    }
    this.reached = typeof answer === "string" ? answer : "sent";
    await this.list();
  }

  async list() {
    const lines = (await waiting(this.dataset.owner)).filter((line) => line.meeting === this.dataset.meeting);
    const shown = this.querySelector(".waiting");
    shown.replaceChildren(...lines.reverse().map((line) => this.item(line)));
    shown.hidden = !lines.length;
    this.count = lines.length;
    this.tell();
  }

  item(line) {
    const item = document.createElement("li");
    const said = Object.assign(document.createElement("p"), { className: "said", dir: "auto", textContent: line.text });
    const about = Object.assign(document.createElement("p"), { className: "small quiet" });
    const chip = (name) => this.form.querySelector(`[name=${name}][value="${CSS.escape(line[name])}"]`)?.parentElement.textContent;
    const time = new Date(line.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: this.dataset.zone });
    about.textContent = [time, chip("kind"), line.person && chip("person")].filter(Boolean).join(" · ");
    const back = Object.assign(document.createElement("button"), { type: "button", className: "bare small", textContent: this.dataset.takeBack });
    back.addEventListener("click", () => this.takeBack(line));
    item.append(said, about, back);
    if (line.refused) item.append(Object.assign(document.createElement("p"), { className: "small bad", textContent: line.refused }));
    return item;
  }

  // Back into the field, to be mended; what stands there already is not lost.
  async takeBack(line) {
    this.words.value = [line.text, this.words.value].filter(Boolean).join("\n");
    await rememberTyping(this.typing, this.fields());
    await takeBack(line.id);
    await this.list();
    this.words.focus();
  }

  tell() {
    const trouble = { offline: "offline", "signed-out": "signedOut", gone: "gone", failed: "failed" }[this.reached];
    if (trouble) this.say(trouble, "warn");
    else if (this.count) this.say("waiting", "warn", ` ${this.count}`);
    else if (!window.isSecureContext) this.say("plain", "warn");
    else if (this.dataset.kept === "yes") this.say("ready", "good");
    else this.say("sent", "good");
  }

  say(name, tone, more = "") {
    const state = this.querySelector(".state");
    const count = this.count && name !== "waiting" ? ` ${this.dataset.waiting} ${this.count}` : more;
    const words = this.dataset[name] + count;
    state.dataset.tone = tone;
    state.dataset.now = name;
    if (state.textContent !== words) state.textContent = words;
  }
}
customElements.define("during-notes", DuringNotes);
