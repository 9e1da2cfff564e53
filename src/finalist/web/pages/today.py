"""The page Today: the next action, the next meeting, what is due day by day, the tour of a new workspace."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from finalist.core import clock
from finalist.core.plan.today import Task, by_day, next_task
from finalist.services import example, today
from finalist.store.models import Meeting, Opportunity
from finalist.web.messages import STAGES
from finalist.web.messages_today import TASKS, TOUR

OF_A_ROW = ("touch", "close-out")
"""Kinds whose page is that of the row itself, not of the opportunity."""
AT_THE_DOOR = timedelta(minutes=15)
"""This long before a meeting the sheet is put away. Convention: as the day sheet's arrival."""
SHOWN = 25
"""Tasks listed at most; more is not a day's work, and a page stays light."""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task in words. `title`: "" when its name says all; `url`: where it is done; `is_late`: it should have been."""

    task: Task
    name: Any
    act: Any
    url: str
    is_late: bool
    title: str

    @property
    def is_tickable(self) -> bool:
        """It can be ticked off here."""
        return bool(self.task.item)


@dataclass(frozen=True, slots=True)
class DayRows:
    """A day and its tasks."""

    name: str
    is_late: bool
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class TourStep:
    """One step of the tour. `number` from 1; `following`: the next one, 0 after the last."""

    number: int
    of: int
    following: int
    title: Any
    text: Any
    act: Any
    url: str


@dataclass(frozen=True, slots=True)
class TodayPage:
    """All of it. `unplanned`: an opportunity to plan when nothing is due; `stages`: how many stand where."""

    next: TaskRow | None
    meeting: Meeting | None
    days: tuple[DayRows, ...]
    more: int
    unplanned: Opportunity | None
    stages: tuple[tuple[str, Any, int], ...]
    tour: TourStep | None
    example: Opportunity | None
    is_being_laid_out: bool


def today_page(owner: Any, step: str = "") -> TodayPage:
    """Read it for `owner`; a dozen queries at most, whatever there is. `step`: number of the tour's step."""
    now, zone = clock.now(), today.zone_of(owner)
    tasks = today.due(owner, now)
    first = next_task(tasks, now)
    rest = [task for task in tasks if task is not first]
    days = tuple(
        DayRows(_day_name(day.date, now.astimezone(zone).date()), day.date is None, _rows(day.tasks))
        for day in by_day(rest[:SHOWN], now, zone)
    )
    shown = example.of(owner)
    stages = _stages(owner)
    return TodayPage(
        next=_row(first) if first else None,
        meeting=today.next_meeting(owner, now),
        days=days,
        more=max(0, len(rest) - SHOWN),
        unplanned=None if first else today.unplanned(owner).first(),
        stages=stages,
        tour=_tour(owner, step, shown),
        example=shown,
        is_being_laid_out=not stages and example.is_wanted(owner),
    )


def _row(task: Task) -> TaskRow:
    name, act, where = TASKS["meeting-now" if _begins(task) else task.kind]
    target = task.row if task.kind in OF_A_ROW or _begins(task) else task.opportunity
    url = reverse(where, args=[target]) if target else reverse("practice")
    return TaskRow(task, name, act, url, task.due < clock.now() and task.kind != "meeting", task.title)


def _begins(task: Task) -> bool:
    """A meeting that runs or is about to: what one opens now is the page for notes."""
    return task.kind == "meeting" and bool(task.row) and not task.is_day and task.due <= clock.now() + AT_THE_DOOR


def _rows(tasks: Sequence[Task]) -> tuple[TaskRow, ...]:
    """Meetings of one company on one day as one row: a day of interviews is one thing to go to."""
    rows: list[TaskRow] = []
    days = Counter(task.opportunity for task in tasks if task.kind == "meeting")
    seen = set()
    for task in tasks:
        count = days[task.opportunity] if task.kind == "meeting" else 1
        if count > 1 and task.opportunity in seen:
            continue
        if count > 1:
            seen.add(task.opportunity)
            words = ngettext("%(n)d meeting", "%(n)d meetings", count) % {"n": count}
            rows.append(replace(_row(task), title=words))
        else:
            rows.append(_row(task))
    return tuple(rows)


def _day_name(day: date | None, this_day: date) -> str:
    if day is None:
        return _("Overdue")
    if day == this_day:
        return _("Today")
    if day == this_day + timedelta(days=1):
        return _("Tomorrow")
    return formats.date_format(day, _("l j F"))


def _stages(owner: Any) -> tuple[tuple[str, Any, int], ...]:
    rows = Opportunity.objects.of(owner).filter(archived_at=None).exclude(stage="closed")
    counts = dict(rows.values_list("stage").annotate(Count("pk")))
    return tuple((stage, name, counts[stage]) for stage, name in STAGES.items() if stage in counts)


def _tour(owner: Any, step: str, shown: Opportunity | None) -> TourStep | None:
    if owner.settings.get("tour") == "done":
        return None
    first = 2 if owner.settings.get("example") == "removed" and not shown else 1
    number = max(int(step) if step in {"1", "2", "3"} else 1, first)
    title, text, act = TOUR[number - 1]
    urls = (
        reverse("plan", args=[shown.pk]) if shown else reverse("opportunities"),
        reverse("stories"),
        reverse("opportunity-new"),
    )
    following = number + 1 if number < len(TOUR) else 0
    return TourStep(number, len(TOUR), following, title, text, act, urls[number - 1])
