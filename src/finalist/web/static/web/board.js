// <opportunity-board>: cards are dragged, or moved with Alt and the arrow keys. Without this script each card's “Move”
// leads to a form.
class OpportunityBoard extends HTMLElement {
  connectedCallback() {
    this.hint = this.querySelector(".board-hint");
    this.status = this.querySelector("[role=status]");
    this.lists = [...this.querySelectorAll("ul[data-stage]")];
    this.hint.hidden = matchMedia("(pointer: coarse)").matches;
    for (const card of this.querySelectorAll("[data-id]")) card.draggable = true;
    this.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("dragstart", (event) => this.hold(event));
    this.addEventListener("dragover", (event) => this.over(event));
    this.addEventListener("drop", (event) => { event.preventDefault(); this.dropped = true; });
    this.addEventListener("dragend", () => this.put());
  }

  key(event) {
    const card = event.target.closest("[data-id]");
    if (!card || !event.altKey || !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    const list = card.parentElement;
    if (event.key === "ArrowUp" && card.previousElementSibling) card.previousElementSibling.before(card);
    else if (event.key === "ArrowDown" && card.nextElementSibling) card.nextElementSibling.after(card);
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const next = this.lists[this.lists.indexOf(list) + (event.key === "ArrowLeft" ? -1 : 1)];
      if (!next) return;
      next.append(card);
    } else return;
    event.target.focus();
    this.save(card, list);
  }

  hold(event) {
    this.card = event.target.closest("[data-id]");
    if (!this.card) return;
    this.from = this.card.parentElement;
    this.after = this.card.nextElementSibling;
    this.dropped = false;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", this.card.dataset.id);
    this.card.classList.add("held");
  }

  over(event) {
    const list = event.target.closest(".column")?.querySelector("ul[data-stage]");
    if (!this.card || !list) return;
    event.preventDefault();
    for (const one of this.lists) one.classList.toggle("over", one === list);
    const over = event.target.closest("[data-id]");
    if (over && over !== this.card) {
      const box = over.getBoundingClientRect();
      if (event.clientY < box.top + box.height / 2) over.before(this.card); else over.after(this.card);
    } else if (!over && this.card.parentElement !== list) list.append(this.card);
  }

  put() {
    const card = this.card;
    if (!card) return;
    card.classList.remove("held");
    for (const one of this.lists) one.classList.remove("over");
    this.card = null;
    if (!this.dropped) this.from.insertBefore(card, this.after);
    else if (card.parentElement !== this.from || card.nextElementSibling !== this.after) this.save(card, this.from);
  }

  async save(card, from) {
    const list = card.parentElement;
    const move = card.querySelector(".move").getAttribute("href");
    if (list !== from && list.dataset.stage === "closed") {
      location.assign(`${move}#close`);
      return;
    }
    this.count();
    const body = new FormData();
    body.append("stage", list.dataset.stage);
    body.append("before", card.nextElementSibling?.dataset.id ?? "");
    const headers = { "X-CSRFToken": this.querySelector("[name=csrfmiddlewaretoken]").value };
    const answer = await fetch(move, { method: "POST", body, headers, redirect: "manual" }).catch(() => null);
    if (answer && (answer.ok || answer.type === "opaqueredirect")) this.tell(card, list);
    else { this.status.textContent = this.dataset.failed; location.reload(); }
  }

  tell(card, list) {
    this.status.textContent = this.dataset.moved
      .replace("CARD", card.querySelector(".lead").textContent)
      .replace("COLUMN", list.closest(".column").querySelector("h2").firstChild.textContent.trim())
      .replace("NUMBER", [...list.children].indexOf(card) + 1);
  }

  count() {
    for (const list of this.lists) {
      const column = list.closest(".column");
      if (!column.querySelector("a[href*='stage=']")) column.querySelector("h2 .num").textContent = list.children.length;
    }
  }
}
customElements.define("opportunity-board", OpportunityBoard);
