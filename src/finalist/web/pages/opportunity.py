"""What stands above every tab of an opportunity: who, when, how far, and the tabs themselves."""

from dataclasses import dataclass
from typing import Any

from finalist.core import clock
from finalist.services import planning
from finalist.store.models import Meeting, Opportunity, Plan
from finalist.web.messages import OUTCOMES, STAGES, TABS


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab. `name`: its URL name."""

    name: str
    label: Any


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an opportunity's pages. `made`: its newest plan that is ready; `under_way`: one being made.

    `outdated`: papers, stories or notes changed since `made` was asked for.
    """

    opportunity: Opportunity
    tab: str
    tabs: tuple[Tab, ...]
    stage: Any
    outcome: Any
    stages: tuple[tuple[str, Any], ...]
    next_meeting: Meeting | None
    made: Plan | None
    under_way: Plan | None
    failed: Plan | None
    outdated: bool


def head(opportunity: Opportunity, tab: str) -> Head:
    """Read it for an opportunity the caller may see; a handful of queries, the plan's body not among them."""
    meetings = opportunity.meetings.filter(deleted_at=None, state="set", start__gte=clock.now()).order_by("start")
    plans = list(opportunity.plans.defer("body").order_by("-number")[:5])
    made = next((plan for plan in plans if plan.state == Plan.State.READY), None)
    newest = plans[0] if plans else None
    return Head(
        opportunity=opportunity,
        tab=tab,
        tabs=tuple(Tab(name, label) for name, label in TABS.items()),
        stage=STAGES[opportunity.stage],
        outcome=OUTCOMES.get(opportunity.outcome, ""),
        stages=tuple(STAGES.items()),
        next_meeting=meetings.first(),
        made=made,
        under_way=newest if newest and newest.state in (Plan.State.QUEUED, Plan.State.WORKING) else None,
        failed=newest if newest and newest.state == Plan.State.FAILED else None,
        outdated=made is not None and planning.is_outdated(made),
    )
