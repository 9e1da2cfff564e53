// form[data-autosave]: what is typed is kept as a draft on this machine two seconds after the last key. With
// data-autosave-whole it is kept as one text, for forms in which a name stands more than once.
const PAUSE = 1500;

function keep(form) {
  const body = new FormData();
  const token = form.querySelector("[name=csrfmiddlewaretoken]");
  const filled = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
  if ("autosaveWhole" in form.dataset) body.append("form", new URLSearchParams(filled).toString());
  else for (const [name, value] of filled) if (value) body.append(name, value);
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
    timer = setTimeout(async () => {
      dirty = false;
      const answer = await keep(form).catch(() => null);
      if (!answer?.ok) dirty = true;  // tried again with the next key, and when the page is left
    }, PAUSE);
  });
  form.addEventListener("submit", () => { clearTimeout(timer); dirty = false; });
  addEventListener("pagehide", () => { if (dirty) keep(form); });
}
