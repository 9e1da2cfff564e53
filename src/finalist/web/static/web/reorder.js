// ol[data-order]: items are moved with Alt+↑ and Alt+↓ or by dragging, and the new order is sent. Without this script
// the order is the plan's.
function send(list) {
  const body = new FormData();
  body.append("part", list.dataset.part);
  for (const item of list.children) body.append("order", item.dataset.item);
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  fetch(list.dataset.order, { method: "POST", body, headers: { "X-CSRFToken": token }, redirect: "manual" });
}

for (const list of document.querySelectorAll("ol[data-order]")) {
  let dragged = null;
  for (const item of list.children) item.draggable = true;
  list.addEventListener("keydown", (event) => {
    const item = event.target.closest("[data-item]");
    if (!item || !event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    const other = event.key === "ArrowUp" ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    if (event.key === "ArrowUp") other.before(item); else other.after(item);
    event.target.focus();
    send(list);
  });
  list.addEventListener("dragstart", (event) => { dragged = event.target.closest("[data-item]"); });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("[data-item]");
    if (!dragged || !over || over === dragged || over.parentElement !== list) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    if (event.clientY < box.top + box.height / 2) over.before(dragged); else over.after(dragged);
  });
  list.addEventListener("drop", (event) => { event.preventDefault(); });
  list.addEventListener("dragend", () => { dragged = null; send(list); });
}
