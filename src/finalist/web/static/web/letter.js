// <bound-letter for="id">: the sentence under the cursor and what it rests on are shown together, both ways.
class BoundLetter extends HTMLElement {
  connectedCallback() {
    this.letter = document.getElementById(this.getAttribute("for"));
    if (!(this.letter instanceof HTMLTextAreaElement)) return;
    this.rows = [...this.querySelectorAll("li[data-text]")];
    for (const event of ["keyup", "click", "focus", "input"]) this.letter.addEventListener(event, () => this.follow());
    for (const row of this.rows) {
      row.addEventListener("focus", () => this.choose(row));
      row.addEventListener("mouseenter", () => this.mark(row));
      row.addEventListener("mouseleave", () => this.mark(this.chosen));
    }
  }

  // [start, end] of a sentence in the letter, wherever its lines break; null when it was changed.
  placeOf(row) {
    const words = row.dataset.text.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const found = new RegExp(words.join("\\s+")).exec(this.letter.value);
    return found && [found.index, found.index + found[0].length];
  }

  follow() {
    const at = this.letter.selectionStart;
    this.chosen = this.rows.find((row) => {
      const place = this.placeOf(row);
      return place && place[0] <= at && at <= place[1];
    });
    this.mark(this.chosen);
  }

  choose(row) {
    this.chosen = row;
    this.mark(row);
    const place = this.placeOf(row);
    if (place) this.letter.setSelectionRange(place[0], place[1]);
  }

  mark(row) {
    for (const one of this.rows) one.classList.toggle("here", one === row);
    if (row && document.activeElement === this.letter) row.scrollIntoView({ block: "nearest" });
  }
}
customElements.define("bound-letter", BoundLetter);
