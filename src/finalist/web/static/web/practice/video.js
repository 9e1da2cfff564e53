// The camera beside the sound: a recording of its own, part by part, so that a crash loses a second at most.
const TYPES = ["video/webm;codecs=vp8", "video/webm", "video/mp4"];
const PART = 1000;

export async function openCamera(picture, onPart) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 }, height: { ideal: 720 } } });
  const type = TYPES.find((one) => globalThis.MediaRecorder?.isTypeSupported(one));
  if (!type) { for (const track of stream.getTracks()) track.stop(); throw new DOMException("no video here", "NotSupportedError"); }
  picture.srcObject = stream;
  picture.hidden = false;
  await picture.play();
  const recorder = new MediaRecorder(stream, { mimeType: type, videoBitsPerSecond: 1_000_000 });
  let kept = Promise.resolve();
  recorder.ondataavailable = ({ data }) => { if (data.size) kept = kept.then(() => onPart(data)); };
  return {
    stream, picture,
    start: () => recorder.start(PART),
    pause: () => recorder.state === "recording" && recorder.pause(),
    resume: () => recorder.state === "paused" && recorder.resume(),
    async stop() {
      if (recorder.state !== "inactive") {
        const ended = new Promise((resolve) => { recorder.onstop = resolve; });
        recorder.stop();
        await ended;
      }
      await kept;
      for (const track of stream.getTracks()) track.stop();
      picture.srcObject = null;
      picture.hidden = true;
    },
  };
}
