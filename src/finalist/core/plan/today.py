"""What matters now: one obvious next action over everything that is due, and the rest in order by day.

The order is a convention: a meeting that is about to begin, then what others wait for and would miss, then the block
of preparation whose time has come, then whatever is due first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Literal

TaskKind = Literal[
    "meeting",
    "block",
    "practice",
    "thank-you",
    "nudge",
    "close",
    "letter",
    "promise",
    "awaited",
    "offer",
    "touch",
    "again",
    "close-out",
]
SOON = timedelta(hours=3)
"""A meeting this near is the next thing to do. Convention."""
PRESSING = timedelta(hours=24)
"""What others wait for comes before preparation when it is due this soon. Convention."""
HORIZON = timedelta(days=14)
"""How far the list looks ahead. Convention."""
WAITED_FOR = frozenset({"offer", "thank-you", "promise", "letter", "close-out"})
"""Kinds that somebody else would miss, and the one that memory would."""
FOLLOWING = ("thank-you", "nudge", "close")
"""After a meeting, each of these takes the place of the one before it once it is due itself."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing due. `due`: aware; `is_day`: only its day counts; `opens`: when it can be begun, None for at once.

    `opportunity`, `row`: ids of rows; `company`: for people; `part`, `item`: its mark in the plan, "" for none;
    `rests_on`: id of the evidence for its day.
    """

    kind: TaskKind
    due: datetime
    title: str = ""
    opportunity: str = ""
    company: str = ""
    row: str = ""
    opens: datetime | None = None
    is_day: bool = False
    part: str = ""
    item: str = ""
    detail: str = ""
    rests_on: str = ""

    @property
    def at(self) -> datetime:
        """Where it stands in the list: blocks at their beginning, all else when it is due."""
        return self.opens if self.kind == "block" and self.opens else self.due


@dataclass(frozen=True, slots=True)
class Day:
    """Tasks of one day; `date` is None for what is overdue."""

    date: date | None
    tasks: tuple[Task, ...]


def current(tasks: Iterable[Task], now: datetime) -> tuple[Task, ...]:
    """Without what cannot be done yet, what a later step has replaced, and what lies beyond the horizon."""
    open_now = [task for task in tasks if task.at <= now + HORIZON and _can_be_done(task, now)]
    latest: dict[str, Task] = {}
    for task in open_now:
        if task.kind in FOLLOWING and task.due <= now:
            there = latest.get(task.opportunity)
            latest[task.opportunity] = task if there is None or there.due < task.due else there
    kept = [task for task in open_now if task.kind not in FOLLOWING or _is_latest(task, latest)]
    return tuple(sorted(kept, key=lambda task: (task.at, task.kind, task.company, task.title)))


def next_task(tasks: Sequence[Task], now: datetime) -> Task | None:
    """The one obvious next action; None when nothing is due within the horizon."""
    return min(tasks, key=lambda task: (_band(task, now), task.at), default=None)


def by_day(tasks: Iterable[Task], now: datetime, zone: tzinfo) -> tuple[Day, ...]:
    """Overdue first, then day by day as the candidate's calendar counts them. What runs now stands under today."""
    today = now.astimezone(zone).date()
    days: dict[date | None, list[Task]] = {}
    for task in tasks:
        day = max(task.at.astimezone(zone).date(), today)
        days.setdefault(None if task.due < now else day, []).append(task)
    return tuple(Day(day, tuple(days[day])) for day in sorted(days, key=lambda day: day or date.min))


def _can_be_done(task: Task, now: datetime) -> bool:
    return task.kind not in FOLLOWING or task.opens is None or task.opens <= now


def _is_latest(task: Task, latest: dict[str, Task]) -> bool:
    replaced_by = latest.get(task.opportunity)
    return replaced_by is None or task.due >= replaced_by.due


def _band(task: Task, now: datetime) -> int:
    if task.kind == "meeting":
        return 0 if task.due <= now + SOON else 4
    if task.kind in WAITED_FOR and task.due <= now + PRESSING:
        return 1
    if task.kind in ("block", "practice") and task.at <= now:
        return 2
    return 3
