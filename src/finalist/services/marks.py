"""What the candidate does to a plan: done, hidden, moved, worded anew. Marks outlive the plan they were made on."""

from typing import Any

from finalist.core import clock
from finalist.core.errors import UserError
from finalist.store.access import mine
from finalist.store.models import Opportunity, PlanMark
from finalist.store.saving import change

PARTS = frozenset({"question", "ask", "agenda", "exercise", "value", "check", "after", "day"})
LONGEST = 2_000


def mark(owner: Any, opportunity_id: str, part: str, item: str, **values: Any) -> PlanMark:
    """Set `done`, `hidden`, `place` or `wording` of one item. Raises UserError for no such part or too long a text."""
    if part not in PARTS or not item or len(item) > 120:
        raise UserError("This part of the plan cannot be marked.", "Open the plan again.")
    if len(values.get("wording", "")) > LONGEST:
        raise UserError("This wording is too long.", f"Keep it under {LONGEST} characters.")
    opportunity = mine(Opportunity, owner, opportunity_id)
    row, _ = PlanMark.objects.get_or_create(owner=owner, opportunity=opportunity, part=part, item=item)
    if "done" in values:
        values["done_at"] = clock.now() if values.pop("done") else None
    return change(row, deleted_at=None, **values)


def move(owner: Any, opportunity_id: str, part: str, order: list[str]) -> None:
    """Keep the order in which the items of a part stand now."""
    for place, item in enumerate(order):
        mark(owner, opportunity_id, part, item, place=float(place))


def show_all(owner: Any, opportunity_id: str, part: str) -> None:
    """Bring back every hidden item of a part."""
    opportunity = mine(Opportunity, owner, opportunity_id)
    for row in PlanMark.objects.of(owner).filter(opportunity=opportunity, part=part, hidden=True):
        change(row, hidden=False)


def marks_of(opportunity: Opportunity) -> dict[tuple[str, str], PlanMark]:
    """(part, item) → mark."""
    rows = PlanMark.objects.of(opportunity.owner).filter(opportunity=opportunity)
    return {(row.part, row.item): row for row in rows}
