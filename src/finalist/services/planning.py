"""The game plan of an opportunity: asked for, made by the worker, kept as a numbered version."""

import hashlib
import json
from datetime import datetime, timedelta
from functools import lru_cache
from time import monotonic
from typing import Any, cast

from django.db import transaction
from django.db.models import BooleanField, Count, ExpressionWrapper, F, Max, Q, Sum

from finalist.core import clock
from finalist.core.documents.base import SourceKind
from finalist.core.documents.gameplan import GamePlan
from finalist.core.errors import UserError
from finalist.core.plan.upcoming import upcoming
from finalist.jobs.later import later
from finalist.journeys.prepare import InputFile, Progress, prepare
from finalist.services import papers, resume_choice, thresholds
from finalist.services.facts import register_of
from finalist.services.history import tell
from finalist.services.material import findings_file, findings_told, notes_file, stories_file
from finalist.store.access import mine
from finalist.store.models import FactMark, Note, Opportunity, Paper, Plan, Resume, Story, Telling
from finalist.store.saving import change

LEASE = timedelta(minutes=3)
"""How long one try may take before another worker takes over. Convention: sixty times a usual plan."""
TRIES = 3
KEPT = 16
"""Plans kept in memory as documents, about a megabyte each. Convention: more than anybody has open."""
PAUSE = 0.4
"""Seconds between two steps that are told. Convention: half of what the page waits before it asks again."""


@transaction.atomic
def request_plan(owner: Any, opportunity_id: str) -> Plan:
    """Ask for a plan from what there is now; one that is still being made is given back instead."""
    opportunity = mine(Opportunity, owner, opportunity_id)
    under_way: Plan | None = opportunity.plans.filter(state__in=[Plan.State.QUEUED, Plan.State.WORKING]).first()
    if under_way:
        return under_way
    number = (opportunity.plans.aggregate(last=Max("number"))["last"] or 0) + 1
    plan = Plan.objects.create(owner=owner, opportunity=opportunity, number=number, inputs=inputs_now(opportunity))
    later("finalist.services.planning.make_plan", plan_id=plan.pk)
    return plan


def make_plan(plan_id: str) -> None:
    """Make the plan if nobody else is at it. Called by the worker; harmless when called twice."""
    now = clock.now()
    free = Q(state=Plan.State.QUEUED) | Q(state=Plan.State.WORKING, lease_until__lt=now)
    claimed = Plan.objects.filter(free, pk=plan_id, attempts__lt=TRIES).update(
        state=Plan.State.WORKING, lease_until=now + LEASE, attempts=F("attempts") + 1
    )
    if not claimed:
        return
    plan = Plan.objects.select_related("opportunity", "owner").get(pk=plan_id)
    try:
        with thresholds.own(plan.owner):
            made = prepare(
                input_files(plan.opportunity),
                now=now,
                hours=plan.opportunity.hours,
                zone=plan.opportunity.zone or plan.owner.settings.get("zone", ""),
                register=register_of(plan.owner),
                progress=_telling(plan),
            )
    except UserError as error:
        change(plan, state=Plan.State.FAILED, problem=str(error), lease_until=None)
        return
    _keep(plan, made)


def _telling(plan: Plan) -> Progress:
    """Writes the step into the row for whoever watches: not more often than a watcher asks."""
    last = float("-inf")

    def tell_step(step: str) -> None:
        nonlocal last
        if monotonic() - last >= PAUSE:
            last = monotonic()
            Plan.objects.filter(pk=plan.pk).update(step=step[:200])

    return tell_step


@transaction.atomic
def _keep(plan: Plan, made: GamePlan) -> None:
    from finalist.services.meetings import take_over

    change(
        plan,
        state=Plan.State.READY,
        step="",
        body=made.model_dump(mode="json"),
        upcoming=[due.as_json() for due in upcoming(made)],
        made_at=made.made_at,
        lease_until=None,
    )
    take_over(plan.owner, plan.opportunity, made)
    tell(plan.owner, plan.opportunity, "planned", number=plan.number)


def latest(opportunity: Opportunity) -> Plan | None:
    """The newest plan that is ready, its body left in the database until somebody needs it."""
    return next(iter(newest_two(opportunity)), None)


