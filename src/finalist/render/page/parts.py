"""What every part of the page is made of: words with citations, times with zones, pointers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cite:
    """A quotation. `number` is its place in the list of quotations, from 1."""

    number: int
    kind: str
    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Said:
    """Something shown and what it rests on."""

    text: str
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """A time in the invitation's zone, and in the candidate's (`yours`, "" when clocks agree)."""

    day: str
    clock: str
    zone: str
    yours: str = ""


@dataclass(frozen=True, slots=True)
class Ref:
    """A pointer to a story, question or person: a short mark, its words, and the anchor on the page."""

    mark: str
    text: str
    anchor: str
