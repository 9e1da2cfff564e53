"""The Plan tab: the plan's parts in the order an evening needs them, with what the candidate did to them."""

from dataclasses import dataclass
from typing import Any

from finalist.core.documents.gameplan import GamePlan
from finalist.render.page.build import PlanPage, plan_page
from finalist.services import planning
from finalist.store.models import Opportunity


@dataclass(frozen=True, slots=True)
class PlanTab:
    """The plan in words. `plan` is None before the first one is made."""

    opportunity: Opportunity
    plan: GamePlan | None
    words: PlanPage | None
    made: Any


def plan_tab(opportunity: Opportunity) -> PlanTab:
    """Read it for an opportunity the caller may see."""
    made = planning.latest(opportunity)
    if made is None:
        return PlanTab(opportunity, None, None, None)
    document = planning.document_of(made)
    zone = opportunity.zone or opportunity.owner.settings.get("zone") or None
    return PlanTab(opportunity, document, plan_page(document, zone), made)
