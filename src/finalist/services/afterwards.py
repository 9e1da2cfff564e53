"""After the last meeting: thank, ask, let go, by the clock of core/letters, from the rows of the workspace.

What is known there changes the plan's own deadlines: a day they named for an answer, letters that went out, a further
meeting that is set, holidays where the meeting took place.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from finalist.core.letters.clock import Step, country_of, steps
from finalist.store.models import Letter, Meeting

RUNNING = timedelta(hours=1)
"""How long a meeting without an end is taken to run (as core/plan/snapshot.py)."""
SAME_ROUND = timedelta(hours=24)
"""A meeting to come this soon belongs to the same round: nothing is due before it. Convention."""
BACK = timedelta(days=90)
"""How far back a last meeting is looked for; by then an application is closed. Convention."""
ITEMS = {"thank-you": "thank-you-1", "nudge": "nudge-{}", "close": "close-4"}
"""Names of the steps among the candidate's marks, as the plan numbers them (core/plan/upcoming.py)."""
WAITING = ("invited", "preparing", "met", "waiting")


@dataclass(slots=True)
class _Ended:
    """One opportunity: when its last meeting ended, the next one that is set, and the letters since."""

    company: str
    zone: str
    answer_by: date | None
    last: datetime | None = None
    coming: datetime | None = None
    thanked: bool = False
    nudges: list[datetime] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Due:
    """A step of one opportunity. `item`: its name among the marks."""

    opportunity: str
    company: str
    step: Step
    ended: datetime
    item: str

    @property
    def by(self) -> datetime:
        """When it is due: a thank-you within a day, so that the second one is left for a delay."""
        return self.ended + timedelta(hours=24) if self.step.kind == "thank-you" else self.step.due


def due_after(owner: Any, now: datetime, zone: str) -> tuple[Due, ...]:
    """Every step of every opportunity whose last meeting is over: two queries."""
    return tuple(one for key, ended in _ended(owner, now).items() for one in _of(key, ended, now, zone))


def _of(opportunity: str, ended: _Ended, now: datetime, zone: str) -> Iterator[Due]:
    if ended.last is None or (ended.coming and ended.coming - now <= SAME_ROUND):
        return
    found = steps(
        ended.last, zone=zone or "UTC", promised=ended.answer_by, country=country_of(ended.zone),
        sent=ended.nudges, thanked=ended.thanked,
    )  # fmt: skip
    for step in found:
        if step.kind == "thank-you" or ended.coming is None:  # A further meeting is an answer.
            item = ITEMS[step.kind].format(step.number + 1)
            yield Due(opportunity, ended.company, step, ended.last, item)


def _ended(owner: Any, now: datetime) -> dict[str, _Ended]:
    found: dict[str, _Ended] = {}
    rows = Meeting.objects.of(owner).filter(state="set", start__gte=now - BACK, opportunity__deleted_at=None)
    rows = rows.filter(opportunity__archived_at=None, opportunity__stage__in=WAITING).order_by("start")
    wanted = ("opportunity_id", "start", "end", "zone", "opportunity__company", "opportunity__answer_by")
    for key, start, end, zone, company, answer_by in rows.values_list(*wanted):
        one = found.setdefault(key, _Ended(company, zone, answer_by))
        over = end or start + RUNNING
        if over <= now:
            one.last, one.zone = max(over, one.last or over), zone
        elif one.coming is None:
            one.coming = start
    if any(one.last for one in found.values()):
        _add_letters(owner, found)
    return found


def _add_letters(owner: Any, found: dict[str, _Ended]) -> None:
    """A thank-you that is begun is told as a letter of its own; a nudge counts once it went out after the meeting."""
    rows = Letter.objects.of(owner).filter(kind__in=("thank-you", "follow-up"), opportunity__in=list(found))
    for key, kind, state, sent_at, begun in rows.values_list("opportunity", "kind", "state", "sent_at", "created_at"):
        one = found[key]
        if one.last is None:
            continue
        if kind == "thank-you":
            one.thanked = one.thanked or (sent_at or begun) >= one.last
        elif state == "sent" and sent_at and sent_at >= one.last:
            one.nudges.append(sent_at)
