"""Competing offers in time: days in order, who is waited for, what asking for days would do, drafts."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from finalist.core.offers.timeline import Draft, Extension
from finalist.services import timeline
from finalist.store.models import Opportunity

LEFT, RIGHT = 10, 590
"""Pixels of the first and the last day."""


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day and what falls on it. `x`: in the drawing; `past`: before today."""

    day: date
    is_deadline: bool
    name: str
    opportunity: Opportunity | None
    x: int
    past: bool


@dataclass(frozen=True, slots=True)
class WaitRow:
    """One open opportunity: its offer's last day, or the day by which they should answer."""

    opportunity: Opportunity
    name: str
    has_offer: bool
    deadline: date | None


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """All of it. `drafts`: each with whose it is."""

    today: date
    days: tuple[DayRow, ...]
    waiting: tuple[WaitRow, ...]
    advice: tuple[str, ...]
    extensions: tuple[tuple[str, tuple[Extension, ...]], ...]
    drafts: tuple[tuple[Draft, Opportunity | None], ...]
    now_x: int


def timeline_page(owner: Any) -> TimelinePage:
    """Read it as of today: two queries."""
    now = timeline.competing(owner)
    made = now.made
    days = [day for day, _, _ in made.days]
    first, last = min([now.today, *days]), max([now.today, *days])

    def x(day: date) -> int:
        return round(LEFT + (RIGHT - LEFT) * (day - first).days / max(1, (last - first).days))

    by_name: dict[str, list[Extension]] = {}
    for each in made.extensions:
        by_name.setdefault(each.name, []).append(each)
    drafts: dict[str, Draft] = {}
    for draft in made.drafts:
        drafts.setdefault(draft.to, draft)
    return TimelinePage(
        today=now.today,
        days=tuple(
            DayRow(day, what == "deadline", name, now.opportunity_of(name), x(day), day < now.today)
            for day, what, name in made.days
        ),
        waiting=tuple(WaitRow(row, one.name, one.has_offer, one.deadline) for row, one in now.waiting),
        advice=tuple(line.text for line in made.advice),
        extensions=tuple((name, tuple(rows)) for name, rows in by_name.items()),
        drafts=tuple((draft, now.opportunity_of(draft.to)) for draft in drafts.values()),
        now_x=x(now.today),
    )
