"""The questions to expect, ranked, each with the reasons that put it there.

A question's score is the sum of its reasons' weights (a table below, conventions): what the posting asks, what was left
open in round one, the doubts, the people in the room, the field, the values. core/plan/shelf.py then takes the best
while keeping the list diverse.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from finalist.core.documents.base import Line
from finalist.core.documents.gameplan import (
    ConcernCard,
    Reason,
    ReasonKind,
)
from finalist.core.documents.notes import NoteLine
from finalist.core.knowledge.entries import PACK_MARK, Question
from finalist.core.knowledge.load import knowledge
from finalist.core.plan.concerns import by_kind
from finalist.core.plan.context import WEIGHTS, Context, Place
from finalist.core.plan.demand import again, asked_before
from finalist.core.plan.slots import Filled, fillings
from finalist.core.text.spotting import stems
from finalist.core.text.synonyms import GENERIC
from finalist.core.wording import say

MUCH = 0.5
"""From this share of the most wanted competency a posting asks “much” for one (convention)."""
LOOSE = frozenset(
    "manag control plan report case lead servic standard result chang meet expect train deliver driv".split()
)
"""Stems that mean something else in every trade: one of them alone ties no question to a requirement."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A question with its text filled, its score and its reasons, before people and stories are put to it."""

    question: Question
    text: Line
    score: float
    reasons: tuple[Reason, ...]
    parts: tuple[tuple[str, float], ...] = ()
    """What the score is made of: kind of reason (and `demand`: competencies that the posting asks for) and weight."""
    line: NoteLine | None = None
    """The note line that the question picks up, if it does."""
    stems: frozenset[str] = frozenset()


def expected(context: Context) -> list[Expected]:
    """Every question of the bank that fits this field, seniority and situation, filled and scored, best first.

    What was asked in the last round is not expected again in nearly the same words.
    """
    kinds = by_kind(context.concerns)
    topic_stems = {topic: stems(topic) - GENERIC for question in knowledge().questions for topic in question.topics}
    found = [
        _score(question, filled, context, kinds, topic_stems)
        for question in knowledge().questions
        if _fits(question, context, kinds)
        for filled in fillings(question, context)
    ]
    before = asked_before(context.material)
    found = [item for item in found if not again(item.stems, before)]
    return sorted(found, key=lambda item: (-item.score, item.question.id, item.text.text))


def _fits(question: Question, context: Context, kinds: Mapping[str, list[ConcernCard]]) -> bool:
    trade = context.trade
    if context.stake and context.stake not in question.stakes:
        return False
    if question.fields and (trade.kit is None or trade.kit.id not in question.fields):
        return False
    if question.seniority and trade.seniority not in question.seniority:
        return False
    return not (question.family == "difficult" and question.concerns and not any(c in kinds for c in question.concerns))


def _score(
    question: Question,
    filled: Filled,
    context: Context,
    kinds: Mapping[str, list[ConcernCard]],
    topic_stems: Mapping[str, frozenset[str]],
) -> Expected:
    reasons = list(filled.reasons)
    reasons += _place_reasons(question, context.places, topic_stems)
    doubt = _doubt(question, filled, kinds)
    if doubt is not None:
        line = say("reason.concern", *doubt.why.evidence, concern=doubt.title)
        reasons.append(_reason("concern", line, WEIGHTS["concern"]))
    reasons += _standing_reasons(question, context)
    wanted = context.demand.get(question.competency, 0.0) + 0.4 * context.demand.get(question.second, 0.0)
    if not reasons:
        reasons.append(_reason("staple", _staple(question.competency, context), WEIGHTS["staple"]))
    reasons.sort(key=lambda reason: -reason.weight)
    parts: list[tuple[str, float]] = [(reason.kind, reason.weight) for reason in reasons]
    parts += [("demand", round(WEIGHTS["demand"] * wanted, 3))] if wanted else []
    score = sum(reason.weight for reason in reasons) + WEIGHTS["demand"] * wanted
    return Expected(
        question=question,
        text=filled.text,
        score=round(score, 4),
        reasons=tuple(reasons[:4]),
        parts=tuple(parts),
        line=filled.line,
        stems=stems(filled.text.text),
    )


