"""Fits the weights by which the parts of a told story are recognised, on the development stories only.

`python scripts/fit_story_parts.py` prints five-fold figures; `--write` writes core/knowledge/data/story_parts.json,
`--words` only takes over the cues that are not fitted.
A linear-chain model (conditional random field) with strong shrinkage; every story is also shown with one part taken
out, so that a missing part is not read into what is left. Needs numpy and PyYAML; runs in under a minute.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.stories_data import Labelled, own, short_stories, third_party
from finalist.core.answers import features as shown
from finalist.core.answers.chain import best_path
from finalist.core.answers.chain import present as occurring
from finalist.core.answers.spoken import GROUPS

FOLDER = Path(shown.__file__).parents[1] / "knowledge" / "data"
LETTERS = "STARL"
ROUNDS, RATE = 150, 0.08
SURELY_THERE = 0.8
"""From this probability on a part is never called missing, whatever the folds say (convention)."""
SPOILT = 0.12
"""How many of the whole stories may be asked for a part that is there, in the folds: below the aim of 0.15."""
SHRINK_WORD, SHRINK_CUE, SHRINK_STEP = 2.0, 0.35, 0.2
MIN_SEEN = 3
DROPPED, TURNED = 1.0, 0.2
"""What a story with a part taken out counts, and one with its result told first, beside 1 for a whole one."""


def cue_list() -> tuple:
    import re

    raw = yaml.safe_load((FOLDER / "story_cues.yaml").read_text(encoding="utf-8"))["parts"]
    return tuple((part, re.compile(pattern)) for part in shown.PARTS for pattern in raw[part]), raw


def episode() -> dict:
    """Cues and weights of the gate: one episode or a generality."""
    import re

    from scripts.fit_episode import cases, fit, folds

    raw = yaml.safe_load((FOLDER / "story_cues.yaml").read_text(encoding="utf-8"))["episode"]
    cues = {name: re.compile(pattern) for name, pattern in raw.items()}
    folds(cues)
    return {"cues": raw, "weights": fit(cases(), cues)}


def featured(story: Labelled, cues: tuple) -> list[list[str]]:
    return [shown.features(text, i, len(story.units), cues) for i, (_, text) in enumerate(story.units)]


def fit(stories: list[Labelled], cues: tuple) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Weights a feature and a step."""
    cases = [(s, 1.0) for s in stories]
    cases += [(s.without(x), DROPPED) for s in stories for x in "STAR" if x in s.has() and len(s.has()) > 2]
    cases += [(s.result_first(), TURNED) for s in stories if "R" in s.has()]
    rows = [(featured(s, cues), [LETTERS.index(x) for x, _ in s.units], weight) for s, weight in cases]
    seen = Counter(name for s in stories for names in featured(s, cues) for name in names)
    names = [name for name, n in sorted(seen.items()) if n >= MIN_SEEN or not name.startswith(("w:", "opens:"))]
    at = {name: i for i, name in enumerate(names)}
    longest = max(len(r[0]) for r in rows)
    x = np.zeros((len(rows), longest, len(names)), dtype=np.float32)
    gold = np.zeros((len(rows), longest, 5))
    mask = np.zeros((len(rows), longest))
    for n, (feats, labels, _) in enumerate(rows):
        for t, (fs, label) in enumerate(zip(feats, labels, strict=True)):
            x[n, t, [at[f] for f in fs if f in at]] = 1
            gold[n, t, label] = 1
            mask[n, t] = 1
    weight = np.array([r[2] for r in rows])
    shrink = np.array([SHRINK_WORD if f.startswith(("w:", "opens:")) else SHRINK_CUE for f in names])[:, None]
    return _ascend(x, gold, mask, weight, shrink, names)


def _ascend(x, gold, mask, weight, shrink, names):
    flat = x.reshape(-1, x.shape[2])
    w, step = np.zeros((x.shape[2], 5)), np.zeros((5, 5))
    moments = [np.zeros_like(w), np.zeros_like(w), np.zeros_like(step), np.zeros_like(step)]
    pairs = np.einsum("nta,ntb,n->ab", gold[:, :-1], gold[:, 1:], weight)
    for turn in range(1, ROUNDS + 1):
        emit = (flat @ w).reshape(*x.shape[:2], 5)
        single, double = _expected(emit, step, mask, weight)
        gw = flat.T @ ((gold - single) * (mask * weight[:, None])[..., None]).reshape(-1, 5) - shrink * w
        gs = pairs - double - SHRINK_STEP * step
        for value, grad, one, two in ((w, gw, moments[0], moments[1]), (step, gs, moments[2], moments[3])):
            one += 0.1 * (grad - one)
            two += 0.01 * (grad**2 - two)
            value += RATE * (one / (1 - 0.9**turn)) / (np.sqrt(two / (1 - 0.99**turn)) + 1e-8)
    return dict(zip(names, w, strict=True)), step


def _expected(emit, step, mask, weight):
    longest = emit.shape[1]
    ahead = np.zeros_like(emit)
    ahead[:, 0] = emit[:, 0]
    for t in range(1, longest):
        new = emit[:, t] + np.logaddexp.reduce(ahead[:, t - 1][:, :, None] + step, axis=1)
        ahead[:, t] = np.where(mask[:, t, None] > 0, new, ahead[:, t - 1])
    whole = np.logaddexp.reduce(ahead[:, -1], axis=1)
    behind = np.zeros_like(emit)
    double = np.zeros((5, 5))
    for t in range(longest - 2, -1, -1):
        live = mask[:, t + 1, None] > 0
        inner = step[None] + (emit[:, t + 1] + behind[:, t + 1])[:, None, :]
        behind[:, t] = np.where(live, np.logaddexp.reduce(inner, axis=2), 0.0)
        p = np.exp(ahead[:, t][:, :, None] + inner - whole[:, None, None]) * (mask[:, t + 1] * weight)[:, None, None]
        double += p.sum(axis=0)
    return np.exp(ahead + behind - whole[:, None, None]) * mask[..., None], double


