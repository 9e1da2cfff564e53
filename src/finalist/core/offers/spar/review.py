"""The look back: at most three short comments a turn, then what was hidden and what was left on the table.

Comments are about moves, never about the person. Each rests on a claim of the evidence base or on plain arithmetic
(core/knowledge/data/spar_words/comments.yaml).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from finalist.core.documents.base import Line
from finalist.core.offers.spar.talk import Talk, Turn, money
from finalist.core.offers.spar.words import words

MOST = 3
"""Comments a turn (EVIDENCE.md E4.7)."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One remark on a turn. good: something to do again. evidence: id of the claim behind it, "" for plain logic."""

    code: str
    text: str
    good: bool
    evidence: str


@dataclass(frozen=True, slots=True)
class Review:
    """After the talk. left: what base pay was left on the table, None when nothing was agreed. replay: by turn."""

    opening: Decimal
    limit: Decimal
    agreed: Decimal | None
    left: Decimal | None
    got: tuple[str, ...]
    unasked: tuple[str, ...]
    lines: tuple[Line, ...]
    replay: tuple[tuple[Comment, ...], ...]


_GOOD = frozenset({"asked-range", "gave-reason", "asked-lever", "traded", "took-time", "waited", "kept-back"})


def review(talk: Talk) -> Review:
    """What was hidden, what was left, and the replay."""
    scenario = talk.scenario
    left = scenario.limit - talk.agreed if talk.agreed is not None else None
    got = tuple(lever.grant for lever in scenario.levers if lever.kind in talk.granted)
    asked = {turn.move.lever for turn in talk.turns} | set(talk.granted)
    unasked = tuple(lever.grant for lever in scenario.levers if lever.kind not in asked)
    replay = tuple(tuple(_comments(talk, turn))[:MOST] for turn in talk.turns)
    return Review(
        scenario.opening, scenario.limit, talk.agreed, left, got, unasked, tuple(_reveal(talk, got, unasked)), replay
    )


def _comments(talk: Talk, turn: Turn) -> Iterator[Comment]:
    """The remarks on one turn, what went wrong first."""
    for code in (*_faults(talk, turn), *_merits(talk, turn)):
        entry = words("comments")[code]
        yield Comment(code, entry["text"].format(**_figures(talk, turn)), code in _GOOD, entry["evidence"])


def _faults(talk: Talk, turn: Turn) -> Iterator[str]:
    move, figure = turn.move, turn.move.figure
    if move.old_pay:
        yield "old-pay"
    if move.kind == "ultimatum":
        yield "ultimatum"
    if move.kind == "accept" and turn.situation == "accepted-first":
        yield "took-first"
    if figure is None or move.kind in ("accept", "decline", "ultimatum"):
        if move.kind == "concede" and not (move.condition or move.lever):
            yield "concession-free"
        return
    yield from _faults_of_figure(talk, turn, figure)


def _faults_of_figure(talk: Talk, turn: Turn, figure: Decimal) -> Iterator[str]:
    move = turn.move
    if turn.before is not None and figure < turn.before:
        yield "below-their-offer"
        return
    if turn.before is None and not any(t.situation in ("range-told", "offer") for t in talk.turns[: turn.number - 1]):
        if figure < talk.scenario.opening:
            yield "below-opening"
        elif not move.reason:
            yield "named-first"
    lower = turn.asked_before is not None and figure < turn.asked_before
    if lower and _unmoved(talk, turn):
        yield "bid-against-self"
    elif (lower and _more_than_they(talk, turn)) and not (move.condition or move.lever):
        yield "concession-free"
    if move.top is not None and move.top > figure:
        yield "range-heard-low"
    if turn.situation == "too-high":
        yield "too-high"
    elif not move.reason and not lower and move.kind == "name-figure" and not _reason_near(talk, turn):
        yield "no-reason"


def _merits(talk: Talk, turn: Turn) -> Iterator[str]:
    move = turn.move
    if move.kind == "ask-figure" and turn.before is None:
        yield "asked-range"
    if move.kind == "defer" and turn.before is None:
        yield "kept-back"
    if move.reason and not move.old_pay and move.kind in ("name-figure", "justify"):
        yield "gave-reason"
    if move.kind == "concede" and (move.condition or move.lever):
        yield "traded"
    elif move.kind == "ask-lever" and move.lever:
        yield "asked-lever"
    if move.kind == "ask-time":
        yield "took-time"
    if move.kind == "silence" and turn.situation == "silence-moved":
        yield "waited"


def _unmoved(talk: Talk, turn: Turn) -> bool:
    """Whether nothing came from them since the candidate's last figure: no raise, no lever."""
    for earlier in reversed(talk.turns[: turn.number - 1]):
        if earlier.granted or (earlier.after != earlier.before and earlier.before is not None):
            return False
        if earlier.move.figure is not None:
            return earlier.before is not None or earlier.after is None
    return False


def _more_than_they(talk: Talk, turn: Turn) -> bool:
    """Whether the candidate came down further than they went up since the last figure."""
    figure, last = turn.move.figure, turn.asked_before
    at = max((t.number for t in talk.turns[: turn.number - 1] if t.move.figure is not None), default=0)
    start, now = (talk.turns[at - 1].before if at else None), turn.before
    if figure is None or last is None:
        return False
    return last - figure > ((now - start) if now is not None and start is not None else 0)


def _reason_near(talk: Talk, turn: Turn) -> bool:
    return any(earlier.move.reason for earlier in talk.turns[max(0, turn.number - 3) : turn.number - 1])


def _figures(talk: Talk, turn: Turn) -> dict[str, str]:
    currency = talk.scenario.currency
    given = {"figure": turn.move.figure, "before": turn.before, "offer": turn.after, "last": turn.asked_before}
    return {name: money(value, currency) if value is not None else "" for name, value in given.items()}


def _reveal(talk: Talk, got: tuple[str, ...], unasked: tuple[str, ...]) -> Iterator[Line]:
    scenario, currency = talk.scenario, talk.scenario.currency

    def line(code: str, **slots: str) -> Line:
        return Line(text=words("comments")[code]["text"].format(**slots), knowledge=f"spar.{code}")

    yield line("reveal-band", opening=money(scenario.opening, currency), limit=money(scenario.limit, currency))
    if talk.agreed is not None:
        left, agreed = scenario.limit - talk.agreed, money(talk.agreed, currency)
        yield (
            line("reveal-agreed", agreed=agreed, left=money(left, currency))
            if left > 0
            else line("reveal-top", agreed=agreed)
        )
    else:
        code = {"declined": "reveal-declined", "lost": "reveal-lost"}.get(talk.outcome, "reveal-open")
        yield line(code, offer=money(talk.offer or scenario.opening, currency))
    if got:
        yield line("reveal-got", levers="; ".join(got))
    if unasked:
        yield line("reveal-unasked", levers="; ".join(unasked))
    if any(turn.situation == "final" for turn in talk.turns):
        room = talk.offer is not None and talk.offer < scenario.limit and scenario.more_after_final
        yield line("reveal-final" if room else "reveal-held")
