"""Meetings and people taken over from a plan: rows that stay when the plan is made anew."""

from typing import Any

from finalist.core.documents.gameplan import GamePlan, PersonCard
from finalist.core.documents.invitation import Meeting as Slot
from finalist.store.models import Meeting, Opportunity, Person
from finalist.store.models.opportunity import Stage
from finalist.store.saving import change


def take_over(owner: Any, opportunity: Opportunity, plan: GamePlan) -> None:
    """What the plan read, as rows: people by name, meetings by start and title; what the candidate gave stays."""
    if not opportunity.company and plan.snapshot.company:
        opportunity.company = plan.snapshot.company.value[:200]
    people = {card.id: _person(owner, opportunity, card) for card in plan.people}
    seen = set()
    for slot in plan.snapshot.meetings:
        row = _meeting(owner, opportunity, slot, plan)
        seen.add(row.pk)
        row.people.set(
            person for card, person in zip(plan.people, people.values(), strict=True) if slot.id in card.meetings
        )
    opportunity.meetings.filter(state="set", deleted_at=None).exclude(pk__in=seen).exclude(uid="").update(
        state="cancelled"
    )
    company, role = plan.snapshot.company, plan.snapshot.role
    first = min((slot.start for slot in plan.snapshot.meetings), default=None)
    change(
        opportunity,
        company=opportunity.company or (company.value[:200] if company else ""),
        role=opportunity.role or (role.value[:200] if role else ""),
        round=plan.snapshot.round or opportunity.round,
        next_at=first or opportunity.next_at,
        stage=Stage.PREPARING if opportunity.stage == Stage.INVITED else opportunity.stage,
    )


def _person(owner: Any, opportunity: Opportunity, card: PersonCard) -> Person:
    name = card.name.value[:200]
    row = Person.objects.of(owner).filter(name__iexact=name).first()
    title = card.title.value[:200] if card.title else ""
    values: dict[str, Any] = {"email": card.email, "title": title, "company": opportunity.company}
    if row is None:
        row = Person.objects.create(owner=owner, name=name, stake=card.stake, **values)
    elif not row.stake_given:
        kept = {key: value for key, value in values.items() if value and not getattr(row, key)}
        change(row, stake=card.stake, **kept)
    row.opportunities.add(opportunity)
    return row


def _meeting(owner: Any, opportunity: Opportunity, slot: Slot, plan: GamePlan) -> Meeting:
    values = {
        "title": slot.title[:300],
        "end": slot.end,
        "whole_day": slot.whole_day,
        "zone": slot.zone,
        "medium": slot.medium,
        "format": slot.format,
        "where": slot.place.value[:500] if slot.place else "",
        "link": slot.link.value[:500] if slot.link else "",
        "round": plan.snapshot.round,
        "state": "set",
        "uid": f"plan:{slot.id}",
    }
    row, _ = Meeting.objects.update_or_create(
        owner=owner, opportunity=opportunity, start=slot.start, deleted_at=None, defaults=values
    )
    return row
