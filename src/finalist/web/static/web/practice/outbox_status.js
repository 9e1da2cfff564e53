// <outbox-status>: recordings of this browser that have not arrived yet; sends those that were handed in by itself.
import { Refused, send } from "./outbox.js";
import * as store from "./take_store.js";
import { wavOf } from "./wav.js";

class OutboxStatus extends HTMLElement {
  async connectedCallback() {
    this.className = "notice";
    await this.tell();
    for (const take of await store.takes().catch(() => [])) if (take.state !== "recording") this.post(take);
  }

  async post(take) {
    try {
      await send(take, this.dataset.token);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.refused = { ...this.refused, [take.id]: error.message };
    }
    await this.tell();
  }

  async tell() {
    const takes = await store.takes().catch(() => []);
    this.hidden = takes.length === 0;
    const head = document.createElement("p");
    head.textContent = `${takes.length} ${this.dataset.waiting}`;
    this.replaceChildren(head, ...takes.map((take) => this.row(take)));
  }

  row(take) {
    const line = document.createElement("p");
    line.className = "row small";
    const words = document.createElement("span");
    words.textContent = [take.question, this.refused?.[take.id]].filter(Boolean).join(" · ");
    line.append(words, this.button(this.dataset.send, async () => {
      take.state = take.state === "recording" ? "ready" : take.state;
      await store.keep(take);
      this.post(take);
    }), this.button(this.dataset.save, async () => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(wavOf(await store.piecesOf(take.id)));
      link.download = `take-${take.id.slice(0, 8)}.wav`;
      link.click();
    }), this.button(this.dataset.drop, async () => { await store.forget(take.id); this.tell(); }));
    return line;
  }

  button(words, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain small";
    button.textContent = words;
    button.addEventListener("click", act);
    return button;
  }
}
customElements.define("outbox-status", OutboxStatus);
