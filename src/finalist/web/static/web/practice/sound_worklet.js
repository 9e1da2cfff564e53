// From the microphone, at whatever rate the browser has, to 16 kHz mono in 16 bits; runs beside the page's own thread.
// Resampled here with a windowed sinc, since not every browser lets a context run at 16 kHz beside a microphone.
const RATE = 16000;
const HALF = 16; // taps on each side, in samples of the lower rate
const PIECE = RATE / 4;

class SoundTap extends AudioWorkletProcessor {
  constructor() {
    super();
    this.step = sampleRate / RATE;
    this.reach = Math.ceil(HALF * Math.max(1, this.step));
    this.input = new Float32Array(this.reach); // silence before the first sample
    this.at = this.reach; // where the next output sample lies in `input`
    this.piece = new Int16Array(PIECE);
    this.filled = 0;
    this.on = false;
    this.port.onmessage = ({ data }) => {
      if (data === "on") this.on = true;
      if (data === "off") { this.on = false; this.hand(true); }
    };
  }

  process([input]) {
    const channels = input.length;
    if (!channels) return true;
    const mono = new Float32Array(input[0]);
    for (let c = 1; c < channels; c += 1) for (let i = 0; i < mono.length; i += 1) mono[i] += input[c][i];
    if (channels > 1) for (let i = 0; i < mono.length; i += 1) mono[i] /= channels;
    this.measure(mono);
    if (this.on) this.resample(mono);
    return true;
  }

  measure(mono) {
    let peak = 0;
    let power = 0;
    for (const value of mono) { peak = Math.max(peak, Math.abs(value)); power += value * value; }
    this.port.postMessage({ kind: "level", peak, power: power / mono.length, seconds: mono.length / sampleRate });
  }

  resample(mono) {
    const joined = new Float32Array(this.input.length + mono.length);
    joined.set(this.input);
    joined.set(mono, this.input.length);
    const cut = Math.min(1, 1 / this.step) * 0.95;
    while (this.at + this.reach < joined.length) {
      const first = Math.ceil(this.at - this.reach);
      const last = Math.floor(this.at + this.reach);
      let sum = 0;
      let weights = 0;
      for (let i = Math.max(0, first); i <= last; i += 1) {
        const x = i - this.at;
        const arc = Math.PI * x * cut;
        const weight = (x === 0 ? 1 : Math.sin(arc) / arc) * (0.5 + 0.5 * Math.cos((Math.PI * x) / (this.reach + 1)));
        sum += joined[i] * weight;
        weights += weight;
      }
      this.put(sum / weights);
      this.at += this.step;
    }
    const gone = Math.max(0, Math.floor(this.at) - this.reach);
    this.input = joined.slice(gone);
    this.at -= gone;
  }

  put(value) {
    this.piece[this.filled] = Math.max(-32768, Math.min(32767, Math.round(value * 32767)));
    this.filled += 1;
    if (this.filled === PIECE) this.hand(false);
  }

  hand(isLast) {
    const samples = this.piece.slice(0, this.filled);
    this.filled = 0;
    this.port.postMessage({ kind: "piece", samples, isLast }, [samples.buffer]);
  }
}
registerProcessor("sound-tap", SoundTap);
