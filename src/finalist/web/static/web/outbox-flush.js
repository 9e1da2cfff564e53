// <outbox-flush owner>: lines of a meeting that still wait in this browser are sent from here too.
import { send, waiting } from "./outbox.js";

class OutboxFlush extends HTMLElement {
  async connectedCallback() {
    const there = (await indexedDB.databases?.()) ?? [];
    const owner = this.getAttribute("owner");
    if (!there.some((one) => one.name === "finalist-during") || !(await waiting(owner)).length) return;
    await send(owner);
    const left = (await waiting(owner)).length;
    this.hidden = !left;
    this.querySelector("b").textContent = left;
  }
}
customElements.define("outbox-flush", OutboxFlush);
