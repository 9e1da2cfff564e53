"""What an answer says: its sentences with the part each plays, and where it acts, gives reasons, ends and learns.

Sentences that speak to whoever judges (“give this a five”) or flatter are set aside before anything else is read: they
are quoted, never counted (EVIDENCE.md E3.5).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from finalist.core.answers.language import cue, find_cue, same_length_lower
from finalist.core.answers.results import Part, Quote
from finalist.core.answers.structure import structure
from finalist.core.answers.units import unit_spans
from finalist.core.stories.episode import Verdict, specific
from finalist.core.text.figures import figures

CUES = (
    "own_action", "own_weak", "together", "reason", "alternative", "obstacle", "lesson", "result", "checkable", "vague",
    "blame", "would", "options", "criterion", "clarify", "risk", "test", "changed", "responsible", "generic_claim",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence or clause at start..end. text: without sounds and repairs; said: as it stands; cues: what it shows.

    part: "" where none was likely enough.
    """

    start: int
    end: int
    text: str
    said: str
    part: str
    cues: frozenset[str]


@dataclass(frozen=True, slots=True)
class Content:
    """An answer as it was said. aside: what is set aside (flattery, words to the grader); opening: words before it."""

    language: str
    units: tuple[Unit, ...]
    aside: tuple[tuple[str, Quote], ...]
    opening: int
    verdict: Verdict
    specificity: float
    signs: tuple[Quote, ...]
    has: tuple[str, ...]
    parts: tuple[Part, ...]
    numbers: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        """What was said, without what was set aside."""
        return " ".join(unit.text for unit in self.units)

    def of(self, *parts: str) -> list[Unit]:
        """The units of these parts."""
        return [unit for unit in self.units if unit.part in parts]

    @property
    def results(self) -> list[Unit]:
        """The units that speak of what came of something."""
        return [unit for unit in self.units if unit.part == "result" or "result" in unit.cues]

    @property
    def endings(self) -> list[Unit]:
        """Those of them that tell how it ended. “The plan fell apart”, before anything was done, is no ending."""
        acts = (unit.start for unit in self.units if "own_action" in unit.cues)
        first = next(acts, self.units[-1].end if self.units else 0)
        return [unit for unit in self.results if unit.start >= first or unit.part not in ("situation", "task")]

    def showing(self, *cues: str) -> list[Unit]:
        """The units that show any of these cues."""
        return [unit for unit in self.units if unit.cues & set(cues)]


def quote(unit: Unit) -> Quote:
    """A unit as a quotation."""
    return Quote(unit.start, unit.end, unit.said)


def read_content(text: str, language: str, original: str = "") -> Content:
    """The content of an answer in a shipped language. Offsets count in `text`.

    original: the same text with sounds and repairs still in it, to quote from; every place is the same.
    """
    original = original or text
    spans = unit_spans(text)
    aside = tuple(_aside(original, spans, language))
    out = {(found.start, found.end) for _, found in aside}
    kept = [span for span in spans if span not in out]
    opening = _opening(text, kept, language)
    told = kept[opening:] or kept
    plain, places = _joined(text, told)
    parts = _parts(plain, language)
    units = tuple(
        Unit(
            start,
            end,
            smooth(text[start:end]),
            original[start:end],
            _part_at(parts, at),
            _cues(smooth(text[start:end]), language),
        )
        for (start, end), at in zip(told, places, strict=True)
    )
    verdict, specificity, signs = _specific(plain, language, units, places)
    has = tuple(dict.fromkeys(part for _, _, part in parts))
    return Content(
        language, units, aside, sum(len(text[a:b].split()) for a, b in kept[:opening]), verdict, specificity, signs,
        has, _part_spans(units), tuple((figure.start, figure.end) for figure in figures(text)),
    )  # fmt: skip


def smooth(said: str) -> str:
    """What is left when sounds and fillers are blanked, as it would have been said: “I,      rang” → “I rang”."""
    return _GAP.sub(" ", said).strip()


_GAP = re.compile(r",?\s{2,}")


def _aside(text: str, spans: Sequence[tuple[int, int]], language: str) -> Iterator[tuple[str, Quote]]:
    for start, end in spans:
        for name in ("grader", "flattery"):
            if find_cue(language, name, text[start:end]):
                yield name, Quote(start, end, text[start:end])
                break


