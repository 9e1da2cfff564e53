// The few things the house does in the browser. Every page works without it.

// The tab one stands on is in sight, however narrow the screen.
document.querySelector(".tabs [aria-current=page]")?.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });

// [data-keys]: a link or button that keys lead to, pressed one after the other; never while somebody types.
const PATIENCE = 1200;
let pressed = "";
let timer = 0;

function isTyping(target) {
  return target.closest?.("input, textarea, select, [contenteditable], dialog[open]");
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (!("shortcuts" in document.documentElement.dataset) || event.key.length !== 1 || isTyping(event.target)) return;
  const keys = pressed ? `${pressed} ${event.key}` : event.key;
  const wanted = (key) => [...document.querySelectorAll(`[data-keys="${CSS.escape(key)}"]`)].find((one) => !one.closest("[hidden]"));
  const target = wanted(keys) ?? wanted(event.key);
  clearTimeout(timer);
  pressed = target ? "" : event.key;
  timer = setTimeout(() => { pressed = ""; }, PATIENCE);
  if (!target) return;
  event.preventDefault();
  target.click();
});

// a[data-dialog]: the page it leads to, shown in a dialog instead.
async function show(link) {
  const answer = await fetch(`${link.href}?part=1`).catch(() => null);
  if (!answer?.ok) { location.assign(link.href); return; }
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", link.firstChild.textContent.trim());
  dialog.innerHTML = await answer.text();
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.showModal();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-dialog]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(link);
});
