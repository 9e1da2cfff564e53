// Facts of a picture and of a sound, from numbers alone: nothing is recognised, scored, kept or sent. Pure functions
// over pixels and samples, and one door to the devices.

const FULL = 255;
export const WIDTH = 64;
export const HEIGHT = 48;
export const DARK = 70; // middle brightness below which a face is hard to see. Convention.
export const BRIGHT = 205; // above it, the picture is washed out. Convention.
export const BACKLIT = 45; // edges brighter than the middle by this much: the light stands behind. Convention.
export const MOVES = 9; // mean change of the edges between two looks that is movement and not noise. Convention.
const BLOWN = 250;

// Camera and microphone as far as they are there: {stream, camera, microphone}; each of the two is "" or why not.
export async function openDevices() {
  const found = { stream: new MediaStream(), camera: "", microphone: "" };
  if (!navigator.mediaDevices) return { ...found, camera: "insecure", microphone: "insecure" };
  const wishes = { camera: { video: { width: { ideal: 1280 } } }, microphone: { audio: true } };
  for (const [name, wish] of Object.entries(wishes)) {
    try {
      const part = await navigator.mediaDevices.getUserMedia(wish);
      for (const track of part.getTracks()) found.stream.addTrack(track);
    } catch (error) {
      found[name] = { NotAllowedError: "refused", NotFoundError: "none", NotReadableError: "taken" }[error.name] ?? "none";
    }
  }
  return found;
}

export function closeDevices(stream) {
  for (const track of stream.getTracks()) track.stop();
}

// Brightness of each pixel, 0 to 255 (Rec. 601), from RGBA.
export function brightness(pixels) {
  const found = new Float32Array(pixels.length / 4);
  for (let at = 0; at < found.length; at += 1) {
    found[at] = 0.299 * pixels[at * 4] + 0.587 * pixels[at * 4 + 1] + 0.114 * pixels[at * 4 + 2];
  }
  return found;
}

const isMiddle = (at) => {
  const x = at % WIDTH, y = Math.floor(at / WIDTH);
  return x >= WIDTH * 0.3 && x < WIDTH * 0.7 && y >= HEIGHT * 0.15 && y < HEIGHT * 0.85;
};

// {middle, edge: mean brightness, blown: share of the picture that is white}, of a picture WIDTH by HEIGHT.
export function light(bright) {
  const sums = { middle: 0, edge: 0 }, counts = { middle: 0, edge: 0 };
  let blown = 0;
  bright.forEach((value, at) => {
    const where = isMiddle(at) ? "middle" : "edge";
    sums[where] += value;
    counts[where] += 1;
    if (value >= BLOWN) blown += 1;
  });
  return { middle: sums.middle / counts.middle, edge: sums.edge / counts.edge, blown: blown / bright.length };
}

// What that means, as a code.
export function lightFact({ middle, edge }) {
  if (edge - middle > BACKLIT) return "backlit";
  if (middle < DARK) return "dark";
  return middle > BRIGHT ? "bright" : "even";
}

// Mean change of the edges between two looks, 0 to 255.
export function movement(before, now) {
  let sum = 0, count = 0;
  now.forEach((value, at) => {
    if (isMiddle(at)) return;
    sum += Math.abs(value - before[at]);
    count += 1;
  });
  return sum / count;
}

// Loudness of samples (-1 to 1) in decibels below full scale, and whether they hit the ceiling.
export function loudness(samples) {
  let sum = 0, peak = 0;
  for (const sample of samples) {
    sum += sample * sample;
    peak = Math.max(peak, Math.abs(sample));
  }
  const root = Math.sqrt(sum / samples.length);
  return { level: root ? Math.max(-90, 20 * Math.log10(root)) : -90, clips: peak >= 0.99 };
}

export const share = (value) => Math.round((value / FULL) * 100);
