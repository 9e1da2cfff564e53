// form[data-autosave]: what is typed is kept as a draft on this machine two seconds after the last key. With
// data-autosave-whole it is kept as one text, for forms in which a name stands more than once. With data-typed, the draft
// as JSON, the page is filled with it again: row by row, where the row is still the same; what has lost its row is shown.
const PAUSE = 1500;

function keep(form) {
  const body = new FormData();
  const token = form.querySelector("[name=csrfmiddlewaretoken]");
  const filled = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
  if ("autosaveWhole" in form.dataset) body.append("form", new URLSearchParams(filled).toString());
  else for (const [name, value] of filled) if (value || "typed" in form.dataset) body.append(name, value);
  return fetch(`/drafts/${form.dataset.autosave}/`, {
    method: "POST", body, headers: { "X-CSRFToken": token.value }, keepalive: true,
  });
}

const rowOf = (name) => name.replace(/[a-z]+$/, "");

// Whether the row that a field belongs to is the one it was: what it carries hidden is the same.
function isSame(form, typed, name) {
  const hidden = [...form.querySelectorAll("input[type=hidden]")].filter((one) => one.name !== "rev" && rowOf(one.name) === rowOf(name));
  const known = new Set(hidden.map((one) => one.name));
  const before = Object.keys(typed).filter((one) => rowOf(one) === rowOf(name) && /-(?:row|key)$/.test(one));
  return hidden.every((one) => typed[one.name] === one.value) && before.every((one) => known.has(one));
}

function fill(form) {
  const typed = JSON.parse(form.dataset.typed || "{}");
  const lost = [];
  for (const [name, value] of Object.entries(typed)) {
    const fields = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)].filter((one) => one.type !== "hidden");
    if (fields.length && (!/\d/.test(name) || isSame(form, typed, name))) {
      for (const field of fields) if (field.type === "radio") field.checked = field.value === value; else field.value = value;
    } else if (value.trim() && /text$|title$/.test(name) && !(`${rowOf(name)}key` in typed)) lost.push(value);
  }
  const room = form.querySelector("[data-lost]");
  if (room && lost.length) {
    room.hidden = false;
    room.append(...lost.map((text) => Object.assign(document.createElement("p"), { textContent: text, className: "said", dir: "auto" })));
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) {
  if (form.dataset.typed) fill(form);
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
