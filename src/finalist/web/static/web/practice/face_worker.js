// Where a face is in the picture and which way it looks, beside the page's own thread. Points and angles only: nobody is
// recognised, nothing is guessed of mood, age or anything else. A policy of its own lets it reach this machine alone.
const HOME = new URL("../../vendor/vision/", import.meta.url).href;
let seer = null;

async function start() {
  const { FaceLandmarker, FilesetResolver } = await import(`${HOME}vision_bundle.mjs`);
  const files = await FilesetResolver.forVisionTasks(HOME.replace(/\/$/, ""), true);
  seer = await FaceLandmarker.createFromOptions(files, {
    baseOptions: { modelAssetPath: `${HOME}face_landmarker.task`, delegate: "CPU" },
    runningMode: "VIDEO", numFaces: 1, outputFaceBlendshapes: true, outputFacialTransformationMatrixes: true,
  });
}

// {box: shares of the picture, turn and tilt: degrees of the head, aside: how far the eyes look sideways, 0 to 1}.
function seen(found) {
  const points = found.faceLandmarks[0];
  if (!points) return null;
  const xs = points.map((one) => one.x);
  const ys = points.map((one) => one.y);
  const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  const m = found.facialTransformationMatrixes[0].data; // column by column
  const degrees = (radians) => (radians * 180) / Math.PI;
  const shape = Object.fromEntries(found.faceBlendshapes[0].categories.map((one) => [one.categoryName, one.score]));
  const toLeft = (shape.eyeLookOutLeft + shape.eyeLookInRight) / 2;
  const toRight = (shape.eyeLookInLeft + shape.eyeLookOutRight) / 2;
  return {
    box,
    turn: degrees(Math.atan2(-m[2], Math.hypot(m[6], m[10]))),
    tilt: degrees(Math.atan2(m[6], m[10])),
    aside: Math.max(toLeft, toRight),
    down: (shape.eyeLookDownLeft + shape.eyeLookDownRight) / 2,
  };
}

onmessage = async ({ data }) => {
  try {
    if (data.kind === "start") {
      await start();
      postMessage({ kind: "ready" });
      return;
    }
    const found = seer.detectForVideo(data.frame, data.at);
    data.frame.close();
    postMessage({ kind: "seen", at: data.at, face: seen(found) });
  } catch (error) {
    postMessage({ kind: "none", why: String(error) });
  }
};
