// <command-palette>: go anywhere, do anything, by a few letters. Without this script its link leads to the search page.
const PAUSE = 90;

class CommandPalette extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.dialog = this.querySelector("dialog");
    this.input = this.querySelector("input");
    this.list = this.querySelector("[role=listbox]");
    this.status = this.querySelector("[role=status]");
    this.asked = 0;
    document.addEventListener("keydown", (event) => this.call(event));
    document.addEventListener("click", (event) => {
      if (!event.target.closest("[data-palette]") || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.open();
    });
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), PAUSE);
    });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.dialog.addEventListener("click", (event) => { if (event.target === this.dialog) this.dialog.close(); });
    this.dialog.addEventListener("close", () => this.input.setAttribute("aria-expanded", "false"));
    this.querySelector("form").addEventListener("submit", (event) => { if (this.follow()) event.preventDefault(); });
  }

  call(event) {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (this.dialog.open) this.dialog.close(); else this.open();
  }

  open() {
    for (const other of document.querySelectorAll("dialog[open]")) other.close();
    this.dialog.showModal();
    this.input.value = "";
    this.input.focus();
    this.ask();
  }

  async ask() {
    const mine = ++this.asked;
    const here = location.pathname.match(/^\/o\/([a-z0-9]+)\//)?.[1] ?? "";
    const query = new URLSearchParams({ part: "1", q: this.input.value, here });
    const answer = await fetch(`${this.dataset.search}?${query}`).catch(() => null);
    if (!answer?.ok || mine !== this.asked) return;
    this.list.innerHTML = await answer.text();
    if (mine !== this.asked) return;
    this.input.setAttribute("aria-expanded", "true");
    this.status.textContent = this.dataset.found.replace("COUNT", this.options().length);
    this.choose(0);
  }

  options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  chosen() {
    return this.list.querySelector("[aria-selected=true]");
  }

  choose(place) {
    const options = this.options();
    this.chosen()?.setAttribute("aria-selected", "false");
    const option = options[(place + options.length) % options.length];
    if (!option) { this.input.removeAttribute("aria-activedescendant"); return; }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  key(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.dialog.close();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.choose(this.options().indexOf(this.chosen()) + step);
  }

  follow() {
    const option = this.chosen();
    if (option) { this.dialog.close(); option.click(); }
    return Boolean(option);
  }
}
customElements.define("command-palette", CommandPalette);
