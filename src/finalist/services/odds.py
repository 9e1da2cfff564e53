"""Odds over a workspace: what its own opportunities and a log handed in say, and what the open ones may bring.

A workspace begins with an invitation, so it says nothing of applications: only of the stages it saw entered.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from finalist.core import clock
from finalist.core.documents.history import STAGES, Outcome, Stage, Visit
from finalist.core.errors import InputProblems, Problem, Unreadable
from finalist.core.text.terms import fold
from finalist.ingest.history import read_history
from finalist.journeys.odds import HORIZON_DAYS, Odds, odds_of
from finalist.services import papers
from finalist.store import files
from finalist.store.models import Event, Meeting, Offer, Opportunity, Paper
from finalist.store.saving import throw_away

KIND = "history"
"""The paper a log is kept as: the candidate's own, of no opportunity."""
ENDED: dict[str, Outcome] = {
    "rejected": "rejected", "silence": "rejected", "withdrawn": "withdrawn", "declined": "withdrawn",
    "accepted": "passed",
}  # fmt: skip
"""How an opportunity ended → how the stage it stood in ended."""


@dataclass(frozen=True, slots=True)
class Known:
    """Where the odds come from. `own`: opportunities of the workspace that count; `twice`: those the log has too."""

    found: Odds
    log: Paper | None
    own: int
    twice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """When an opportunity entered each stage, and its end: (day, outcome), None while it is open."""

    name: str
    entered: dict[Stage, date]
    end: tuple[date, Outcome] | None


def odds_now(owner: Any, by: date | None = None, *, today: date | None = None) -> Known:
    """Rates and forecast as of today. Raises UserError when `by` is out of reach."""
    this_day = today or clock.now().date()
    until = by or this_day + timedelta(days=HORIZON_DAYS)
    log = log_of(owner)
    logged, problems = _logged(log, this_day)
    companies = {fold(visit.process.split(" (")[0]).strip() for visit in logged}
    seen = _all_seen(owner)
    twice = tuple(one.name for one in seen if fold(one.name.split(" (")[0]).strip() in companies)
    own = [one for one in seen if one.name not in twice]
    visits = [*logged, *(visit for one in own for visit in visits_of(one))]
    found = odds_of(visits, log.name if log else "", today=this_day, by=until, problems=problems)
    return Known(found, log, len(own), twice)


def log_of(owner: Any) -> Paper | None:
    """The log that was handed in last."""
    rows = Paper.objects.of(owner).filter(kind=KIND, opportunity=None).select_related("blob")
    row: Paper | None = rows.order_by("-created_at").first()
    return row


@transaction.atomic
def keep_log(owner: Any, name: str, data: bytes) -> Paper:
    """Take the log in; it replaces the one before. Raises UserError when no line of it can be used."""
    read = read_history(data, name, today=clock.now().date())
    if read.document is None or not read.document.visits:
        raise InputProblems(read.problems) if read.problems else Unreadable(f"{name}: there is no line in it.", "", "")
    blob = files.keep(owner, [data], "text/csv", limit=papers.LIMIT)
    for old in Paper.objects.of(owner).filter(kind=KIND, opportunity=None):
        throw_away(old)
    row: Paper = Paper.objects.create(owner=owner, kind=KIND, name=name[:255], blob=blob)
    return row


def _logged(log: Paper | None, today: date) -> tuple[Sequence[Visit], tuple[Problem, ...]]:
    if log is None:
        return (), ()
    read = read_history(papers.data_of(log), log.name, today=today)
    return (read.document.visits if read.document else ()), tuple(read.problems)


def _all_seen(owner: Any) -> list[Seen]:
    """Every opportunity but the example, put away or not, with its moves, meetings and offers: four queries.

    Of thousands of rows the few columns that count, as they come: building objects would take most of the page's time.
    """
    events = Event.objects.of(owner).filter(verb__in=("begun", "moved", "closed")).order_by("at", "pk")
    meetings = Meeting.objects.of(owner).exclude(state="cancelled").exclude(round=None).order_by("created_at")
    offers = Offer.objects.of(owner).order_by("created_at")
    moves = _grouped(events.values_list("opportunity_id", "at", "verb", "values"))
    dated = _grouped(meetings.values_list("opportunity_id", "round", "created_at"))
    made = _grouped(offers.values_list("opportunity_id", "created_at"))
    rows = Opportunity.objects.of(owner).filter(is_example=False).order_by("created_at", "pk")
    used = rows.only("company", "role", "round", "stage", "outcome", "created_at", "updated_at")
    return [_seen(row, moves.get(row.pk, []), dated.get(row.pk, []), made.get(row.pk, [])) for row in used]


def _grouped(rows: Iterable[tuple[Any, ...]]) -> dict[str, list[tuple[Any, ...]]]:
    """By the first column, without it."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for key, *rest in rows:
        found.setdefault(key, []).append(tuple(rest))
    return found


def _seen(
    row: Opportunity,
    moves: Sequence[tuple[Any, ...]],
    dated: Sequence[tuple[Any, ...]],
    made: Sequence[tuple[Any, ...]],
) -> Seen:
    """What the rows say of one opportunity. moves: (at, verb, values); dated: (round, created); made: (created,)."""
    begun = moves[0][0] if moves else row.created_at
    rounds = dict(reversed(dated))
    later = [day for number, day in rounds.items() if number >= 2]
    entered: dict[Stage, date] = {}
    if row.round is None or row.round < 2 or 1 in rounds:
        entered["first"] = begun.date()
        if later:
            entered["second"] = max(min(later), begun).date()
    else:
        entered["second"] = begun.date()
    offered = [at for at, verb, values in moves if verb == "moved" and values.get("to") == "offer"]
    offered += [created for (created,) in made]
    if offered:
        entered["offer"] = max(min(offered).date(), *entered.values())
    closed = [at for at, verb, _ in moves if verb == "closed"]
    return Seen(_name(row), entered, _end(row, closed, max(entered.values())))


def _end(row: Opportunity, closed: Sequence[datetime], last: date) -> tuple[date, Outcome] | None:
    outcome = ENDED.get(row.outcome) if row.stage == "closed" else None
    if outcome is None:
        return None
    return max((closed[-1] if closed else row.updated_at).date(), last), outcome


def _name(row: Opportunity) -> str:
    company = " ".join(row.company.split()) or row.pk
    return f"{company} ({row.role})" if row.role else company


def visits_of(one: Seen) -> Iterator[Visit]:
    """The stages of one opportunity; one that was left for a later stage was passed."""
    stages = [stage for stage in STAGES if stage in one.entered]
    for stage, after in zip(stages, [*stages[1:], None], strict=True):
        left: date | None
        outcome: Outcome
        if after is not None:
            left, outcome = one.entered[after], "passed"
        else:
            left, outcome = one.end or (None, "open")
            if outcome == "passed" and stage != "offer":  # Accepted: there was an offer, whether it was kept or not.
                yield Visit(process=one.name, stage="offer", entered=left or one.entered[stage], left=left,
                            outcome="passed", line=1)  # fmt: skip
        yield Visit(process=one.name, stage=stage, entered=one.entered[stage], left=left, outcome=outcome, line=1)
