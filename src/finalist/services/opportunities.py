"""Opportunities: begun, moved along, closed, archived."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from finalist.core import clock
from finalist.core.errors import UserError
from finalist.services.history import tell
from finalist.store.access import mine
from finalist.store.models import Opportunity
from finalist.store.models.opportunity import Outcome, Stage
from finalist.store.saving import change, throw_away

REACHED = tuple(code for code in Stage.values if code != Stage.CLOSED)
LONGEST = 4_000
"""Characters of a reason."""


@transaction.atomic
def begin(owner: Any, *, company: str = "", role: str = "", is_example: bool = False) -> Opportunity:
    """A new opportunity, last in its column."""
    last = Opportunity.objects.of(owner).aggregate(last=Max("place"))["last"] or 0
    row = Opportunity.objects.create(
        owner=owner, company=company[:200], role=role[:200], place=last + 1, is_example=is_example
    )
    tell(owner, row, "begun")
    return row


@transaction.atomic
def move(owner: Any, opportunity_id: str, stage: str, *, before: str = "", seen: int | None = None) -> Opportunity:
    """Put it into another column, above the opportunity `before` ("" = last). Raises UserError for no such stage."""
    if stage not in Stage.values:
        raise UserError(f"“{stage}” is not a stage.", f"Choose one of {', '.join(Stage.values)}.")
    row = mine(Opportunity, owner, opportunity_id)
    if row.stage != stage:
        tell(owner, row, "moved", **{"from": row.stage, "to": stage})
    outcome = row.outcome if stage == Stage.CLOSED else ""
    return change(row, seen, stage=stage, outcome=outcome, place=_place(owner, stage, before))


@transaction.atomic
def close(
    owner: Any,
    opportunity_id: str,
    outcome: str,
    reason: str = "",
    *,
    seen: int | None = None,
    came_to: str = "",
    feedback: str | None = None,
    reapply_on: date | None = None,
) -> Opportunity:
    """It is over. `came_to`: the stage it had reached, "" for the one it stands in; `feedback`: what they said why.

    Raises UserError for an outcome or stage that is none, or a reason as long as a letter.
    """
    if outcome not in Outcome.values:
        raise UserError(f"“{outcome}” is not an outcome.", f"Choose one of {', '.join(Outcome.values)}.")
    if came_to and came_to not in REACHED:
        raise UserError(f"“{came_to[:20]}” is not a stage.", f"Choose one of {', '.join(REACHED)}.")
    if len(reason) > LONGEST or len(feedback or "") > LONGEST:
        raise UserError("This reason is too long to be kept.", f"Keep it under {LONGEST} characters.")
    row = mine(Opportunity, owner, opportunity_id)
    told = {} if feedback is None else {"feedback": feedback.strip(), "reapply_on": reapply_on}
    row = change(
        row,
        seen,
        stage=Stage.CLOSED,
        outcome=outcome,
        outcome_reason=reason.strip(),
        outcome_stage=came_to or (row.outcome_stage if row.stage == Stage.CLOSED else row.stage),
        **told,
    )
    tell(owner, row, "closed", outcome=outcome)
    return row


def archive(owner: Any, opportunity_id: str, *, away: bool = True) -> Opportunity:
    """Out of sight, or back again."""
    row = mine(Opportunity, owner, opportunity_id)
    tell(owner, row, "archived" if away else "unarchived")
    return change(row, archived_at=clock.now() if away else None)


def delete(owner: Any, opportunity_id: str) -> None:
    """Throw it away; `store.saving.bring_back` undoes that."""
    throw_away(mine(Opportunity, owner, opportunity_id))


def _place(owner: Any, stage: str, before: str) -> float:
    column = Opportunity.objects.of(owner).filter(stage=stage).order_by("place")
    places: list[tuple[str, float]] = list(column.values_list("pk", "place"))
    at = next((index for index, (pk, _) in enumerate(places) if pk == before), None)
    if at is None:
        return (places[-1][1] if places else 0) + 1
    above = places[at - 1][1] if at else places[at][1] - 2
    return (above + places[at][1]) / 2
