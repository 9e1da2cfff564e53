"""The measures of content, the yes-or-no checks beside the rating, and what a probe may ask for."""

from collections.abc import Sequence

from finalist.core.answers.asked_parts import PartAsked
from finalist.core.answers.content import Content, quote
from finalist.core.answers.rating import Sign, outcomes
from finalist.core.answers.relevance import Relevance
from finalist.core.answers.results import Check, Conflict, Mark, Measure, WhyNot
from finalist.core.answers.words import Word, spoken
from finalist.core.documents.take import Transcript
from finalist.core.knowledge.load import knowledge
from finalist.core.stories.check import WORDS_PER_MINUTE

PARTS = ("situation", "task", "action", "result", "lesson")
LONGEST = 240
"""Seconds that even a technical answer should have at most in one go (EVIDENCE.md E2.9, convention)."""
SHARES_FROM = 25
"""Words from which shares of parts are given (convention)."""
_BANDS = {"situation": (None, "situation_max"), "task": (None, "task_max"), "action": ("action_min", None),
          "result": ("result_min", None)}  # fmt: skip


def seconds_of(transcript: Transcript) -> float:
    """How long the answer took; where nobody timed it, how long its words take at the usual pace (convention)."""
    ends = [word.end for word in transcript.words if word.end is not None]
    if transcript.seconds is not None:
        return transcript.seconds
    return max(ends) if ends else round(60 * len(transcript.words) / WORDS_PER_MINUTE, 1)


def content_measures(
    transcript: Transcript,
    words: Sequence[Word],
    content: Content,
    fits: Relevance,
    marks: Sequence[Mark],
    asked: bool,
    family: str,
) -> tuple[Measure, ...]:
    """Every measure of what was said, in the order of the page."""
    count = len(spoken(words))
    usual = usual_seconds(family)
    timed = transcript.seconds is not None or any(word.end is not None for word in transcript.words)
    length = seconds_of(transcript) if timed else None
    nothing: WhyNot = "" if count else "nothing-said"
    kinds = {kind: sum(mark.kind == kind for mark in marks) for kind in ("hedge", "number", "company-word")}
    per_hundred = round(100 * kinds["hedge"] / count, 1) if count else None
    return (
        Measure("words", float(count), "words"),
        Measure("length", length, "seconds", usual, "E2.9", True, "" if timed else "no-times"),
        *_to_point(transcript, words, content, nothing),
        Measure("sentence-length", *_sentence_length(words)),
        Measure("hedges", per_hundred, "per 100 words", why_not=nothing),
        Measure("numbers", float(kinds["number"]), "figures", None, "E3.3"),
        Measure("company-words", float(kinds["company-word"]), "words of their own", None, "E3.9"),
        Measure("relevance", fits.score if asked and not nothing else None, "0 to 1", None, "E3.1", True,
                nothing or ("" if asked else "no-question")),
        *_share_measures(content, count),
    )  # fmt: skip


def usual_seconds(family: str) -> tuple[float, float]:
    """How long an answer to a question of this family usually takes (conventions, EVIDENCE.md section 10 and E2.9)."""
    known = {item.id: item.seconds for item in knowledge().families}
    low, high = known.get(family) or knowledge().thresholds["answer_s"]["value"]["target"]  # type: ignore[call-overload]
    return float(low), float(min(high, LONGEST)) if family == "technical" else float(high)


def bearable_seconds(family: str) -> tuple[float, float]:
    """From where to where nothing is said of the length: the soft bounds, wider where the family is (convention)."""
    low, high = knowledge().thresholds["answer_s"]["value"]["soft"]
    usual = usual_seconds(family)
    return min(float(low), usual[0]), max(float(high), usual[1])


def _to_point(
    transcript: Transcript, words: Sequence[Word], content: Content, nothing: WhyNot
) -> tuple[Measure, Measure]:
    """Words before the first sentence that says something, and the seconds where words were timed one by one."""
    start = content.units[0].start if content.units else 0
    before = [word for word in words if word.start < start and word.key]
    first = next((word for word in words if word.start >= start and word.key), None)
    fine = bool(transcript.words) and all(word.timing == "measured" for word in transcript.words)
    why: WhyNot = nothing or ("" if fine else "times-estimated" if transcript.seconds else "no-times")
    at = first.timed.start if first and fine else None
    return (
        Measure("words-to-point", None if nothing else float(len(before)), "words", None, "E2.9", True, nothing),
        Measure("time-to-point", at, "seconds", None, "E2.8", True, why),
    )


