"""The shapes of what is found in one answer: plain values that turn into JSON and back without loss.

Character spans count in `Transcript.text`, word indexes in `Transcript.words`.
"""

from dataclasses import dataclass
from typing import Literal

MarkKind = Literal["filled-pause", "filler", "repeat", "restart", "hedge", "number", "claim", "company-word"]
WhyNot = Literal[
    "", "language", "no-times", "times-estimated", "too-short", "too-long", "no-question", "nothing-said",
    "not-listened", "no-stops",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Window:
    """A measure over one stretch of the take, in seconds from its start."""

    start: float
    end: float
    value: float


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure. value: None when it is not measured, then `why_not` says why; band: the usual range, None where there
    is none; evidence: id of the claim behind band or measure; convention: True where no study fixes the band.
    """

    code: str
    value: float | None
    unit: str
    band: tuple[float | None, float | None] | None = None
    evidence: str = ""
    convention: bool = True
    why_not: WhyNot = ""
    windows: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """text[start:end] of the transcript, word for word."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What is the matter, the words it rests on, and one thing to try. evidence: id of the claim behind it."""

    code: str
    quote: Quote
    what: str
    try_this: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Part:
    """text[start:end] plays one part of the answer: situation, task, action, result or lesson."""

    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to show: text[start:end], the words first..last (both counted in), and what is said of it."""

    kind: MarkKind
    start: int
    end: int
    first: int
    last: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A yes-or-no of EVIDENCE.md section 10, shown beside the rating. met: None where nothing can be said."""

    code: str
    met: bool | None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Rating:
    """One competency. level: 1..5, None for “uncertain”; gates: codes of what caps it; signs: what it rests on."""

    competency: str
    name: str
    level: int | None
    why: str
    gates: tuple[str, ...]
    signs: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """The answer says one thing (quote), the ledger another (before), about `topic`. document: where it was said."""

    topic: str
    quote: Quote
    before: str
    document: str


@dataclass(frozen=True, slots=True)
class Review:
    """All that is said of one answer. measures: of the content; delivery: apart, unscored, opt-in (E2.19, E2.21).

    missing: what a probe may ask for, what helps most first; language: "" where it is not measured; version: of this
    shape, counted up when something in it changes its meaning or goes (docs/reference/review.schema.json).
    """

    language: str
    engine: str
    family: str
    words: int
    measures: tuple[Measure, ...]
    delivery: tuple[Measure, ...]
    checks: tuple[Check, ...]
    comments: tuple[Comment, ...]
    parts: tuple[Part, ...]
    marks: tuple[Mark, ...]
    ratings: tuple[Rating, ...]
    conflicts: tuple[Conflict, ...]
    missing: tuple[str, ...]
    version: Literal[1] = 1

    def measure(self, code: str) -> Measure | None:
        """The measure of that code, of content or delivery; None when there is none."""
        return next((one for one in (*self.measures, *self.delivery) if one.code == code), None)

    def check(self, code: str) -> Check | None:
        """The check of that code; None when there is none."""
        return next((one for one in self.checks if one.code == code), None)
