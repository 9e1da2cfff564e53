"""Competing offers in time over all open opportunities: deadlines, expected answers, letters that ask for days."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Prefetch

from finalist.core import clock
from finalist.core.errors import UserError
from finalist.core.offers.timeline import Timeline, Waiting, timeline
from finalist.services.history import tell
from finalist.store.access import mine
from finalist.store.models import Letter, Offer, Opportunity
from finalist.store.models.opportunity import Stage
from finalist.store.saving import change

UNNAMED = "a company without a name"


@dataclass(frozen=True, slots=True)
class Competing:
    """The timeline, and who is in it: name in the timeline → opportunity. `waiting`: in the order of the board."""

    made: Timeline
    waiting: tuple[tuple[Opportunity, Waiting], ...]
    today: date

    def opportunity_of(self, name: str) -> Opportunity | None:
        """Whose day or draft it is."""
        return next((row for row, one in self.waiting if one.name == name), None)


def competing(owner: Any, today: date | None = None) -> Competing:
    """Every open opportunity but the example, as of today: two queries."""
    this_day = today or clock.now().date()
    offers = Prefetch("offers", Offer.objects.of(owner).order_by("deadline"), to_attr="made")
    rows = Opportunity.objects.of(owner).filter(archived_at=None, is_example=False).exclude(stage=Stage.CLOSED)
    found: list[tuple[Opportunity, Waiting]] = []
    taken: set[str] = set()
    for row in rows.prefetch_related(offers).order_by("created_at", "pk"):
        found.append((row, _waiting(row, taken)))
    return Competing(timeline([one for _, one in found], this_day), tuple(found), this_day)


def _waiting(row: Any, taken: set[str]) -> Waiting:
    """One opportunity; the deadline is that of its most urgent offer. Each has a name that no other has."""
    company, role = " ".join(row.company.split()), " ".join(row.role.split())
    wanted = company or role or UNNAMED
    if wanted in taken and role:
        wanted = f"{wanted}, {role}"
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted} ({number})", number + 1
    taken.add(name)
    has_offer = bool(row.made) or row.stage == Stage.OFFER
    days = [offer.deadline for offer in row.made if offer.deadline]
    return Waiting(name, has_offer, min(days, default=None), None if has_offer else row.answer_by)


@transaction.atomic
def expect_answer(owner: Any, opportunity_id: str, day: date | None, seen: int | None = None) -> Opportunity:
    """The day by which they should answer; None when they named none. Raises Stale."""
    row = mine(Opportunity, owner, opportunity_id)
    if day != row.answer_by:
        row = change(row, seen, answer_by=day)
        if day:
            tell(owner, row, "answer-expected", day=day.isoformat())
    return row


@transaction.atomic
def draft_letter(owner: Any, opportunity_id: str) -> Letter:
    """The mail about time to this company, as a draft. Raises UserError when there is nothing to ask now.

    One that was begun and not sent is given back, so that a second click makes no second letter.
    """
    mine(Opportunity, owner, opportunity_id)
    now = competing(owner)
    for draft in now.made.drafts:
        row = now.opportunity_of(draft.to)
        if row is None or row.pk != opportunity_id:
            continue
        begun = Letter.objects.of(owner).filter(opportunity=row, kind="more-time").exclude(state="sent")
        there: Letter | None = begun.filter(subject=draft.subject, body=draft.body).first()
        if there:
            return there
        tell(owner, row, "extension-drafted")
        made: Letter = Letter.objects.create(
            owner=owner, opportunity=row, kind="more-time", subject=draft.subject[:300], body=draft.body
        )
        return made
    raise UserError("There is nothing to ask this company for now.", "Set the deadline, or the day of their answer.")
