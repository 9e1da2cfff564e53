"""A level from 1 to 5 for each competency that was asked for, from features that can be pointed at (EVIDENCE.md 10).

3 is a solid answer: one episode, an own action, how it ended. 4 adds the reason and something checkable; 5 adds what
made it hard, what else could have been done, and what is done differently since. Gates cap it. Where the answer shows
too little of the competency to tell, the level is “uncertain” and not a number.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from finalist.core.answers.content import Content, Unit, quote
from finalist.core.answers.gates import OPEN, Gate
from finalist.core.answers.relevance import Relevance
from finalist.core.answers.results import Quote, Rating
from finalist.core.knowledge.load import knowledge

QUOTES = 3
TOLD = ("past", "", "values", "difficult")
"""Families whose answers tell what happened in its order, so that an ending stands behind what was done."""
OCCASIONS = ("past", "", "values")
"""Families whose questions ask for an occasion and for things beside it."""
ANSWER = "answer"
"""Where the question is after no competency, the answer as such is rated under this id."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A feature that speaks for a level, with the words that show it."""

    code: str
    quotes: tuple[Quote, ...]


def outcomes(family: str, content: Content) -> list[Unit]:
    """The units that tell what came of it: of what happened in its order, only those behind what was done."""
    return content.endings if family in TOLD else content.results


def signs(family: str, content: Content, specific_here: bool) -> tuple[Sign, ...]:
    """The features that an answer of a family has, in the order of the levels they speak for."""
    wanted = _SIGNS.get(family, _SIGNS["past"])
    outcome = outcomes(family, content)
    found = []
    for code, cues in wanted:
        units = content.showing(*cues)
        if code == "checkable" or (code == "result" and family in TOLD):
            units = [unit for unit in units if unit in outcome]
        if code == "episode":
            if content.verdict == "generality":
                continue
            found.append(Sign(code, content.signs))
            continue
        if code == "here":
            if specific_here:
                found.append(Sign(code, ()))
            continue
        if code == "after":
            units = _after(content)
        if units:
            found.append(Sign(code, tuple(quote(unit) for unit in units[:QUOTES])))
    return tuple(found)


_SIGNS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "past": (
        ("episode", ()), ("own-action", ("own_action",)), ("result", ("result",)), ("reason", ("reason",)),
        ("checkable", ("checkable",)), ("obstacle", ("obstacle",)), ("alternative", ("alternative",)),
        ("lesson", ("lesson",)), ("after", ()),
    ),
    "values": (
        ("episode", ()), ("own-action", ("own_action",)), ("result", ("result",)), ("reason", ("reason",)),
        ("obstacle", ("obstacle",)), ("lesson", ("lesson",)),
    ),
    "situational": (
        ("step", ("would", "own_action")), ("criterion", ("criterion", "reason")),
        ("options", ("options", "alternative")), ("clarify", ("clarify",)), ("risk", ("risk",)),
    ),
    "motivation": (
        ("own-evidence", ("own_action", "own_weak")), ("here", ()), ("reason", ("reason",)),
        ("checkable", ("checkable",)), ("result", ("result",)),
    ),
    "technical": (
        ("reason", ("reason", "criterion")), ("check", ("test",)), ("alternative", ("alternative", "options")),
        ("own-action", ("own_action", "would")), ("limit", ("obstacle", "risk")),
    ),
    "difficult": (
        ("own-part", ("responsible",)), ("changed", ("changed", "lesson")), ("own-action", ("own_action",)),
        ("reason", ("reason",)), ("checkable", ("checkable",)),
    ),
}  # fmt: skip
_NEEDED: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "past": (
        ("own-action", "episode|result", "result|checkable|reason|obstacle|after"),
        ("reason", "checkable"),
        ("obstacle", "alternative|lesson"),
    ),
    "values": (("own-action", "reason|result"), ("result", "obstacle"), ("reason", "lesson|obstacle")),
    "situational": (("step", "criterion"), ("options", "criterion"), ("clarify", "risk")),
    "motivation": (("own-evidence", "here"), ("reason", "checkable|result"), ("result", "checkable")),
    "technical": (("own-action|check", "reason|check"), ("check", "reason"), ("alternative", "limit")),
    "difficult": (
        ("own-part|own-action", "changed|reason|own-action"),
        ("own-part", "changed"),
        ("checkable", "reason"),
    ),
}
"""What 3, 4 and 5 each ask for; `a|b` is either."""


def _after(content: Content) -> list[Unit]:
    """What is told behind the first own action."""
    acts = [at for at, unit in enumerate(content.units) if "own_action" in unit.cues]
    return list(content.units[acts[0] + 1 :]) if acts else []


def level(family: str, found: Sequence[Sign]) -> int:
    """1..5 before any gate: each step needs the one below."""
    have = {sign.code for sign in found}
    steps = _NEEDED.get(family, _NEEDED["past"])
    reached = 2 if have else 1
    for wanted in steps:
        if not all(set(each.split("|")) & have for each in wanted):
            return reached
        reached += 1
    return reached


def ratings(
    family: str,
    competencies: Sequence[str],
    found: Sequence[Sign],
    closed: Sequence[Gate],
    fits: Relevance,
    shown: dict[str, float],
    asked: bool,
) -> tuple[Rating, ...]:
    """One rating a competency asked for. shown: competency → how much the answer shows of it, 0..1.

    asked: there was a question; where nobody can tell whether it is answered, no level above 2 is given.
    """
    names = {item.id: item.name for item in knowledge().competencies}
    open_end = any(gate.code == "no-outcome" for gate in closed)
    reached = level(family, [sign for sign in found if not (open_end and sign.code == "after")])
    most = min((gate.most for gate in closed), default=5)
    codes = tuple(sign.code for sign in found)
    quotes = tuple(dict.fromkeys(each for sign in found for each in sign.quotes[:1]))[:QUOTES]
    rows = []
    for competency in competencies or (ANSWER,):
        value: int | None = min(reached, most)
        why = ""
        if most > 2 and reached > 2 and asked and not fits.answers:
            value, why = None, "relevance-unsure"
        elif most > 2 and reached > 2 and competency in names and _faint(competency, competencies, shown):
            value, why = None, "competency-faint"
        rows.append(
            Rating(
                competency,
                names.get(competency, ""),
                value,
                why,
                tuple(g.code for g in closed if g.most < OPEN),
                codes,
                quotes,
            )
        )
    return tuple(rows)


FAINT = 0.12
"""Below this an answer shows too little of a competency to say a level (chosen on development answers)."""


def _faint(competency: str, asked: Sequence[str], shown: dict[str, float]) -> bool:
    """A competency asked beside the first, of which the answer shows next to nothing."""
    return competency != asked[0] and shown.get(competency, 0.0) < FAINT
