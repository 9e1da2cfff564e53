"""The life of a concern: open → prepared → raised → closed, with the day of each move, the person, and if it landed.

Values in, values out: a history is a tuple of moves, the state is read from it, and a move that makes no sense is
refused with a sentence. A concern may be raised unprepared, and raised again; a closed one may be opened again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from finalist.core.errors import UserError

ConcernState = Literal["open", "prepared", "raised", "closed"]
Landed = Literal["yes", "partly", "no", "unknown"]

MOVES: dict[ConcernState, frozenset[ConcernState]] = {
    "open": frozenset(("prepared", "raised", "closed")),
    "prepared": frozenset(("open", "raised", "closed")),
    "raised": frozenset(("prepared", "raised", "closed")),
    "closed": frozenset(("open",)),
}
"""From a state, the states it may move to. Raised again: to another person, or because it did not land."""


@dataclass(frozen=True, slots=True)
class Move:
    """One step: to which state, on which day; for a raising with whom and whether it landed; a note of one's own."""

    to: ConcernState
    on: date
    person: str = ""
    landed: Landed = "unknown"
    note: str = ""


@dataclass(frozen=True, slots=True)
class ConcernHistory:
    """A concern and its moves, in order. It begins open."""

    concern: str
    moves: tuple[Move, ...] = ()

    @property
    def state(self) -> ConcernState:
        """The state after the last move."""
        return self.moves[-1].to if self.moves else "open"

    def raised(self) -> tuple[Move, ...]:
        """Every time it was raised, the first one first."""
        return tuple(move for move in self.moves if move.to == "raised")

    def raised_with(self, person: str) -> tuple[Move, ...]:
        """Every time it was raised with this person (compared without case)."""
        return tuple(move for move in self.raised() if move.person.casefold() == person.casefold())

    def landed(self) -> bool:
        """Whether it landed the last time it was raised."""
        raised = self.raised()
        return bool(raised) and raised[-1].landed == "yes"


def moved(history: ConcernHistory, move: Move) -> ConcernHistory:
    """The history with one more move.

    Raises UserError when the state does not allow it, the day is before the last one, a concern is raised with nobody
    named, or a move that is no raising says that it landed.
    """
    before = history.state
    if move.to not in MOVES[before]:
        allowed = ", ".join(state for state in MOVES if state in MOVES[before])
        raise UserError(f"A concern that is {before} can not become {move.to}.", f"It can become: {allowed}.")
    if history.moves and move.on < history.moves[-1].on:
        raise UserError(
            f"This move is dated {move.on}, before the last one of {history.moves[-1].on}.", "Check the day."
        )
    if move.to == "raised" and not move.person.strip():
        raise UserError("A concern is raised with somebody.", "Say with whom.")
    if move.to != "raised" and move.landed != "unknown":
        raise UserError("Only a concern that was raised can have landed.", "Say it with the raising.")
    return replace(history, moves=(*history.moves, replace(move, person=move.person.strip())))


def to_raise(histories: Sequence[ConcernHistory], person: str) -> tuple[ConcernHistory, ...]:
    """The concerns worth raising with this person: prepared, or raised but not heard by them, or not landed."""
    return tuple(history for history in histories if _worth(history, person))


def _worth(history: ConcernHistory, person: str) -> bool:
    heard = history.raised_with(person)
    return history.state == "prepared" or (history.state == "raised" and (not heard or heard[-1].landed == "no"))
