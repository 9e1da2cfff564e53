"""Meetings and people taken over from a plan: rows that stay when the plan is made anew."""

from typing import Any

from finalist.core.documents.gameplan import GamePlan, PersonCard
from finalist.core.documents.invitation import Meeting as Slot
from finalist.services import entries
from finalist.store.models import Meeting, Opportunity, Person
from finalist.store.models.opportunity import Stage
from finalist.store.saving import change


def take_over(owner: Any, opportunity: Opportunity, plan: GamePlan) -> None:
    """What the plan read, as rows: people by name, meetings by start, else by title; what the candidate gave stays."""
    if not opportunity.company and plan.snapshot.company:
        opportunity.company = plan.snapshot.company.value[:200]
    people = {card.id: _person(owner, opportunity, card) for card in plan.people}
    rows = _placed(opportunity, plan)
    for slot in plan.snapshot.meetings:
        row = _meeting(owner, opportunity, slot, plan, rows.get(slot.id))
        row.people.set(
            person for card, person in zip(plan.people, people.values(), strict=True) if slot.id in card.meetings
        )
        rows[slot.id] = row
    gone = _of_plans(opportunity).filter(state="set", start__gt=plan.made_at)  # What took place is not called off.
    for row in gone.exclude(pk__in=[row.pk for row in rows.values()]):
        change(row, state="cancelled")
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


def _placed(opportunity: Opportunity, plan: GamePlan) -> dict[str, Meeting]:
    """Slot → the row that is there for it: one that begins then, else one of the same name that does not fit elsewhere:
    that meeting has moved. A row that stays keeps its identity, and with it its entry in a calendar."""
    free = {row.pk: row for row in opportunity.meetings.filter(deleted_at=None).order_by("start")}
    slots = plan.snapshot.meetings
    found: dict[str, Meeting] = {}
    for slot in slots:
        row = next((row for row in free.values() if slot.uid and row.invited_as == slot.uid), None)
        row = row or next((row for row in free.values() if row.start == slot.start and row.state == "set"), None)
        if row is not None:
            found[slot.id] = free.pop(row.pk)
    for slot in slots:
        open_ones = [row for row in free.values() if row.start > plan.made_at and _same(row, slot)]
        row = next(iter(open_ones), None) if slot.id not in found else None
        if row is not None:
            found[slot.id] = free.pop(row.pk)
    return found


def _same(row: Meeting, slot: Slot) -> bool:
    """Whether the slot is that meeting at another time: the same name, or without one the same place in the order."""
    if not row.uid.startswith(entries.PLAN):
        return False
    title = slot.title[:300]
    return row.title == title if title or row.title else row.uid == entries.place_in_plan(slot)


def _of_plans(opportunity: Opportunity) -> Any:
    """Its meetings that came from a plan."""
    return opportunity.meetings.filter(deleted_at=None, uid__startswith=entries.PLAN)


def _meeting(owner: Any, opportunity: Opportunity, slot: Slot, plan: GamePlan, row: Meeting | None) -> Meeting:
    """The row of a slot, new or as it is now; its revision grows only when something changed."""
    values: dict[str, Any] = {
        "start": slot.start,
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
        "uid": entries.place_in_plan(slot),
        "invited_as": entries.entry_of(slot) if row is None else row.invited_as,
        "sequence": slot.sequence,
    }
    if row is None:
        made: Meeting = Meeting.objects.create(owner=owner, opportunity=opportunity, **values)
        return made
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    return change(row, **changed) if changed else row
