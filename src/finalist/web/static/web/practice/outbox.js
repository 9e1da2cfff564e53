// Sends what was handed in, as often as it takes: a recording is let go only when the server names its SHA-256.
// Two pages at once are harmless: the server knows a take by its id.
import * as store from "./take_store.js";
import { secondsOf, sha256Of, wavOf } from "./wav.js";

const TRIES = [1000, 3000, 8000, 20000, 60000];
const under = new Map();

export class Refused extends Error {}

async function post(url, token, fields) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== "" && value != null) body.append(name, value);
  const answer = await fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token } });
  const told = await answer.json().catch(() => null);
  if (!answer.ok) {
    if (told?.trouble && answer.status < 500) throw new Refused(told.trouble);
    throw new Error(`${answer.status}`);
  }
  if (!told?.sha256) throw new Error("not the answer of the program"); // the door, perhaps: signed out
  return told;
}

// One try. Rejects with Refused when it never will arrive, with any other error when another try may help.
export async function sendOnce(take, token) {
  let told = null;
  if (take.state !== "sound-sent") {
    const pieces = await store.piecesOf(take.id);
    const sound = wavOf(pieces);
    const sha256 = await sha256Of(sound);
    told = await post(take.url, token, {
      q: take.place, parent: take.parent, client_id: take.id, seconds: secondsOf(pieces).toFixed(2), sha256, camera: take.camera,
      sound: new File([sound], "take.wav", { type: "audio/wav" }),
    });
    if (told.sha256 !== sha256) throw new Error("the program has other bytes");
    Object.assign(take, { state: "sound-sent", sent: told });
    await store.keep(take);
  }
  told ??= take.sent;
  const pictures = await store.picturesOf(take.id);
  if (pictures.length) {
    const video = new Blob(pictures, { type: pictures[0].type.split(";")[0] || "video/webm" });
    const sha256 = await sha256Of(video);
    const kept = await post(take.videoUrl, token, { client_id: take.id, sha256, video: new File([video], "take", { type: video.type }) });
    if (kept.sha256 !== sha256) throw new Error("the program has other bytes");
  }
  await store.forget(take.id);
  return told;
}

// Resolves with what the server said once everything has arrived; rejects with Refused when it never will.
export function send(take, token, onWaiting = () => {}) {
  if (!under.has(take.id)) {
    under.set(take.id, (async () => {
      for (let tries = 0; ; tries += 1) {
        try {
          return await sendOnce(take, token);
        } catch (error) {
          if (error instanceof Refused) throw error;
          onWaiting(error);
          await pause(TRIES[Math.min(tries, TRIES.length - 1)]);
        }
      }
    })().finally(() => under.delete(take.id)));
  }
  return under.get(take.id);
}

function pause(milliseconds) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    addEventListener("online", done, { once: true });
    function done() { clearTimeout(timer); removeEventListener("online", done); resolve(); }
  });
}
