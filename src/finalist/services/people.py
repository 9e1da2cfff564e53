"""People: met or to be met, over all opportunities."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from finalist.core.errors import UserError
from finalist.core.knowledge.load import knowledge
from finalist.services import keeping
from finalist.services.history import tell
from finalist.store.access import mine
from finalist.store.models import Opportunity, Person
from finalist.store.rows import kinds, links
from finalist.store.saving import change, throw_away

LENGTHS = {"name": 200, "company": 200, "title": 200, "pronounced": 200, "email": 254, "phone": 50, "about": 10_000,
           "next_why": 2_000}  # fmt: skip
"""Characters a field holds."""


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
    """Change what is kept of somebody. A given stake is no longer inferred.

    `next_touch`: a date or None. Raises UserError for a name that is empty, a stake that is none, or too long words.
    """
    row = mine(Person, owner, person_id)
    values = {key: value.strip() if isinstance(value, str) else value for key, value in values.items()}
    if "name" in values and not values["name"]:
        raise UserError("This person has no name yet.", "Give a name; the rest can come later.")
    for key, length in LENGTHS.items():
        if len(values.get(key, "")) > length:
            raise UserError(f"“{values[key][:30]}…” is too long.", f"Keep it under {length} characters.")
    if values.get("email"):
        _check_email(values["email"])
    if not isinstance(values.get("next_touch"), date | None):
        raise UserError("This is not a day.", "Write it like 2026-12-01.")
    keeping.check_strength(values.get("strength", ""))
    if values.get("stake") and values["stake"] not in {entry.id for entry in knowledge().stakes}:
        raise UserError(f"“{values['stake']}” is not a stake.", "Choose one of the list.")
    if "stake" in values and values["stake"] != row.stake:
        values["stake_given"] = bool(values["stake"])
    return change(row, seen, **values)


def delete(owner: Any, person_id: str) -> Person:
    """Throw somebody away; notes and letters stay where they are. Can be undone."""
    row = mine(Person, owner, person_id)
    throw_away(row)
    return row


@transaction.atomic
def merge(owner: Any, kept_id: str, other_id: str) -> Person:
    """Two rows are one person: everything of `other` goes to `kept`, whose own words win; `other` is thrown away.

    Raises UserError when both are the same row.
    """
    if kept_id == other_id:
        raise UserError("This is one person already.", "Choose another one.")
    kept, other = mine(Person, owner, kept_id), mine(Person, owner, other_id)
    for kind in kinds():
        for name, target in links(kind):
            if target is Person:
                kind.objects.filter(owner=owner, **{name: other}).update(**{name: kept})
    for opportunity in other.opportunities.all():
        kept.opportunities.add(opportunity)
    for meeting in other.meetings.all():
        meeting.people.add(kept)
        meeting.people.remove(other)
    change(kept, **_completed(kept, other))
    throw_away(other)
    tell(owner, kept.opportunities.first(), "people-merged", name=kept.name, other=other.name)
    return kept


def _completed(kept: Person, other: Person) -> dict[str, Any]:
    """What `kept` lacks and `other` has; what both have been told is kept of both."""
    fields = (
        "email",
        "phone",
        "company",
        "title",
        "pronounced",
        "card_uid",
        "next_touch",
        "next_why",
        "strength",
        "photo",
    )
    values = {key: getattr(other, key) for key in fields if getattr(other, key) and not getattr(kept, key)}
    if other.stake and not kept.stake_given and (other.stake_given or not kept.stake):
        values |= {"stake": other.stake, "stake_given": other.stake_given}
    if other.about and other.about not in kept.about:
        values["about"] = "\n\n".join(part for part in (kept.about, other.about) if part)
    return values


def _check_email(text: str) -> None:
    try:
        validate_email(text)
    except ValidationError:
        raise UserError(f"“{text[:60]}” is not an e-mail address.", "Write it like name@example.org.") from None
