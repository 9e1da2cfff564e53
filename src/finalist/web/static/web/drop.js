// <drop-zone>: files dropped anywhere on it go into its file input; without this script the input alone does.
class DropZone extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=file]");
    this.shown = this.querySelector("ul");
    for (const name of ["dragenter", "dragover"]) this.addEventListener(name, (event) => this.hover(event, true));
    for (const name of ["dragleave", "drop"]) this.addEventListener(name, (event) => this.hover(event, false));
    this.addEventListener("drop", (event) => this.take(event.dataTransfer.files));
    this.input.addEventListener("change", () => this.show());
  }

  hover(event, over) {
    event.preventDefault();
    this.classList.toggle("over", over);
  }

  take(files) {
    const all = new DataTransfer();
    for (const file of [...this.input.files, ...files]) all.items.add(file);
    this.input.files = all.files;
    this.show();
  }

  show() {
    this.shown.replaceChildren(...[...this.input.files].map((file) => {
      const item = document.createElement("li");
      item.textContent = `${file.name} · ${Math.max(1, Math.round(file.size / 1000))} kB`;
      return item;
    }));
  }
}
customElements.define("drop-zone", DropZone);