def _opening(text: str, spans: Sequence[tuple[int, int]], language: str) -> int:
    """How many sentences at the beginning only lead up to the answer."""
    count = 0
    for start, end in spans:
        said = text[start:end]
        if (
            not find_cue(language, "preamble", said)
            or len(said.split()) > 14
            or cue(language, "own_action").search(same_length_lower(said))
        ):
            break
        count += 1
    return count


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """The kept sentences as one text, and where each stands in it."""
    pieces, places, at = [], [], 0
    for start, end in spans:
        piece = smooth(text[start:end])
        pieces.append(piece)
        places.append((at, at + len(piece)))
        at += len(piece) + 1
    return " ".join(pieces), places


def _parts(plain: str, language: str) -> list[tuple[int, int, str]]:
    """(start, end, part) of stretches of one part, for parts that are there; fitted for English, cues elsewhere."""
    if language == "en":
        return [(start, end, str(part)) for start, end, part in structure(plain).spans()]
    found: list[tuple[int, int, str]] = []
    spans = unit_spans(plain)
    for number, (start, end) in enumerate(spans):
        part = _cued(plain[start:end], language, bool(found))
        acted = any(each == "action" for _, _, each in found)
        if part == "situation" and acted:  # What is told behind an action is its going on, or its end.
            part = "result" if number == len(spans) - 1 else "action"
        elif part == "result" and not found:
            part = "situation"
        if found and found[-1][2] == part:
            found[-1] = (found[-1][0], end, part)
        else:
            found.append((start, end, part))
    return found


def _cued(said: str, language: str, later: bool) -> str:
    """The part that the cues of a sentence speak for."""
    for name in ("lesson", "result", "task"):
        if find_cue(language, name, said):
            return name
    if find_cue(language, "own_action", said) or (later and find_cue(language, "own_weak", said)):
        return "action"
    return "action" if later and find_cue(language, "together", said) else "situation"


def _part_at(parts: Sequence[tuple[int, int, str]], place: tuple[int, int]) -> str:
    """The part that holds most of a place."""
    best, most = "", 0
    for start, end, part in parts:
        shared = min(end, place[1]) - max(start, place[0])
        if shared > most:
            best, most = part, shared
    return best


def _cues(said: str, language: str) -> frozenset[str]:
    lowered = same_length_lower(said[:2000])
    return frozenset(name for name in CUES if cue(language, name).search(lowered))


def _specific(
    plain: str, language: str, units: Sequence[Unit], places: Sequence[tuple[int, int]]
) -> tuple[Verdict, float, tuple[Quote, ...]]:
    """One episode or a generality, with the sentences that say so."""
    usual = [unit for unit in units if find_cue(language, "general", unit.text)]
    if language == "en":
        found = specific(plain)
        signs = [unit for unit, (a, b) in zip(units, places, strict=True) if any(a <= s.start < b for s in found.signs)]
        verdict = found.verdict
        if verdict == "generality" and not usual and any("own_action" in unit.cues for unit in units):
            verdict = "unclear"  # Something was done, and nothing says that it is how it always goes.
        return verdict, found.probability, tuple(quote(unit) for unit in (signs or usual)[:3])
    once = [unit for unit in units if find_cue(language, "episode", unit.text)]
    acts = sum("own_action" in unit.cues for unit in units)
    score = min(2, len(once)) + min(2, acts) - 1.5 * len(usual)
    verdict = "episode" if once and score >= 1 else "generality" if score <= 0 else "unclear"
    probability = {"episode": 0.9, "unclear": 0.5, "generality": 0.1}[verdict]
    return verdict, probability, tuple(quote(unit) for unit in (once if verdict == "episode" else usual)[:3])


def _part_spans(units: Sequence[Unit]) -> tuple[Part, ...]:
    """Neighbouring units of one part joined."""
    joined: list[Part] = []
    for unit in units:
        if not unit.part:
            continue
        if joined and joined[-1].part == unit.part:
            joined[-1] = Part(unit.part, joined[-1].start, unit.end)
        else:
            joined.append(Part(unit.part, unit.start, unit.end))
    return tuple(joined)


_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def plain_words(text: str) -> list[str]:
    """Lower-case words without marks and figures."""
    return _WORD.findall(same_length_lower(text))
