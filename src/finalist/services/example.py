"""The example of a new workspace: a made-up candidate's whole opportunity, laid out once, taken away in one click."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from finalist.core import clock
from finalist.journeys import example as documents
from finalist.services import marks, opportunities, papers, planning, preferences
from finalist.services.history import tell
from finalist.store.models import Opportunity, Person, Story
from finalist.store.saving import change

NAME = "nurse"
DONE = (("question", "q1"), ("question", "q3"), ("ask", "a1"))
"""Marks that show how ticking off looks."""


def of(owner: Any) -> Opportunity | None:
    """The example's opportunity, if it is there."""
    row: Opportunity | None = Opportunity.objects.of(owner).filter(is_example=True, archived_at=None).first()
    return row


def is_wanted(owner: Any) -> bool:
    """Whether this is a new workspace that has not been shown the example yet."""
    return owner.is_local and not owner.settings.get("example") and not Opportunity.objects.filter(owner=owner).exists()


def first_run(owner: Any) -> Opportunity | None:
    """Lay the example out in a new workspace; nothing in any other."""
    return lay_out(owner) if is_wanted(owner) else None


def lay_out(owner: Any) -> Opportunity:
    """The example with papers, stories and a few marks; its plan is asked for. The one that is there already, if so.

    The papers are read before the transaction begins, so that nobody waits for them.
    """
    there = of(owner)
    if there is not None:
        return there
    given = documents.papers(NAME, clock.now())
    stories = documents.stories(NAME)
    with transaction.atomic():
        row = opportunities.begin(owner, is_example=True)
        change(row, zone=documents.ZONES[NAME])
        for kind, name, data in given:
            papers.add(owner, row, kind, name, data)
        for title, text in stories:
            Story.objects.create(owner=owner, title=title[:300], text=text, is_example=True)
        for part, item in DONE:
            marks.mark(owner, row.pk, part, item, done=True)
        planning.request_plan(owner, row.pk)
        preferences.choose(owner, example="shown")
    row.refresh_from_db()
    return row


@transaction.atomic
def remove(owner: Any) -> Opportunity | None:
    """Throw the example away: its opportunity, its stories, and people who stand in nothing else. Can be undone."""
    row = of(owner)
    if row is None:
        return None
    at = timezone.now()
    for each in (row, *Story.objects.of(owner).filter(is_example=True), *_only_there(owner, row)):
        change(each, deleted_at=at)
    tell(owner, None, "example-removed")
    preferences.choose(owner, example="removed")
    return row


@transaction.atomic
def bring_back_rest(owner: Any, at: Any) -> None:
    """What was thrown away in the same breath as the example's opportunity."""
    for kind in (Story, Person):
        for each in kind.objects.thrown_away(owner).filter(deleted_at=at):
            change(each, deleted_at=None)
    preferences.choose(owner, example="shown")


def end_tour(owner: Any) -> None:
    """The tour was seen, or is not wanted."""
    preferences.choose(owner, tour="done")


def _only_there(owner: Any, row: Opportunity) -> list[Person]:
    elsewhere = Opportunity.objects.of(owner).exclude(pk=row.pk)
    people = Person.objects.of(owner).filter(opportunities=row).exclude(opportunities__in=elsewhere)
    return list(people.distinct())