def _standing_reasons(question: Question, context: Context) -> list[Reason]:
    """What speaks for a question whatever it is filled with: who asks, the field, the level, whose pack it is from."""
    found: list[Reason] = []
    present = [card for card in context.people if card.stake in question.stakes]
    if context.stake:
        stake = next(stake.name for stake in knowledge().stakes if stake.id == context.stake)
        found.append(_reason("stake", say("reason.stake-asks", stake=stake.lower()), WEIGHTS["stake"]))
    elif present:
        asker = present[0]
        line = say("reason.stake", *asker.stake_because.evidence, person=asker.name, stake=asker.stake_name.lower())
        found.append(_reason("stake", line, WEIGHTS["stake"]))
    if question.fields and context.trade.kit:
        line = say("reason.field", *context.trade.evidence[:1], field=context.trade.kit.name)
        found.append(_reason("field", line, WEIGHTS["field"]))
    if question.seniority:
        line = say("reason.seniority", level=context.trade.seniority)
        found.append(_reason("seniority", line, WEIGHTS["seniority"]))
    pack, own, _ = question.id.partition(PACK_MARK)
    if own:
        found.append(_reason("pack", say("reason.pack", pack=pack), WEIGHTS["pack"]))
    return found


def _staple(competency: str, context: Context) -> Line:
    """Why a question is here that nothing in its own words points to: its competency is asked for, or it is common."""
    name = next(item.name for item in knowledge().competencies if item.id == competency)
    if competency in context.asked:
        return say("reason.asked", quote=context.asked[competency], competency=name.lower())
    if context.demand.get(competency, 0.0) < MUCH:
        return say("reason.staple")
    return say("reason.demand", competency=name.lower())


def _doubt(question: Question, filled: Filled, kinds: Mapping[str, list[ConcernCard]]) -> ConcernCard | None:
    """The doubt that a question probes: the one about its requirement where it is filled with one."""
    cards = [card for kind in question.concerns for card in kinds.get(kind, ())]
    if filled.requirement:
        return next((card for card in cards if card.about == filled.requirement), None)
    return cards[0] if cards else None


def _reason(kind: ReasonKind, line: Line, weight: float) -> Reason:
    return Reason(kind=kind, line=line, weight=round(weight, 3))


def _weight(stems: frozenset[str]) -> float:
    if len(stems) > 1:
        return 1.0
    return 0.25 if stems <= LOOSE else 0.5


def _place_reasons(
    question: Question, places: Sequence[Place], topic_stems: Mapping[str, frozenset[str]]
) -> list[Reason]:
    """The best requirement and the best note line that speak of the question's topics.

    A topic of several words counts 1, a single one 0.5, a loose one half of that, a word of every job ad nothing; a
    note must hold 1, a requirement 0.5 (conventions: notes are hasty, and one word of them proves little).
    """
    best: dict[ReasonKind, tuple[float, Place]] = {}
    named = [(stems, _weight(stems)) for topic in question.topics if (stems := topic_stems[topic])]
    for place in places:
        hits = sum([worth for stems, worth in named if stems <= place.stems])
        if hits < (1.0 if place.kind == "round-one" else 0.5):
            continue
        weight = place.weight * min(1.0, 0.3 + 0.4 * hits)
        if weight > best.get(place.kind, (0.0,))[0]:
            best[place.kind] = (weight, place)
    return [_reason(kind, say(_sentence(place), quote=place.ref), weight) for kind, (weight, place) in best.items()]


def _sentence(place: Place) -> str:
    """What a place says of a question: an invitation leaves nothing open, it announces."""
    announced = place.kind == "round-one" and place.ref.document.startswith("invite")
    return "reason.announced" if announced else f"reason.{place.kind}"