def _sentence_length(words: Sequence[Word]) -> tuple[float | None, str, None, str, bool, WhyNot]:
    """Mean words of a sentence; a transcript without stops has none to count."""
    stops = sum(word.stops for word in words)
    if not words or stops < 2:
        return None, "words", None, "", True, "too-short" if len(words) < 40 or stops else "no-stops"
    return round(len(spoken(words)) / stops, 1), "words", None, "", True, ""


def _share_measures(content: Content, count: int) -> list[Measure]:
    target = knowledge().thresholds["star_target"]["value"]
    whole = sum(len(unit.text.split()) for unit in content.units) or 1
    why: WhyNot = "too-short" if count < SHARES_FROM else ""
    rows = []
    for part in PARTS:
        said = sum(len(unit.text.split()) for unit in content.of(part))
        low, high = _BANDS.get(part, (None, None))
        band = (target[low] if low else None, target[high] if high else None) if low or high else None
        rows.append(
            Measure(
                f"share-{part}", None if why else round(said / whole, 3), "share of the words", band, "E3.1", True, why
            )
        )
    return rows


def checks(
    family: str,
    content: Content,
    found: Sequence[Sign],
    fits: Relevance,
    clashes: Sequence[Conflict],
    seconds: float,
    ledger: bool,
    parts: Sequence[PartAsked] = (),
) -> tuple[Check, ...]:
    """The answer-quality checks of EVIDENCE.md section 10, reported beside the rating, not added to it.

    parts: what was asked beside the occasion; without any, nothing is said of them.
    """
    have = {sign.code: sign.quotes for sign in found}
    verdict = {"episode": True, "generality": False}.get(content.verdict)
    acts = content.showing("own_action")
    reasons, ends = content.showing("reason"), [unit for unit in outcomes(family, content) if "checkable" in unit.cues]
    bounds = bearable_seconds(family)
    return (
        Check("episode", verdict if content.units else None, content.signs),
        Check("own-action", bool(acts), tuple(quote(unit) for unit in acts[:3])),
        Check("reason", bool(reasons), tuple(quote(unit) for unit in reasons[:3])),
        Check("checkable", bool(ends) or "checkable" in have, tuple(quote(unit) for unit in ends[:3])),
        Check("relevant", True if fits.answers else None),
        *([Check("all-parts", all(part.is_told for part in parts))] if parts else []),
        Check("within-time", bounds[0] <= seconds <= bounds[1]),
        Check("consistent", None if not ledger else not clashes, tuple(clash.quote for clash in clashes)),
    )


_WANTED: dict[str, tuple[str, ...]] = {
    "past": ("episode", "own-action", "result", "reason", "number", "obstacle", "other-view", "alternative", "lesson"),
    "situational": ("step", "options", "criterion", "clarify", "risk", "other-view"),
    "motivation": ("own-evidence", "here", "reason", "other-view"),
    "values": ("episode", "own-action", "obstacle", "result", "other-view", "lesson"),
    "technical": ("check", "limit", "alternative", "reason", "number"),
    "difficult": ("own-part", "changed", "other-view", "reason", "number"),
}


def missing_parts(
    family: str, content: Content, found: Sequence[Sign], closed: Sequence[str], parts: Sequence[PartAsked] = ()
) -> tuple[str, ...]:
    """What an answer of its family lacks: what a probe may ask for. First what was asked for and not given, then what
    helps most.
    """
    have = {sign.code for sign in found}
    if content.numbers:
        have.add("number")
    if "episode" in have and content.verdict != "episode":
        have.discard("episode")
    if "no-outcome" in closed:
        have.discard("result")
    asked = [part.missing for part in parts if part.missing and not part.is_told]
    wanted = [code for code in _WANTED.get(family, _WANTED["past"]) if code not in have]
    return tuple(dict.fromkeys((*asked, *wanted)))
