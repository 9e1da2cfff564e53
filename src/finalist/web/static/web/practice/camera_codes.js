// From points and angles to words for oneself: framing, looking at the lens or away, spans over a take. Pure functions.
export const ASIDE = 15; // degrees the head is turned, from which one looks away sideways. Convention.
export const EYES = 0.45; // how far the eyes look sideways, 0 to 1, from which they look away. Convention.
const SMALL = 0.2; // share of the picture's height below which a face is far away. Convention.
const LARGE = 0.75;
const OFF = 0.18; // share of the picture's width that the face may be off the middle. Convention.
const LEAST = 0.4; // seconds: shorter looks aside are blinks and noise. Convention.

export function framingOf(face) {
  if (!face) return "nobody";
  const { left, right, top, bottom } = face.box;
  const height = bottom - top;
  if (height < SMALL) return "far";
  if (height > LARGE) return "near";
  const aside = (left + right) / 2 - 0.5;
  if (Math.abs(aside) > OFF) return aside < 0 ? "left" : "right";
  if (top < 0.02) return "cut";
  return (top + bottom) / 2 > 0.7 ? "low" : "good";
}

// Looking below the lens, at the screen, does no clear harm (E2.12): only sideways counts as away.
export function gazeOf(face) {
  if (!face) return "nobody";
  return Math.abs(face.turn) > ASIDE || face.aside > EYES ? "away" : "lens";
}

// [{start, end, code}] from [{at, code}] in order; looks too short to be looks join what was before them.
export function spansOf(looks, end) {
  const spans = [];
  looks.forEach(({ at, code }, index) => {
    const until = looks[index + 1]?.at ?? end;
    const last = spans.at(-1);
    if (last && (last.code === code || until - at < LEAST)) last.end = until;
    else spans.push({ start: at, end: until, code });
  });
  return spans.reduce((joined, span) => {
    const last = joined.at(-1);
    if (last?.code === span.code) last.end = span.end;
    else joined.push(span);
    return joined;
  }, []);
}

// The code that stood there longest.
export function mostly(spans) {
  const sums = {};
  for (const { start, end, code } of spans) sums[code] = (sums[code] ?? 0) + end - start;
  return Object.entries(sums).sort(([, one], [, other]) => other - one)[0]?.[0] ?? "";
}
