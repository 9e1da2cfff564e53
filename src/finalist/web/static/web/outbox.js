// Lines written during a meeting, kept in this browser until the workspace has them. Nothing else is kept here:
// a line leaves when the server has named its key, or when somebody leaves the workspace on this device.

const NAME = "finalist-during";
const BATCH = 50;
const TAG = "finalist-outbox";
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

let opened = null;

// The database. Rejects where the browser keeps nothing (some private windows).
function database() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("lines", { keyPath: "id" });
      asked.result.createObjectStore("state", { keyPath: "key" });
    };
    asked.onsuccess = () => {
      asked.result.onversionchange = () => { asked.result.close(); opened = null; };
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("blocked"));
  });
  opened.catch(() => { opened = null; });
  return opened;
}

// One transaction; done when it lies on the disk.
async function within(mode, work) {
  const transaction = (await database()).transaction(["lines", "state"], mode, { durability: "strict" });
  const found = work(transaction.objectStore("lines"), transaction.objectStore("state"));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(found?.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

export const isAble = () => database().then(() => true, () => false);

// A key of its own for a line. getRandomValues is there on plain HTTP too, randomUUID is not.
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join("");
}

// What is kept under a key beside the lines: the last comparison of clocks.
const recall = (key) => within("readonly", (lines, state) => state.get(key)).then((row) => row?.value);
export const remember = (key, value) => within("readwrite", (lines, state) => { state.put({ key, value }); });

// The unfinished line, twice: at once where a reload finds it, and where a crash does. `count` tells which is newer.
let count = 0;

export function rememberTyping(key, value) {
  count += 1;
  try { localStorage.setItem(key, JSON.stringify({ ...value, count })); } catch { /* full or forbidden: one is enough */ }
  return remember(key, { ...value, count });
}

export async function recallTyping(key) {
  const found = [JSON.parse(localStorage.getItem(key) ?? "null"), await recall(key)].filter(Boolean);
  const [newest] = found.sort((one, other) => other.count - one.count);
  count = newest?.count ?? 0;
  return newest;
}

// Keep a line. It gets a number and the key of the line before it in the same transaction, so that two tabs agree.
export async function keep(line) {
  const last = `last ${line.owner} ${line.meeting}`;
  return within("readwrite", (lines, state) => {
    const asked = state.get(last);
    asked.onsuccess = () => {
      const before = asked.result?.value ?? { number: 0, id: "" };
      const number = before.number + 1;
      lines.put({ ...line, number, after: before.id });
      state.put({ key: last, value: { number, id: line.id } });
      state.delete(typingKey(line));
    };
  });
}

// How many lines of an owner are begun and neither kept nor emptied.
export function typedBy(owner) {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(typingKey({ owner, meeting: "" })));
  return keys.filter((key) => JSON.parse(localStorage.getItem(key))?.text?.trim()).length;
}

export const typingKey = ({ owner, meeting }) => `finalist-typing ${owner} ${meeting}`;

// The lines of an owner that wait, in the order they were written.
export async function waiting(owner) {
  const rows = await within("readonly", (lines) => lines.getAll());
  return rows.filter((line) => line.owner === owner).sort((one, other) => one.number - other.number);
}

export const takeBack = (id) => within("readwrite", (lines) => { lines.delete(id); });

// Everything away, for everybody: on leaving.
export async function wipe() {
  if (opened) (await opened).close();
  opened = null;
  for (const key of Object.keys(localStorage)) if (key.startsWith("finalist-typing")) localStorage.removeItem(key);
  await new Promise((resolve) => {
    const asked = indexedDB.deleteDatabase(NAME);
    asked.onsuccess = asked.onerror = asked.onblocked = resolve;
  });
}

// Send what waits. "sent", "offline", "signed-out", "gone" (the meeting is), "failed"; and the server's time, if heard.
export async function send(owner) {
  const work = () => sendAll(owner);
  return navigator.locks ? navigator.locks.request(TAG, work) : work();
}

async function sendAll(owner) {
  const lines = await waiting(owner);
  const meetings = [...new Set(lines.map((line) => line.meeting))];
  let told = "sent";
  for (const meeting of meetings) {
    const outcome = await sendOf(meeting, lines.filter((line) => line.meeting === meeting));
    if (outcome !== "sent") told = outcome;
    if (outcome === "offline" || outcome === "signed-out") break;
  }
  return told;
}

async function sendOf(meeting, lines) {
  const address = `/during/${meeting}/lines/`;
  const page = await ask(address);
  if (typeof page === "string") return page;
  const token = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("[data-token]").dataset.token;
  for (let start = 0; start < lines.length; start += BATCH) {
    const body = JSON.stringify({ lines: lines.slice(start, start + BATCH).map(shape) });
    const headers = { "X-CSRFToken": token, "Content-Type": "application/json" };
    const answer = await ask(address, { method: "POST", body, headers });
    if (typeof answer === "string") return answer;
    await forget(await answer.json());
  }
  return "sent";
}

const shape = ({ id, text, kind, person, at, after }) => ({ id, text, kind, person, at, after });

async function forget({ kept, refused }) {
  return within("readwrite", (lines) => {
    for (const id of kept) lines.delete(id);
    for (const [id, why] of Object.entries(refused)) {
      const asked = lines.get(id);
      asked.onsuccess = () => { if (asked.result) lines.put({ ...asked.result, refused: why }); };
    }
  });
}

// The answer, or what is wrong in a word. A redirect leads to the door: signed out.
export async function ask(address, options = {}) {
  let answer;
  try {
    answer = await fetch(address, { ...options, redirect: "manual", cache: "no-store" });
  } catch {
    return "offline";
  }
  if (answer.type === "opaqueredirect") return "signed-out";
  if (answer.status === 404) return "gone";
  return answer.ok ? answer : "failed";
}

// Whatever a page of ours keeps for the time without a connection.
export async function forgetPages() {
  if (!("caches" in globalThis)) return;
  for (const name of await caches.keys()) if (name.startsWith(NAME)) await caches.delete(name);
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const worker of workers) if (new URL(worker.scope).pathname === "/during/") await worker.unregister();
}
