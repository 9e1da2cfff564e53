"""Where an opportunity stands, and what may become of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from finalist.core import clock
from finalist.core.contacts.cadence import apply_again
from finalist.core.knowledge.load import shipped
from finalist.store.models import Letter, Opportunity
from finalist.store.models.opportunity import Stage
from finalist.web.messages import OUTCOMES, STAGES

FEEDBACK = "E6.10"
"""How often feedback comes when it is asked for."""


@dataclass(frozen=True, slots=True)
class StagePage:
    """The stages that are not the end, and the ways it may end. `came_to`: how far it had come; `again`: the usual day
    to apply again; `asked`: the letter that asks for feedback, if it was begun; `says`: what is known of asking.
    """

    opportunity: Opportunity
    stage: Any
    outcome: Any
    stages: tuple[tuple[str, Any], ...]
    outcomes: tuple[tuple[str, Any], ...]
    is_closed: bool
    came_to: str
    again: date
    asked: Letter | None
    says: str


def stage_page(opportunity: Opportunity) -> StagePage:
    """Read it for an opportunity the caller may see."""
    return StagePage(
        opportunity,
        STAGES[opportunity.stage],
        OUTCOMES.get(opportunity.outcome, ""),
        tuple((code, name) for code, name in STAGES.items() if code != Stage.CLOSED),
        tuple(OUTCOMES.items()),
        opportunity.stage == Stage.CLOSED,
        opportunity.outcome_stage if opportunity.stage == Stage.CLOSED else opportunity.stage,
        apply_again(clock.now().date()),
        Letter.objects.of(opportunity.owner).filter(opportunity=opportunity, kind="feedback").first(),
        next((one.shown for one in shipped().evidence if one.id == FEEDBACK), ""),
    )
