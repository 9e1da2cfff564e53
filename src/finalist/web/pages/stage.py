"""Where an opportunity stands, and what may become of it."""

from dataclasses import dataclass
from typing import Any

from finalist.store.models import Opportunity
from finalist.store.models.opportunity import Stage
from finalist.web.messages import OUTCOMES, STAGES


@dataclass(frozen=True, slots=True)
class StagePage:
    """The stages that are not the end, and the ways it may end."""

    opportunity: Opportunity
    stage: Any
    outcome: Any
    stages: tuple[tuple[str, Any], ...]
    outcomes: tuple[tuple[str, Any], ...]
    is_closed: bool


def stage_page(opportunity: Opportunity) -> StagePage:
    """Read it for an opportunity the caller may see."""
    return StagePage(
        opportunity,
        STAGES[opportunity.stage],
        OUTCOMES.get(opportunity.outcome, ""),
        tuple((code, name) for code, name in STAGES.items() if code != Stage.CLOSED),
        tuple(OUTCOMES.items()),
        opportunity.stage == Stage.CLOSED,
    )
