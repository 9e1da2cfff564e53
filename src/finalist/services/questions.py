"""Questions of one's own and those that were really asked: kept, and classified when the words allow it."""

from datetime import date
from typing import Any

from finalist.core.errors import UserError
from finalist.core.questions.classify import classify
from finalist.store.access import mine
from finalist.store.models import AskedQuestion, Opportunity, Person

ORIGINS = ("own", "asked", "saved")
LONGEST = 1_000


def keep(
    owner: Any,
    text: str,
    *,
    origin: str = "own",
    opportunity_id: str = "",
    person_id: str = "",
    bank_id: str = "",
    asked_on: date | None = None,
) -> AskedQuestion:
    """Keep a question. Raises UserError without words, or for an origin that is none."""
    words = " ".join(text.split())
    if not words or len(words) > LONGEST:
        raise UserError("This is not a question yet.", f"Write it in one to {LONGEST} characters.")
    if origin not in ORIGINS:
        raise UserError(f"“{origin}” is not where a question comes from.", f"Choose one of {', '.join(ORIGINS)}.")
    found = classify(words)
    return AskedQuestion.objects.create(
        owner=owner,
        text=words,
        origin=origin,
        opportunity=mine(Opportunity, owner, opportunity_id) if opportunity_id else None,
        person=mine(Person, owner, person_id) if person_id else None,
        bank_id=bank_id[:40],
        asked_on=asked_on,
        family=found.family if found.family != "unknown" else "",
        competencies=[one.id for one in found.competencies[:2]],
    )
