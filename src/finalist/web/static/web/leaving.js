// form[data-leave]: before the session ends, lines that wait in this browser are sent, and nothing of ours stays in it.
// The server says the same (Clear-Site-Data); this is for browsers that do not listen. "": there is nothing to send.
import { forgetPages, isAble, send, waiting, wipe } from "./outbox.js";

async function mayLeave(form) {
  const owner = form.dataset.leave;
  if (!(await isAble())) return true;
  if (owner) {
    await send(owner);
    if ((await waiting(owner)).length && !confirm(form.dataset.waiting)) return false;
  }
  await wipe();
  return true;
}

for (const form of document.querySelectorAll("form[data-leave]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!(await mayLeave(form))) return;
    await forgetPages();
    form.submit();
  });
}