def newest_two(opportunity: Opportunity) -> list[Plan]:
    """The newest plans that are ready, two at most, the newest first, without their bodies."""
    ready = opportunity.plans.filter(state=Plan.State.READY, deleted_at=None)
    return list(ready.defer("body", "upcoming").order_by("-number")[:2])


def is_outdated(plan: Plan) -> bool:
    """Whether papers, stories or notes changed since it was asked for."""
    return plan.inputs != inputs_now(plan.opportunity)


def document_of(plan: Plan) -> GamePlan:
    """The plan as a document. Raises UserError while it is not ready.

    A version never changes once it is made: it is read and checked once, not for every page.
    """
    return _document(plan.pk, plan.rev, plan.made_at)


@lru_cache(maxsize=KEPT)
def _document(plan_id: str, rev: int, made_at: datetime | None) -> GamePlan:
    body = Plan.objects.filter(pk=plan_id).values_list("body", flat=True).first()
    if body is None:
        raise UserError("This plan is not ready yet.", "Wait a moment and look again.")
    return GamePlan.model_validate(body)


def input_files(opportunity: Opportunity) -> list[InputFile]:
    """What a plan is made from: the opportunity's papers, the candidate's résumé, stories and notes of the day.

    A résumé written here takes the place of the one that was handed in (resume_choice.py).
    """
    rows = papers_of(opportunity, light=True)
    written = written_in(opportunity, rows)
    files = [
        InputFile(cast(SourceKind, paper.kind), paper.name, papers.data_of(paper), corrections=paper.corrections)
        for paper in rows
        if not (written and paper.kind == "resume")
    ]
    files += [resume_choice.file_of(written)] if written else []
    notes = notes_file(opportunity)
    stories = stories_file(opportunity.owner, example=opportunity.is_example)
    found = findings_file(opportunity)
    return [*files, *(file for file in (found, notes, stories) if file)]


def written_in(opportunity: Opportunity, rows: list[Paper]) -> Resume | None:
    """The résumé written here that a plan is made from, given the opportunity's papers."""
    has_paper = any(paper.kind == "resume" and paper.opportunity_id for paper in rows)
    return resume_choice.written_for(opportunity, has_paper=has_paper)


def papers_of(opportunity: Opportunity, *, light: bool = False) -> list[Paper]:
    """Its papers; the candidate's own résumé when it has none itself. Each with `is_read`: something was read of it.

    light: leave what was read of them in the database; nobody looks at it.
    """
    read = ExpressionWrapper(Q(document__isnull=False), BooleanField())
    rows = Paper.objects.of(opportunity.owner).annotate(is_read=read).select_related("blob", "owner")
    rows = rows.defer("source", "document", "problems") if light else rows
    own = list(rows.filter(opportunity=opportunity, kind__in=papers.KINDS))
    if not any(paper.kind == "resume" for paper in own) and not opportunity.is_example:
        own += list(rows.filter(opportunity=None, kind="resume")[:1])
    order = {kind: place for place, kind in enumerate(papers.KINDS)}
    return sorted(own, key=lambda paper: (order[paper.kind], paper.created_at, paper.pk))


def inputs_now(opportunity: Opportunity) -> str:
    """A fingerprint of everything a plan would be made from; the same for the same inputs."""
    papers_now = papers_of(opportunity, light=True)
    written = written_in(opportunity, papers_now)
    parts: list[Any] = [
        [paper.kind, paper.blob.sha256, paper.corrections]
        for paper in papers_now
        if not (written and paper.kind == "resume")
    ]
    parts += [["resume", written.pk, written.step]] if written else []
    owner, here = opportunity.owner, {"opportunity": opportunity}
    for rows in (
        Note.objects.of(owner).filter(**here),
        findings_told(opportunity),
        Story.objects.of(owner).filter(is_example=opportunity.is_example),
        Telling.objects.of(owner).filter(**here),
        FactMark.objects.of(owner),
    ):
        # Another number, a later change or another sum of revisions: one of them moves with every change of a row.
        parts.append(list(rows.aggregate(n=Count("pk"), last=Max("updated_at"), saves=Sum("rev")).values()))
    parts += sorted(thresholds.chosen(opportunity.owner).items())
    parts.append([opportunity.hours, opportunity.zone])
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()
