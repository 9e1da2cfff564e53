"""People: met or to be met, over all opportunities."""

from typing import Any

from django.db import transaction

from finalist.core.errors import UserError
from finalist.core.knowledge.load import knowledge
from finalist.store.access import mine
from finalist.store.models import Opportunity, Person
from finalist.store.saving import change


@transaction.atomic
def add(owner: Any, name: str, *, title: str = "", opportunity_id: str = "") -> Person:
    """Somebody new. Raises UserError without a name."""
    if not name.strip():
        raise UserError("This person has no name yet.", "Give a name; the rest can come later.")
    opportunity = mine(Opportunity, owner, opportunity_id) if opportunity_id else None
    company = opportunity.company if opportunity else ""
    row = Person.objects.create(owner=owner, name=name.strip()[:200], title=title.strip()[:200], company=company)
    if opportunity:
        row.opportunities.add(opportunity)
    return row


def edit(owner: Any, person_id: str, seen: int | None, **values: Any) -> Person:
    """Change what is kept of somebody. A given stake is no longer inferred. Raises UserError for no such stake."""
    row = mine(Person, owner, person_id)
    if values.get("stake") and values["stake"] not in {entry.id for entry in knowledge().stakes}:
        raise UserError(f"“{values['stake']}” is not a stake.", "Choose one of the list.")
    if values.get("stake") and values["stake"] != row.stake:
        values["stake_given"] = True
    return change(row, seen, **values)
