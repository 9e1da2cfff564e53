// <resume-editor>: the page beside the form follows it; items and lines are moved by dragging or with Alt and an arrow
// key, added with Enter. Without this script every button sends the form and the server does the same.
const PAUSE = 100;

class ResumeEditor extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.sheets = this.querySelector(".sheets");
    this.status = this.form.querySelector("[role=status]");
    this.turn = Date.now();
    this.fresh = 0;
    this.dress(this.form);
    for (const one of this.querySelectorAll("[data-example]")) one.hidden = false;
    this.form.addEventListener("focusin", (event) => { if (event.target.matches("textarea")) this.last = event.target; });
    this.form.addEventListener("input", (event) => this.typed(event));
    this.form.addEventListener("click", (event) => this.click(event));
    this.form.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("pointerdown", (event) => this.hold(event));
    document.addEventListener("keydown", (event) => {
      if (event.key === "s" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); this.form.requestSubmit(); }
    });
    this.draw();
  }

  dress(root) {
    for (const grip of root.querySelectorAll(".grip")) grip.hidden = false;
  }

  typed(event) {
    const row = event.target.closest?.(".line-row");
    if (row && !row.nextElementSibling && event.target.value) this.line(row);
    this.later();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), PAUSE);
  }

  changed() {
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
    this.later();
  }

  async draw() {
    this.asking?.abort();
    this.asking = new AbortController();
    const body = new FormData(this.form);
    const turn = ++this.turn;
    body.set("turn", turn);
    body.set("width", Math.round(this.sheets.clientWidth * devicePixelRatio));
    this.sheets.classList.add("waiting");
    const asked = performance.now();
    const answer = await fetch(this.dataset.preview, { method: "POST", body, signal: this.asking.signal }).catch((error) => error);
    if (answer.name === "AbortError" || turn !== this.turn || answer.status === 204) return;
    this.sheets.classList.remove("waiting");
    if (!answer.ok) { this.status.textContent = this.dataset.trouble; return; }
    const got = await answer.formData().catch((error) => error);  // given up halfway: a newer one is on its way
    if (turn === this.turn && got instanceof FormData) { this.show(got); this.dataset.took = Math.round(performance.now() - asked); }
  }

  show(got) {
    const pages = got.getAll("page");
    for (const [at, page] of pages.entries()) {
      const image = this.sheets.children[at] ?? this.sheets.appendChild(new Image(794, 1123));
      const old = image.src;
      image.src = URL.createObjectURL(page);
      image.alt = this.dataset.page.replace("NUMBER", at + 1);
      image.onload = () => { if (old.startsWith("blob:")) URL.revokeObjectURL(old); };
    }
    while (this.sheets.children.length > pages.length) this.sheets.lastElementChild.remove();
    const prompts = JSON.parse(got.get("prompts"));
    for (const [at, place] of [...this.form.querySelectorAll(".prompt")].entries()) place.textContent = (prompts[at] ?? []).join(" ");
  }

  line(row) {
    const next = row.cloneNode(true);
    const area = next.querySelector("textarea");
    area.value = "";
    area.textContent = "";
    const prompt = next.querySelector(".prompt");
    if (prompt) prompt.textContent = "";
    row.after(next);
    this.number(row.parentElement);
    return area;
  }

  number(list) {
    for (const [at, area] of [...list.querySelectorAll("textarea")].entries()) area.setAttribute("aria-label", `${list.dataset.lines} ${at + 1}`);
  }

  click(event) {
    const button = event.target.closest("button");
    if (!button) return;
    const item = button.closest(".item");
    if (button.dataset.move) { event.preventDefault(); this.move(item, Number(button.dataset.move), button); }
    else if ("drop" in button.dataset) { event.preventDefault(); this.drop(item); }
    else if ("example" in button.dataset) this.begin(button.previousElementSibling.textContent);
    else if ("add" in button.dataset) { event.preventDefault(); this.add(); }
  }

  begin(words) {
    const empty = [...this.form.querySelectorAll(".items textarea")].filter((one) => !one.value);
    const area = this.last?.isConnected && !this.last.value ? this.last : empty.find((one) => one.closest(".lines")) ?? empty[0];
    if (!area) return;
    area.value = words;
    area.focus();
    area.setSelectionRange(words.indexOf("⟨"), words.indexOf("⟩") + 1);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  drop(item) {
    const near = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    (near?.querySelector("input:not([type=hidden]), textarea") ?? this.form.querySelector("[data-add]")).focus();
    this.changed();
  }

  add() {
    const key = `j${this.fresh++}`;
    const made = this.form.querySelector("template").content.cloneNode(true).querySelector(".item");
    made.dataset.item = key;
    made.querySelector("[name=item]").value = key;
    for (const one of made.querySelectorAll("[name^='new.']")) one.name = one.name.replace("new.", `${key}.`);
    for (const one of made.querySelectorAll("[id^='f-new-']")) one.id = one.id.replace("f-new-", `f-${key}-`);
    for (const one of made.querySelectorAll("[for^='f-new-']")) one.htmlFor = one.htmlFor.replace("f-new-", `f-${key}-`);
    for (const one of made.querySelectorAll("[aria-labelledby^='f-new-']")) one.setAttribute("aria-labelledby", one.getAttribute("aria-labelledby").replace("f-new-", `f-${key}-`));
    for (const one of made.querySelectorAll("button[value$=':new']")) one.value = one.value.replace(":new", `:${key}`);
    this.form.querySelector(".items").append(made);
    this.dress(made);
    made.querySelector("input:not([type=hidden]), textarea").focus();
    made.scrollIntoView({ block: "nearest" });
  }

  move(thing, by, keep) {
    const other = by < 0 ? thing.previousElementSibling : thing.nextElementSibling;
    if (!other || "fixed" in other.dataset) return;
    if (by < 0) other.before(thing); else other.after(thing);
    keep.focus();
    this.told(thing);
    this.changed();
  }

  told(thing) {
    if (thing.matches(".line-row")) this.number(thing.parentElement);
    const all = [...thing.parentElement.children];
    this.status.textContent = this.dataset.moved.replace("NUMBER", all.indexOf(thing) + 1).replace("COUNT", all.length);
  }

  key(event) {
    const row = event.target.closest(".line-row");
    const thing = row ?? event.target.closest(".item:not([data-fixed])");
    if (event.altKey && thing && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      this.move(thing, event.key === "ArrowUp" ? -1 : 1, event.target);
    } else if (row && event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches("textarea")) {
      event.preventDefault();
      const next = row.nextElementSibling?.querySelector("textarea");
      (next && !next.value ? next : this.line(row)).focus();
    } else if (row && event.key === "Backspace" && event.target.value === "" && row.parentElement.children.length > 1) {
      event.preventDefault();
      const list = row.parentElement;
      (row.previousElementSibling ?? row.nextElementSibling).querySelector("textarea").focus();
      row.remove();
      this.number(list);
      this.changed();
    }
  }

  hold(event) {
    const grip = event.target.closest(".grip");
    if (!grip || event.button) return;
    const thing = grip.closest(".line-row") ?? grip.closest(".item");
    const before = thing.nextElementSibling;
    thing.classList.add("held");
    if (thing.matches(".item")) { thing.parentElement.classList.add("sorting"); thing.scrollIntoView({ block: "nearest" }); }
    event.preventDefault();
    const over = (moved) => {
      const under = document.elementFromPoint(moved.clientX, moved.clientY)?.closest(thing.matches(".item") ? ".item" : ".line-row");
      if (!under || under === thing || under.parentElement !== thing.parentElement || "fixed" in under.dataset) return;
      const box = under.getBoundingClientRect();
      const above = moved.clientY < box.top + box.height / 2;
      if (above && under.previousElementSibling !== thing) under.before(thing);
      else if (!above && under.nextElementSibling !== thing) under.after(thing);
    };
    const put = () => {
      document.removeEventListener("pointermove", over);
      for (const name of ["pointerup", "pointercancel"]) document.removeEventListener(name, put);
      thing.classList.remove("held");
      thing.parentElement.classList.remove("sorting");
      if (thing.nextElementSibling !== before) { this.told(thing); this.changed(); }
    };
    document.addEventListener("pointermove", over);
    for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, put);
  }
}
customElements.define("resume-editor", ResumeEditor);
