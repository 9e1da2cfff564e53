"""Today: everything that is due, over all opportunities of an owner; one query a source, no plan's body among them."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, cast

from django.db.models import Exists, OuterRef, Q, QuerySet

from finalist.core.plan.today import HORIZON, Task, TaskKind, current
from finalist.core.plan.upcoming import from_json
from finalist.core.text.zones import zone_info
from finalist.services import afterwards, evening
from finalist.services.letters import DEADLINES
from finalist.store.models import Commitment, Letter, Meeting, Offer, Opportunity, Person, Plan, PlanMark, RecallCard

IN_SIGHT = Q(opportunity__deleted_at=None, opportunity__archived_at=None)
UNDER_WAY = IN_SIGHT & ~Q(opportunity__stage="closed")
STILL_WAITING = frozenset({"invited", "preparing", "met", "waiting"})
"""Stages in which one still asks for news."""
WHERE = ("opportunity_id", "opportunity__company")
"""What a task says of its opportunity. Hundreds of rows are looked at for a page that shows 25: only these columns."""
PRACTICE = timedelta(hours=12)
DUE_CARDS = 200
"""How far ahead practice is told, and how many due cards are looked at. Conventions."""
AGAIN_SHOWN = timedelta(days=30)
"""How long Today says that one may apply again. Convention."""
RUNNING = timedelta(hours=1)
"""How long a meeting without an end is taken to run (as core/plan/snapshot.py)."""


def zone_of(owner: Any) -> tzinfo:
    """The candidate's zone; UTC while they have not said."""
    return zone_info(owner.settings.get("zone") or "UTC") or UTC


def due(owner: Any, now: datetime) -> tuple[Task, ...]:
    """All that is due now or within the horizon, in order."""
    return current((task for source in SOURCES for task in source(owner, now)), now)


def meetings(owner: Any, now: datetime) -> Iterator[Task]:
    """Meetings that run or are to come."""
    near = Meeting.objects.of(owner).filter(UNDER_WAY, state="set", start__lte=now + HORIZON)
    rows = near.filter(Q(end__gte=now) | Q(end=None, start__gte=now - RUNNING))
    wanted = ("pk", "start", "title", "whole_day", *WHERE)
    for pk, start, title, whole_day, opportunity, company in rows.values_list(*wanted):
        yield Task("meeting", start, title, opportunity, company, pk, is_day=whole_day)


def close_outs(owner: Any, now: datetime) -> Iterator[Task]:
    """The close-out of what ended, the same evening; for a day of meetings the first that waits."""
    zone, days = zone_of(owner), set()
    for row in evening.waiting(owner, now):
        day = row.start.astimezone(zone).date()
        if (row.opportunity_id, day) not in days:
            days.add((row.opportunity_id, day))
            opens = row.end or row.start + RUNNING
            company = row.opportunity.company
            yield Task("close-out", _end_of(day, zone), row.title, row.opportunity_id, company, row.pk, opens, True)


def planned(owner: Any, now: datetime) -> Iterator[Task]:
    """Blocks of preparation of each opportunity's newest plan, and what follows its last meeting, as far as not done.

    What follows is counted from the meetings as they are (services/afterwards.py); from the plan while there is none.
    """
    ready = Plan.objects.of(owner).filter(UNDER_WAY, state=Plan.State.READY)
    newer = Plan.objects.filter(opportunity=OuterRef("opportunity"), number__gt=OuterRef("number"), state="ready")
    done: dict[str, set[tuple[str, str]]] = {}
    for where, part, item in _done(owner):
        done.setdefault(where, set()).add((part, item))
    following = afterwards.due_after(owner, now, str(owner.settings.get("zone") or ""))
    for step in following:
        gone = done.get(step.opportunity, set())
        if ("after", step.item) not in gone and ("begun", step.step.kind) not in gone:
            yield _step(step)
    by_rows = {step.opportunity for step in following}
    wanted = ("opportunity_id", "upcoming", "opportunity__company", "opportunity__stage")
    for opportunity, upcoming, company, stage in ready.filter(~Exists(newer)).values_list(*wanted):
        gone = done.get(opportunity, set())
        is_waiting = stage in STILL_WAITING
        for one in from_json(upcoming, without=gone):
            lapsed = one.lapses is not None and one.lapses <= now
            if lapsed or (one.part == "after" and (not is_waiting or opportunity in by_rows)):
                continue
            if ("letter", one.kind) in gone:
                continue
            kind = cast(TaskKind, one.kind)
            yield Task(
                kind, one.due, one.title, opportunity, company, "", one.opens, False, one.part, one.item, one.detail
            )


def _step(due: afterwards.Due) -> Task:
    """A step after the last meeting, with the evidence for its day."""
    step = due.step
    return Task(
        step.kind, due.by, step.line.text, due.opportunity, due.company, "", step.opens, False, "after", due.item,
        rests_on=step.rests_on,
    )  # fmt: skip


