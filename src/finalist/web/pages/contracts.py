"""Contracts: those handed in, and one with its clauses marked in the text."""

from dataclasses import dataclass

from finalist.core.offers.contract import ClauseFound
from finalist.core.wording import say
from finalist.services import contracts
from finalist.store.models import Opportunity, Paper


@dataclass(frozen=True, slots=True)
class ListPage:
    """The contracts of an opportunity."""

    rows: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text. `mark`: its number among the marked ones, 0 for plain; `numbers`: of the clauses in it."""

    text: str
    mark: int = 0
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause, its number, and the marks it stands in."""

    number: int
    clause: ClauseFound
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WalkPage:
    """The clauses beside the text."""

    paper: Paper
    clauses: tuple[ClauseRow, ...]
    pieces: tuple[Piece, ...]
    absent: tuple[str, ...]
    note: str


def list_page(opportunity: Opportunity) -> ListPage:
    """Read it for an opportunity the caller may see."""
    return ListPage(tuple(contracts.all_of(opportunity)))


def walk_page(row: Paper) -> WalkPage:
    """Read it for a contract the caller may see."""
    found, source = contracts.walked(row)
    numbers: dict[tuple[int, int], list[int]] = {}
    for number, clause in enumerate(found.found, 1):
        for ref in clause.evidence:
            numbers.setdefault((ref.start, ref.end), []).append(number)
    marks = {span: mark for mark, span in enumerate(sorted(numbers), 1)}
    rows = tuple(
        ClauseRow(number, clause, tuple(marks[ref.start, ref.end] for ref in clause.evidence))
        for number, clause in enumerate(found.found, 1)
    )
    return WalkPage(row, rows, _pieces(source.text, numbers), found.absent, say("offer.walk.note").text)


def _pieces(text: str, numbers: dict[tuple[int, int], list[int]]) -> tuple[Piece, ...]:
    """The text cut at the marked sentences, which never overlap."""
    made, at = [], 0
    for mark, (start, end) in enumerate(sorted(numbers), 1):
        made += [Piece(text[at:start]), Piece(text[start:end], mark, tuple(numbers[start, end]))]
        at = end
    return (*made, Piece(text[at:]))
