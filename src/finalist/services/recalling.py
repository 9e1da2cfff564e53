"""When to practise what again: one card a question or story, due by the schedule of core/recall."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from finalist.core import clock
from finalist.core.answers.results import Review
from finalist.core.recall import schedule
from finalist.store.models import Meeting, Opportunity, RecallCard, Story, Take
from finalist.store.saving import change

LOOKED_AT = 60
"""Due cards that a sitting chooses from."""


def due_cards(owner: Any, opportunity: Opportunity | None = None, now: datetime | None = None) -> list[RecallCard]:
    """Questions that are due, the shakiest first; no more than a sitting bears, few on the last evening."""
    moment = now or clock.now()
    rows = RecallCard.objects.of(owner).filter(kind="question", due_at__lte=moment)
    rows = rows.filter(opportunity=opportunity) if opportunity else rows
    cards = {card.key: card for card in rows.order_by("due_at", "pk")[:LOOKED_AT]}
    interview = interview_at(opportunity) if cards else None
    return [cards[one.key] for one in schedule.due([_due(card) for card in cards.values()], moment, interview)]


def due_stories(owner: Any, now: datetime | None = None) -> list[RecallCard]:
    """Stories to tell again, the longest due first; only those that are still there."""
    rows = RecallCard.objects.of(owner).filter(kind="story", due_at__lte=now or clock.now()).order_by("due_at", "pk")
    there = set(Story.objects.of(owner).filter(pk__in=[card.key for card in rows]).values_list("pk", flat=True))
    return [card for card in rows if card.key in there][: schedule.SESSION]


def due_keys(owner: Any, opportunity: Opportunity | None = None) -> list[str]:
    """Ids of the questions that are due, the shakiest first."""
    return [card.key for card in due_cards(owner, opportunity)]


def practised(take: Take, found: Review) -> None:
    """Set when the question comes back, and the stories of the plan that answer it."""
    if not take.question_id or (take.opportunity and take.opportunity.deleted_at):
        return
    now, interview = clock.now(), interview_at(take.opportunity)
    levels = [one.level for one in found.ratings]
    grade = schedule.grade_of(levels, len(found.comments))
    for kind, key, title in [("question", take.question_id, take.question), *_stories(take)]:
        row = RecallCard.objects.filter(owner_id=take.owner_id, kind=kind, key=key).first()
        state, due = schedule.practised(_state(row), grade, now, interview)
        values: dict[str, Any] = {"state": state, "due_at": due, "title": title, "opportunity": take.opportunity}
        values["deleted_at"] = None
        if row:
            change(row, **values)
        else:
            RecallCard.objects.get_or_create(owner_id=take.owner_id, kind=kind, key=key, defaults=values)


def interview_at(opportunity: Opportunity | None) -> datetime | None:
    """When the next interview of it begins; None when none is known."""
    if opportunity is None:
        return None
    rows = Meeting.objects.of(opportunity.owner).filter(opportunity=opportunity, state="set", start__gte=clock.now())
    first = rows.order_by("start").first()
    return first.start if first else None


def _stories(take: Take) -> Iterable[tuple[str, str, str]]:
    """The story that the plan keeps for this question, as a card of its own."""
    from finalist.services import planning

    made = planning.latest(take.opportunity) if take.opportunity else None
    if made is None:
        return
    plan = planning.document_of(made)
    wanted = next((one.story for one in plan.questions if one.id[:80] == take.question_id), "")
    title = next((one.title.value for one in plan.stories if one.id == wanted), "")
    row = Story.objects.of(take.owner).filter(title=title).first() if title else None
    if row:
        yield "story", row.pk, row.title


def _due(card: RecallCard) -> schedule.Due:
    stability = schedule.stability_of(card.state) if isinstance(card.state, dict) else 0.0
    return schedule.Due(card.kind, card.key, card.due_at, stability)


def _state(row: RecallCard | None) -> dict[str, Any] | None:
    return row.state if row and isinstance(row.state, dict) and row.state else None