def letters(owner: Any, now: datetime) -> Iterator[Task]:
    """Letters that are written or begun, due and not sent."""
    rows = Letter.objects.of(owner).filter(UNDER_WAY, due_at__lte=now + HORIZON).exclude(state="sent")
    wanted = ("due_at", "subject", "person__name", *WHERE, "pk")
    for due_at, subject, name, opportunity, company, pk in rows.values_list(*wanted):
        yield Task("letter", due_at, subject or name or "", opportunity, company, pk)


def commitments(owner: Any, now: datetime) -> Iterator[Task]:
    """What I promised, and what was promised to me."""
    rows = Commitment.objects.of(owner).filter(UNDER_WAY, done_at=None, due__lte=(now + HORIZON).date())
    zone = zone_of(owner)
    for by, due, text, opportunity, company, pk in rows.values_list("by", "due", "text", *WHERE, "pk"):
        kind: TaskKind = "promise" if by == "me" else "awaited"
        yield Task(kind, _end_of(due, zone), text, opportunity, company, pk, is_day=True)


def offers(owner: Any, now: datetime) -> Iterator[Task]:
    """Offers that wait for an answer."""
    rows = Offer.objects.of(owner).filter(UNDER_WAY, deadline__lte=(now + HORIZON).date())
    zone = zone_of(owner)
    for deadline, name, opportunity, company, pk in rows.values_list("deadline", "name", *WHERE, "pk"):
        yield Task("offer", _end_of(deadline, zone), name, opportunity, company, pk, is_day=True)


def people(owner: Any, now: datetime) -> Iterator[Task]:
    """People one wanted to write to again."""
    zone = zone_of(owner)
    rows = Person.objects.of(owner).filter(next_touch__lte=(now + HORIZON).date())
    for day, name, company, why, pk in rows.values_list("next_touch", "name", "company", "next_why", "pk"):
        yield Task("touch", _end_of(day, zone), name, "", company, pk, is_day=True, detail=why)


def practice(owner: Any, now: datetime) -> Iterator[Task]:
    """Questions to practise again: one task an opportunity, named after what is due the longest."""
    rows = RecallCard.objects.of(owner).filter(kind="question", due_at__lte=now + PRACTICE)
    near = rows.filter(Q(opportunity=None) | UNDER_WAY).order_by("due_at", "pk")
    seen = set()
    wanted = ("title", "due_at", "opportunity_id", "opportunity__company")
    for title, due_at, opportunity, company in near.values_list(*wanted)[:DUE_CARDS]:
        if opportunity not in seen:
            seen.add(opportunity)
            yield Task("practice", due_at, title, opportunity or "", company or "", is_day=True)


def again(owner: Any, now: datetime) -> Iterator[Task]:
    """Companies one may apply to again."""
    zone = zone_of(owner)
    rows = Opportunity.objects.of(owner).filter(stage="closed", reapply_on__lte=(now + HORIZON).date())
    for row in rows.filter(reapply_on__gte=(now - AGAIN_SHOWN).date()):
        yield Task("again", _end_of(row.reapply_on, zone), row.role, row.pk, row.company, row.pk, is_day=True)


def next_meeting(owner: Any, now: datetime) -> Meeting | None:
    """The next meeting, however far away, with its opportunity and people; two queries."""
    rows = Meeting.objects.of(owner).filter(UNDER_WAY, state="set", start__gte=now)
    row: Meeting | None = rows.select_related("opportunity").prefetch_related("people").order_by("start").first()
    return row


def unplanned(owner: Any) -> QuerySet[Any]:
    """Opportunities under way that have no plan, the newest first: what to do when nothing is due."""
    rows = Opportunity.objects.of(owner).filter(archived_at=None, plans=None).exclude(stage="closed")
    return rows.order_by("-created_at")


SOURCES: tuple[Callable[[Any, datetime], Iterator[Task]], ...] = (
    meetings, close_outs, planned, letters, commitments, offers, people, practice, again
)  # fmt: skip
"""Where tasks come from."""


def _done(owner: Any) -> set[tuple[str, str, str]]:
    marks = PlanMark.objects.of(owner).filter(part__in=("agenda", "after"))
    ticked = marks.filter(Q(hidden=True) | Q(done_at__isnull=False)).values_list("opportunity_id", "part", "item")
    # A letter that is begun or sent takes the place of the plan's reminder to write it.
    rows = Letter.objects.of(owner).values_list("opportunity_id", "kind", "state").distinct()
    written = [(opportunity, DEADLINES.get(kind, kind), state) for opportunity, kind, state in rows]
    return {
        *ticked,
        *((opportunity, "letter", kind) for opportunity, kind, _ in written),
        *((opportunity, "begun", kind) for opportunity, kind, state in written if state != "sent"),
    }


def _end_of(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(23, 59), zone)
