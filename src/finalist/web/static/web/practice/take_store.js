// Recordings in IndexedDB: piece by piece while one speaks, kept until the server has confirmed the same bytes.
// A take: {id, drill, place, parent, question, url, videoUrl, state: "recording" | "ready" | "sound-sent", seconds, at}.
const NAME = "finalist-takes";
let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("takes", { keyPath: "id" });
      request.result.createObjectStore("pieces", { autoIncrement: true }).createIndex("take", "take");
      request.result.createObjectStore("pictures", { autoIncrement: true }).createIndex("take", "take");
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => { request.result.close(); opened = null; };
      resolve(request.result);
    };
    request.onerror = () => { opened = null; reject(request.error); };
  });
  return opened;
}

async function within(stores, mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(stores, mode, { durability: "strict" });
    let result;
    transaction.oncomplete = () => resolve(result?.result ?? result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
    result = work(transaction);
  });
}

const all = (store, id) => within([store], "readonly", (t) => t.objectStore(store).index("take").getAll(id));

export const keep = (take) => within(["takes"], "readwrite", (t) => t.objectStore("takes").put(take));
export const takes = () => within(["takes"], "readonly", (t) => t.objectStore("takes").getAll());
export const keepPiece = (take, samples) => within(["pieces"], "readwrite", (t) => t.objectStore("pieces").add({ take, samples }));
export const keepPicture = (take, part) => within(["pictures"], "readwrite", (t) => t.objectStore("pictures").add({ take, part }));
export const piecesOf = async (id) => (await all("pieces", id)).map((row) => row.samples);
export const picturesOf = async (id) => (await all("pictures", id)).map((row) => row.part);

export function forget(id) {
  return within(["takes", "pieces", "pictures"], "readwrite", (t) => {
    t.objectStore("takes").delete(id);
    for (const store of ["pieces", "pictures"]) {
      t.objectStore(store).index("take").openCursor(IDBKeyRange.only(id)).onsuccess = ({ target }) => {
        if (!target.result) return;
        target.result.delete();
        target.result.continue();
      };
    }
  });
}

// Everything away: on leaving.
export async function wipe() {
  if (opened) (await opened).close();
  opened = null;
  await new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = request.onerror = request.onblocked = resolve;
  });
}
