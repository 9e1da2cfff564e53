// <copy-text for="id">: its button copies the text of that element. Shown only where the browser can do it.
class CopyText extends HTMLElement {
  connectedCallback() {
    if (!navigator.clipboard) return;
    this.hidden = false;
    this.button = this.querySelector("button");
    this.words = this.button.textContent;
    this.button.addEventListener("click", () => this.copy());
  }

  async copy() {
    const source = document.getElementById(this.getAttribute("for"));
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    this.button.textContent = this.getAttribute("done");
    setTimeout(() => { this.button.textContent = this.words; }, 2000);
  }
}
customElements.define("copy-text", CopyText);