def read(story: Labelled, cues: tuple, weights: dict, step: np.ndarray) -> tuple[list[int], list[float]]:
    zero = np.zeros(5)
    scores = [[float(v) for v in sum((weights.get(f, zero) for f in fs), zero)] for fs in featured(story, cues)]
    return best_path(scores, step.tolist()), occurring(scores, step.tolist())


def thresholds(found: list[tuple[str, bool, float, str]]) -> dict[str, float]:
    """For each part the probability that best tells a part that is there from one taken out: the middle of the best.

    A part wrongly called missing counts more than a missing part not noticed, since a wrong complaint costs trust: the
    least weight is taken with which at most SPOILT of the whole stories are asked for a part that is there.
    """
    whole = {story for _, _, _, story in found}
    best: dict[str, float] = {}
    for weight in np.arange(1, 8, 0.5):
        best = {part: _cut(found, letter, weight) for letter, part in zip("STAR", shown.PARTS, strict=False)}
        cuts = dict(zip("STAR", best.values(), strict=True))
        spoilt = {story for letter, there, p, story in found if there and p < cuts[letter]}
        if len(spoilt) <= SPOILT * len(whole):
            break
    print(f"whole stories asked for a part that is there: {len(spoilt)}/{len(whole)}, weight {weight}")
    return {**best, "lesson": 0.5}


def _cut(found: list[tuple[str, bool, float, str]], letter: str, weight: float) -> float:
    there = [p for x, is_there, p, _ in found if x == letter and is_there]
    gone = [p for x, is_there, p, _ in found if x == letter and not is_there]
    quality = {
        cut / 50: weight * sum(p >= cut / 50 for p in there) / len(there) + sum(p < cut / 50 for p in gone) / len(gone)
        for cut in range(1, 50)
    }
    good = [cut for cut, value in quality.items() if value >= max(quality.values()) - 0.02]
    return round(min(SURELY_THERE, sum(good) / len(good)), 2)


def folds(stories: list[Labelled], cues: tuple) -> list[tuple[str, bool, float, str]]:
    """Five folds: prints sentence accuracy; returns (letter, is there, its probability, story)."""
    right = total = 0
    found, confusion = [], Counter()
    for fold in range(5):
        test = [s for i, s in enumerate(stories) if i % 5 == fold]
        weights, step = fit([s for i, s in enumerate(stories) if i % 5 != fold], cues)
        for s in test:
            path, _ = read(s, cues, weights, step)
            for (letter, text), p in zip(s.units, path, strict=True):
                total += 1
                right += LETTERS[p] == letter
                confusion[letter + LETTERS[p]] += 1
                if "-v" in sys.argv and LETTERS[p] != letter:
                    print("   ", letter, "->", LETTERS[p], text)
            for case in [s, *(s.without(x) for x in "STAR" if x in s.has())]:
                _, sure = read(case, cues, weights, step)
                for i, x in enumerate("STAR"):
                    if set("STAR") <= s.has() and (case is s or case.id.endswith(f"-{x}")):
                        found.append((x, x in case.has(), sure[i], s.id))
    print(f"sentences right: {right}/{total} = {right / total:.1%}")
    print({k: v for k, v in confusion.items() if k[0] != k[1]})
    return found


def words() -> dict:
    """The cues that are not fitted."""
    raw = yaml.safe_load((FOLDER / "story_cues.yaml").read_text(encoding="utf-8"))
    return {group: raw[group] for group in GROUPS}


def save(data: dict) -> None:
    """One entry a line, so that a change shows as a line in a diff."""
    lines = [f'"{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in data.items() if key != "weights"]
    rows = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(r)}" for name, r in data["weights"].items())
    text = "{\n" + ",\n".join(lines) + ',\n"weights": {\n' + rows + "\n}\n}\n"
    (FOLDER / "story_parts.json").write_text(text, encoding="utf-8")


def main() -> None:
    if "--words" in sys.argv:
        known = json.loads((FOLDER / "story_parts.json").read_text(encoding="utf-8"))
        save({**known, **words()})
        return
    cues, raw = cue_list()
    stories = [s for s in (*own("dev"), *own("more"), *short_stories(), *third_party(False)) if s.kind == "episode"]
    found = folds(stories, cues)
    present = thresholds(found)
    for letter, part in zip("STAR", shown.PARTS, strict=False):
        rows = [(t, p) for x, t, p, _ in found if x == letter]
        gone = [p < present[part] for t, p in rows if not t]
        false = [p < present[part] for t, p in rows if t]
        print(f"{part}: cut {present[part]}; noticed {sum(gone)}/{len(gone)}, false {sum(false)}/{len(false)}")
    gate = episode()
    if "--write" in sys.argv:
        weights, step = fit(stories, cues)
        kept = {name: [round(float(v), 3) for v in row] for name, row in weights.items() if abs(row).max() >= 0.02}
        data = {
            "cues": raw,
            "weights": kept,
            "step": [[round(float(v), 3) for v in r] for r in step],
            "present": present,
            "episode": gate,
        }
        save({**data, **words()})
        print(f"{len(kept)} features written")


if __name__ == "__main__":
    main()
