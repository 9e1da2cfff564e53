// The microphone as pieces of 16 kHz mono and as a level; the camera, if wanted, as a recording of its own.
const WORKLET = new URL("./sound_worklet.js", import.meta.url);
export const QUIET = 0.01; // of full scale, over two seconds: about -40 dB. Convention.
export const CLIPPING = 0.985; // a peak this near to full scale is being cut off. Convention.

// What went wrong, as one of the words of the page.
export function troubleOf(error) {
  if (error?.name === "NotAllowedError" || error?.name === "SecurityError") return "denied";
  if (error?.name === "NotFoundError" || error?.name === "OverconstrainedError") return "none";
  if (error?.name === "NotReadableError" || error?.name === "AbortError") return "busy";
  return "unsupported";
}

export const canRecord = () => Boolean(navigator.mediaDevices?.getUserMedia && globalThis.AudioWorkletNode && crypto.subtle && globalThis.indexedDB);

export async function openMicrophone(device = "") {
  if (!canRecord()) throw new DOMException("no recording here", "NotSupportedError");
  // Nothing that would tidy the voice away: what is measured is what was said.
  const wanted = { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 };
  const stream = await navigator.mediaDevices.getUserMedia({ audio: device ? { ...wanted, deviceId: { exact: device } } : wanted });
  const context = new AudioContext();
  await context.audioWorklet.addModule(WORKLET);
  await context.resume();
  const tap = new AudioWorkletNode(context, "sound-tap", { numberOfOutputs: 0 });
  context.createMediaStreamSource(stream).connect(tap);
  return new Microphone(stream, context, tap);
}

class Microphone extends EventTarget {
  constructor(stream, context, tap) {
    super();
    Object.assign(this, { stream, context, tap });
    tap.port.onmessage = ({ data }) => this.dispatchEvent(new CustomEvent(data.kind, { detail: data }));
    stream.getAudioTracks()[0].addEventListener("ended", () => this.dispatchEvent(new Event("lost")));
  }

  start() { this.tap.port.postMessage("on"); }

  // Resolves when the last samples have been handed over.
  pause() {
    return new Promise((resolve) => {
      const last = ({ detail }) => {
        if (!detail.isLast) return;
        this.removeEventListener("piece", last);
        resolve();
      };
      this.addEventListener("piece", last);
      this.tap.port.postMessage("off");
    });
  }

  async close() {
    for (const track of this.stream.getTracks()) track.stop();
    await this.context.close();
  }
}

export async function microphones() {
  const devices = await navigator.mediaDevices?.enumerateDevices?.() ?? [];
  return devices.filter((one) => one.kind === "audioinput" && one.deviceId && one.label);
}
