// form[data-leave]: before the session ends, what waits in this browser is sent; what cannot be sent is counted and asked
// about in dialog[data-unsent]. Then nothing of ours stays in the browser: the server says the same (Clear-Site-Data), this
// is for browsers that do not listen. "": there is nothing to send.
import * as lines from "./outbox.js";
import { sendOnce } from "./practice/outbox.js";
import * as store from "./practice/take_store.js";

const GRACE = 400; // Milliseconds in which sending is not worth a dialog.

// What is only here, by kind. "open": a recording that was never handed in; "begun": a line that is still being typed.
async function unsent(owner) {
  const takes = await store.takes();
  const open = takes.filter((take) => take.state === "recording").length;
  return { lines: (await lines.waiting(owner)).length, takes: takes.length - open, open, begun: lines.typedBy(owner) };
}

const total = (left) => Object.values(left).reduce((sum, count) => sum + count, 0);

async function sendAll(owner, token) {
  await lines.send(owner).catch(() => {});
  for (const take of await store.takes()) if (take.state !== "recording") await sendOnce(take, token).catch(() => {});
}

function show(dialog, left, told) {
  for (const row of dialog.querySelectorAll("[data-of]")) {
    row.hidden = !left[row.dataset.of];
    row.querySelector("b").textContent = left[row.dataset.of];
  }
  dialog.querySelector("[role=status]").textContent = dialog.dataset[told];
}

// Resolves with whether to leave: everything has arrived, or may be lost.
function asked(dialog, owner, token) {
  return new Promise((resolve) => {
    let sending = false;
    const end = (leaves) => { resolve(leaves); dialog.close(); };
    const attempt = async () => {
      if (sending) return;
      sending = true;
      show(dialog, await unsent(owner), "sending");
      await sendAll(owner, token);
      sending = false;
      const left = await unsent(owner);
      if (!total(left)) return end(true);
      show(dialog, left, left.lines + left.takes ? "failed" : "open");
      if (!dialog.open) dialog.showModal();
    };
    dialog.querySelector("[data-do=send]").onclick = attempt;
    dialog.querySelector("[data-do=lose]").onclick = () => end(true);
    dialog.onclose = () => resolve(false);
    attempt();
    setTimeout(() => { if (sending && !dialog.open) dialog.showModal(); }, GRACE);
  });
}

async function mayLeave(form) {
  const owner = form.dataset.leave;
  if (!owner || !(await lines.isAble()) || !total(await unsent(owner))) return true;
  return asked(document.querySelector("dialog[data-unsent]"), owner, form.elements.csrfmiddlewaretoken.value);
}

for (const form of document.querySelectorAll("form[data-leave]")) {
  let asking = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (asking) return;
    asking = true;
    const leaves = await mayLeave(form);
    asking = false;
    if (!leaves) return;
    await Promise.all([lines.wipe(), store.wipe(), lines.forgetPages()]);
    form.submit();
  });
}
