"""Reflections over all interviews, in words: figures only where there are enough cases, always as ranges."""

from dataclasses import dataclass
from typing import Any

from finalist.core.knowledge.load import knowledge
from finalist.core.learning.shares import LEAST, MASS, Share
from finalist.services import learning
from finalist.store.models import Opportunity, Reflection
from finalist.web.messages import FAMILIES, OUTCOMES, STAGES
from finalist.web.messages_records import BANDS, RATINGS, TURNS, WAYS

LEFT, RIGHT, TOP, STEP = 6, 334, 30, 44
"""Pixels of 0 and 100 % in a drawing, of its first line, and between two lines."""
DRAWN = 12
"""Lines of a drawing at most; the table holds all."""


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A share in words: whole percent, and where it stands in the drawing. `url`: of the story, "" for none."""

    name: Any
    hits: int
    of: int
    is_enough: bool
    low: int
    high: int
    x1: int
    x2: int
    y: int
    url: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """The rows that have a range, for the picture; its height in pixels. `rows`: all, for the table."""

    rows: tuple[ShareRow, ...]
    drawn: tuple[ShareRow, ...]
    height: int


@dataclass(frozen=True, slots=True)
class TurnRow:
    """Earlier against lately."""

    name: Any
    before: ShareRow
    after: ShareRow
    way: Any


@dataclass(frozen=True, slots=True)
class LearningPage:
    """All of it. `least`: cases below which no share is given; `mass`: what a range holds, in percent."""

    is_empty: bool
    interviews: int
    least: int
    mass: int
    families: Drawing
    competencies: Drawing
    stories: Drawing
    marks: Drawing
    turns: tuple[TurnRow, ...]
    ends: tuple[tuple[Any, Any, int], ...]
    told: tuple[tuple[Opportunity, Any], ...]
    lessons: tuple[tuple[Reflection, Any], ...]


def learning_page(owner: Any) -> LearningPage:
    """Read it for `owner`; four queries."""
    found = learning.learned(owner)
    names = {entry.id: entry.name for entry in knowledge().competencies}
    stories = [_row(one.landed, at, one.title, url=one.story, more=one.told) for at, one in enumerate(found.stories)]
    return LearningPage(
        is_empty=found.is_empty,
        interviews=found.interviews,
        least=LEAST,
        mass=round(100 * MASS),
        families=_drawing(found.families, FAMILIES),
        competencies=_drawing(found.competencies, names),
        stories=_drawn(stories),
        marks=_drawing(found.marks, BANDS),
        turns=tuple(
            TurnRow(TURNS[one.name], _row(one.before, 0, ""), _row(one.after, 0, ""), WAYS[one.way])
            for one in found.turns
            if one.is_enough
        ),
        ends=tuple((STAGES.get(e.stage, ""), OUTCOMES.get(e.outcome, e.outcome), e.count) for e in found.ends),
        told=tuple((row, OUTCOMES.get(row.outcome, row.outcome)) for row in found.told),
        lessons=tuple((row, RATINGS.get(row.rating or 0, "")) for row in found.lessons),
    )


def _drawing(shares: tuple[Share, ...], names: dict[str, Any]) -> Drawing:
    return _drawn([_row(one, at, names.get(one.name, one.name)) for at, one in enumerate(shares)])


def _drawn(rows: list[ShareRow]) -> Drawing:
    drawn = [row for row in rows if row.is_enough][:DRAWN]
    placed = tuple(
        ShareRow(
            row.name, row.hits, row.of, True, row.low, row.high, row.x1, row.x2, TOP + STEP * at, row.url, row.more
        )
        for at, row in enumerate(drawn)
    )
    return Drawing(tuple(rows), placed, TOP + STEP * len(drawn))


def _row(one: Share, at: int, name: Any, *, url: str = "", more: int = 0) -> ShareRow:
    return ShareRow(
        name,
        one.hits,
        one.of,
        one.is_enough,
        round(100 * one.low),
        round(100 * one.high),
        _x(one.low),
        _x(one.high),
        TOP + STEP * at,
        url,
        more,
    )


def _x(share: float) -> int:
    return round(LEFT + (RIGHT - LEFT) * share)
