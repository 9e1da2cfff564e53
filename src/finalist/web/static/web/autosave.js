// form[data-autosave]: what is typed is kept as a draft on this machine two seconds after the last key.
const PAUSE = 1500;

function keep(form) {
  const body = new FormData();
  const token = form.querySelector("[name=csrfmiddlewaretoken]");
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && name !== "csrfmiddlewaretoken" && value) body.append(name, value);
  }
  return fetch(`/drafts/${form.dataset.autosave}/`, {
    method: "POST", body, headers: { "X-CSRFToken": token.value }, keepalive: true,
  });
}

for (const form of document.querySelectorAll("form[data-autosave]")) {
  let timer = 0;
  let dirty = false;
  form.addEventListener("input", () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(() => { dirty = false; keep(form); }, PAUSE);
  });
  form.addEventListener("submit", () => { clearTimeout(timer); dirty = false; });
  addEventListener("pagehide", () => { if (dirty) keep(form); });
}
