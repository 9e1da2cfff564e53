// <count-down until="ISO 8601">: what the server wrote stays right for a minute; from then on this keeps it so.
const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60]];

class CountDown extends HTMLElement {
  connectedCallback() {
    this.until = Date.parse(this.getAttribute("until"));
    if (Number.isNaN(this.until)) return;
    this.tell();
    this.timer = setInterval(() => this.tell(), 15000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  tell() {
    let left = Math.ceil((this.until - Date.now()) / 60000) * 60;
    const language = document.documentElement.lang || "en";
    if (left <= 0) {
      this.textContent = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(0, "second");
      return;
    }
    const parts = [];
    for (const [unit, seconds] of UNITS) {
      const count = Math.floor(left / seconds);
      left -= count * seconds;
      if (count && parts.length < 2) {
        parts.push(new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count));
      } else if (parts.length) break;
    }
    this.textContent = parts.join(" ");
  }
}
customElements.define("count-down", CountDown);
