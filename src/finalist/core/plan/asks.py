"""Questions to ask back: ranked for the people in the room, minus those the documents already answer.

A question counts as answered when one sentence of the posting, the company's pages or what they said in round one holds
one of the phrases that its entry lists for that (`topics`); that sentence is shown. Pay and leave are held
back until the
employer raises pay.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.documents.gameplan import AskCard, PersonCard, ValueCard
from finalist.core.knowledge.entries import Ask
from finalist.core.knowledge.load import knowledge
from finalist.core.plan.material import Material
from finalist.core.plan.pay import raised_by_employer
from finalist.core.plan.phrases import fixed_slots, value_words
from finalist.core.plan.trade import Trade
from finalist.core.text.sentences import sentence_spans
from finalist.core.text.spotting import spot
from finalist.core.text.terms import fold
from finalist.core.wording import SlotValue, fill, say

KEEP, STRUCK, HELD = 15, 6, 4
PER_PERSON = 4


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that may answer a question, prepared for the search."""

    ref: EvidenceRef
    folded: str


def answers(material: Material) -> list[Said]:
    """Every sentence of the posting and the company's pages, and every note of what they said."""
    found: list[Said] = []
    wanted = {page.source for page in material.companies}
    if material.posting:
        wanted.add(material.posting.source)
    for source_id in sorted(wanted):
        source = material.sources.get(source_id)
        if source is None:
            continue
        for start, end in sentence_spans(source.text):
            for line_start, line_end in _lines(source.text, start, end):
                found.append(_said(source.quote(line_start, line_end)))
    found += [
        _said(line.evidence) for line in material.note_lines("they-said", "pay", "they-promised", "other", "culture")
    ]
    return found


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence as the lines it is printed on, when the lines are items of their own; else whole."""
    stretch = text[start:end]
    if stretch.count("\n") < 3:
        yield start, end
        return
    at = start
    for line in stretch.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def _said(ref: EvidenceRef) -> Said:
    return Said(ref, fold(ref.verbatim).replace("’", "'"))


def answered_by(ask: Ask, said: Sequence[Said]) -> EvidenceRef | None:
    """The sentence that already answers a question, None when none does. Questions answer nothing."""
    for item in said:
        if item.ref.verbatim.rstrip().endswith("?"):
            continue
        if any(spot(topic, item.folded) >= 0 for topic in ask.topics):
            return item.ref
    return None


def asks(
    material: Material,
    trade: Trade,
    people: Sequence[PersonCard],
    values: Sequence[ValueCard],
) -> tuple[AskCard, ...]:
    """The questions to ask, best first; then those held back; then those struck out, with what answers them."""
    said = answers(material)
    raised = raised_by_employer(material)
    slots = fixed_slots(material)
    ranked: list[tuple[float, Ask, Line]] = []
    for ask in knowledge().asks:
        if ask.fields and (trade.kit is None or trade.kit.id not in ask.fields):
            continue
        line, bonus = _worded(ask, slots, values)
        if line is not None:
            ranked.append((_score(ask, people) + bonus, ask, line))
    ranked.sort(key=lambda item: -item[0])  # A stable sort: the authored order is the most useful first.
    keep: list[AskCard] = []
    held: list[AskCard] = []
    struck: list[AskCard] = []
    themes: Counter[str] = Counter()
    for score, ask, line in ranked:
        by = answered_by(ask, said)
        kind = "value" if "{value}" in ask.text else ask.theme
        if by is not None and len(struck) < STRUCK:
            struck.append(_card(ask, line, score, people, "answered", by, say("ask.answered", by)))
        elif by is None and ask.early and not raised and len(held) < HELD:
            held.append(_card(ask, line, score, people, "held", None, say("ask.held")))
        elif (
            by is None
            and not (ask.early and not raised)
            and len(keep) < KEEP
            and themes[kind] < (1 if kind == "value" else 4)
        ):
            keep.append(_card(ask, line, score, people, "ask", None, None))
            themes[kind] += 1
    return tuple(card.model_copy(update={"id": f"a{number}"}) for number, card in enumerate((*keep, *held, *struck), 1))


def _worded(ask: Ask, slots: dict[str, SlotValue], values: Sequence[ValueCard]) -> tuple[Line | None, float]:
    label = f"ask:{ask.id}"
    if "{value}" in ask.text:
        for card in values[:1]:
            return fill(ask.text, label, {**slots, "value": value_words(card)}, (card.evidence,)), 0.5
    line = fill(ask.text, label, slots)
    return line, 0.3 if line and line.evidence else 0.0


def _score(ask: Ask, people: Sequence[PersonCard]) -> float:
    """A question for somebody who is in the room beats one for nobody there; a field's own question beats a
    general one.
    """
    present = {card.stake for card in people}
    hits = sum(stake in present for stake in ask.stakes)
    return (
        (1.0 if hits else 0.0)
        + 0.15 * hits
        - 0.08 * len(ask.stakes)
        + (0.5 if ask.fields else 0.0)
        - (0.6 if ask.website else 0.0)
        + {"role-success": 0.4, "decision-process": 0.2, "risk": 0.2}.get(ask.theme, 0.0)
    )


def _card(
    ask: Ask,
    line: Line,
    score: float,
    people: Sequence[PersonCard],
    status: str,
    by: EvidenceRef | None,
    because: Line | None,
) -> AskCard:
    return AskCard(
        id="",
        text=line,
        theme=ask.theme,
        status=status,
        by=by,
        because=because,
        people=tuple(card.id for card in people if card.stake in ask.stakes),
        score=round(score, 3),
        tells=ask.tells,
        follow_up=fill(ask.follow_up, f"ask:{ask.id}", {}) if ask.follow_up else None,
    )


def for_person(cards: Sequence[AskCard], person: str, taken: set[str]) -> tuple[str, ...]:
    """Up to four open questions for a person, those not given to somebody else first."""
    fitting = [card for card in cards if card.status == "ask" and person in card.people]
    fitting.sort(key=lambda card: (card.id in taken, -card.score, card.id))
    return tuple(card.id for card in fitting[:PER_PERSON])
