"""At most three comments on an answer, what helps most first: the words it rests on and one thing to try.

About the task, never about the person (EVIDENCE.md E4.7). What an answer of its family needs decides the order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from finalist.core.answers.asked_parts import PartAsked
from finalist.core.answers.content import Content, Unit, quote
from finalist.core.answers.gates import Gate
from finalist.core.answers.language import worded
from finalist.core.answers.measures import bearable_seconds
from finalist.core.answers.rating import OCCASIONS, Sign
from finalist.core.answers.results import Comment, Conflict, Quote
from finalist.core.knowledge.load import knowledge

PREAMBLE = 20
"""Words before the first point from which a comment is made (convention)."""
SHARES_FROM = 60
"""Words from which shares are judged (as in core/stories/comments.py; convention)."""

SAYS_LESS = {"lesson": "no-lesson", "reason": "no-reason"}
"""Part of a question that was left open → the comment that says it without the question."""
GATES_SAY = {
    "did": frozenset({"no-own-action", "no-own-part", "no-episode"}),
    "ending": frozenset({"no-outcome", "vague-outcome"}),
}
"""Part left open → the comments that say it already, and more strongly."""


class Remark(BaseModel):
    """One authored comment; slots in braces are figures."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    what: str
    try_this: str
    evidence: str


@cache
def remarks(language: str = "en") -> dict[str, Remark]:
    """Every authored comment by its code, in the order of what helps most; in the language of the answer."""
    return {code: Remark.model_validate(row) for code, row in worded("remarks", language).items()}


@dataclass(frozen=True, slots=True)
class Looked:
    """What the comments look at."""

    text: str
    family: str
    content: Content
    signs: tuple[Sign, ...]
    gates: tuple[Gate, ...]
    conflicts: tuple[Conflict, ...]
    shares: dict[str, float]
    words: int
    seconds: float
    parts: tuple[PartAsked, ...] = ()


def comments(looked: Looked) -> tuple[Comment, ...]:
    """The comments, at most as many as EVIDENCE.md E4.7 allows. A silent answer has one, without words to quote."""
    order = list(remarks())
    found = {one.code: one for one in (*_closed(looked), *_told(looked), *_balance(looked))}
    open_part = next((part for part in looked.parts if not part.is_told), None)
    if open_part and looked.content.units and not GATES_SAY.get(open_part.kind, frozenset()) & set(found):
        found.pop(SAYS_LESS.get(open_part.kind, ""), None)
        last, tongue = quote(looked.content.units[-1]), looked.content.language
        found["part-unanswered"] = comment("part-unanswered", last, tongue, asked=open_part.words)
    ranked = sorted(found.values(), key=lambda comment: order.index(comment.code))
    if any(gate.most == 1 for gate in looked.gates):
        ranked = ranked[:1]
    return tuple(ranked[: knowledge().thresholds["comments_per_answer_max"]["value"]])


def comment(code: str, where: Quote, language: str = "en", **slots: object) -> Comment:
    """An authored comment resting on these words. Raises KeyError for an unknown code (a bug)."""
    remark = remarks(language)[code]
    return Comment(code, where, remark.what.format(**slots), remark.try_this, remark.evidence)


def _closed(looked: Looked) -> Iterator[Comment]:
    """One a gate."""
    for gate in looked.gates:
        yield comment(gate.code, _place(gate.code, looked), looked.content.language)


def _place(code: str, looked: Looked) -> Quote:
    """The words that a gate rests on: the general sentence, the one where only “we” act, the last one …"""
    content = looked.content
    aside = [place for name, place in content.aside if name == "grader"]
    if code == "to-the-grader" and aside:
        return aside[0]
    if code in ("no-episode", "slogan") and content.verdict == "generality" and content.signs:
        return content.signs[0]
    units = content.showing("blame") if code == "blame" else []
    if code in ("no-own-action", "no-own-part"):
        units = [*content.showing("together", "own_weak"), *content.of("action")]
    if code in ("no-outcome", "no-check"):
        units = list(content.units[-1:])
    if code == "any-employer":
        units = content.showing("generic_claim")
    return quote((units or list(content.units))[0]) if units or content.units else _whole(looked.text)


def _whole(text: str) -> Quote:
    return Quote(0, len(text), text)


def _told(looked: Looked) -> Iterator[Comment]:
    """What the ledger contradicts, a soft ending, no reason, a long way to the point."""
    for conflict in looked.conflicts[:1]:
        yield comment("conflict", conflict.quote, looked.content.language, before=conflict.before)
    content, have = looked.content, {sign.code for sign in looked.signs}
    results = content.endings
    soft = [unit for unit in results if "vague" in unit.cues and "checkable" not in unit.cues]
    if looked.family in OCCASIONS and soft and not any("checkable" in unit.cues for unit in results):
        yield comment("vague-outcome", quote(soft[0]), looked.content.language)
    acts = content.showing("own_action")
    if looked.family in ("past", "") and acts and "reason" not in have:
        yield comment("no-reason", quote(acts[0]), looked.content.language)
    if content.opening >= PREAMBLE and content.units:
        start = content.units[0].start
        yield comment(
            "late-point", Quote(0, start, looked.text[:start].rstrip()), looked.content.language, words=content.opening
        )
    if looked.family == "past" and {"result", "reason"} <= have and "lesson" not in have and content.units:
        yield comment("no-lesson", quote(content.units[-1]), looked.content.language)


def _balance(looked: Looked) -> Iterator[Comment]:
    """Too much before the action, too little of the result, too long."""
    limits, content = knowledge().thresholds, looked.content
    flag = limits["star_flag"]["value"]
    opening = looked.shares.get("situation", 0.0) + looked.shares.get("task", 0.0)
    before, results = content.of("situation", "task"), content.of("result")
    if looked.words >= SHARES_FROM and looked.family in ("past", ""):
        if before and "action" in content.has and opening > flag["situation_task_over"]:
            longest = max(before, key=lambda unit: len(unit.text))
            yield comment("long-opening", quote(longest), looked.content.language, percent=round(100 * opening))
        if results and looked.shares.get("result", 1.0) < flag["result_under"]:
            yield comment(
                "short-result", quote(results[0]), looked.content.language, percent=round(100 * looked.shares["result"])
            )
    _, most = bearable_seconds(looked.family)
    if looked.seconds > most and content.units:
        yield comment("too-long", quote(_heaviest(content)), looked.content.language, seconds=round(looked.seconds))


def _heaviest(content: Content) -> Unit:
    """The longest sentence of the part that has most words."""
    totals: dict[str, int] = {}
    for unit in content.units:
        totals[unit.part] = totals.get(unit.part, 0) + len(unit.text)
    part = max(totals, key=lambda name: totals[name])
    return max(content.of(part), key=lambda unit: len(unit.text))


def unknown_codes(codes: Sequence[str]) -> list[str]:
    """Codes that no authored comment has: none, or something is not finished."""
    return [code for code in codes if code not in remarks()]
