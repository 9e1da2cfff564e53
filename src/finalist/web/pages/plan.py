"""The Plan tab: what to do next, how far one is, and the parts of the plan that have no tab of their own."""

from dataclasses import dataclass
from typing import Any

from finalist.core.documents.gameplan import AgendaBlock, GamePlan
from finalist.core.plan.changes import Change, changes
from finalist.core.plan.marked import in_order
from finalist.core.plan.readiness import Readiness
from finalist.services import planning
from finalist.services.marks import marks_of
from finalist.services.readiness import readiness_of
from finalist.store.models import Opportunity, Plan, PlanMark
from finalist.web.messages import READINESS, STRENGTHS


@dataclass(frozen=True, slots=True)
class Marked:
    """An item of the plan with what the candidate did to it. `wording`: theirs, else the plan's."""

    item: Any
    mark: PlanMark | None

    @property
    def is_done(self) -> bool:
        """They ticked it off."""
        return bool(self.mark and self.mark.done_at)

    @property
    def wording(self) -> str:
        """The text to show."""
        return self.mark.wording if self.mark and self.mark.wording else self.item.text.text


@dataclass(frozen=True, slots=True)
class ReadinessRow:
    """One part of the sum in words, with the page that raises it."""

    label: Any
    act: Any
    url: str
    part: Any


@dataclass(frozen=True, slots=True)
class PlanTab:
    """The plan. `plan` is None before the first one is made."""

    opportunity: Opportunity
    made: Plan | None
    plan: GamePlan | None
    readiness: Readiness
    parts: tuple[ReadinessRow, ...]
    next_part: ReadinessRow | None
    blocks: tuple[Marked, ...]
    next_block: AgendaBlock | None
    tally: tuple[tuple[str, Any, int], ...]
    exercises: tuple[Marked, ...]


def plan_tab(opportunity: Opportunity) -> PlanTab:
    """Read it for an opportunity the caller may see."""
    made = planning.latest(opportunity)
    plan = planning.document_of(made) if made else None
    summed = readiness_of(opportunity, plan)
    rows = tuple(ReadinessRow(*READINESS[part.code], part) for part in summed.parts)
    marks = marks_of(opportunity)
    blocks = marked(plan.agenda.blocks, marks, "agenda") if plan else ()
    return PlanTab(
        opportunity=opportunity,
        made=made,
        plan=plan,
        readiness=summed,
        parts=rows,
        next_part=next((row for row in rows if row.part == summed.next), None),
        blocks=blocks,
        next_block=next((block.item for block in blocks if not block.is_done), None),
        tally=_tally(plan),
        exercises=tuple(Marked(one, marks.get(("exercise", one.name))) for one in plan.role_round.exercises)
        if plan
        else (),
    )


def marked(items: Any, marks: dict[tuple[str, str], PlanMark], part: str) -> tuple[Marked, ...]:
    """Items with their marks, hidden ones left out, in the candidate's order where they gave one."""
    shown = in_order(tuple(items), lambda item: str(item.id), marks, part)
    return tuple(Marked(item, marks.get((part, item.id))) for item in shown)


def _tally(plan: GamePlan | None) -> tuple[tuple[str, Any, int], ...]:
    if plan is None:
        return ()
    strengths = [fit.strength for fit in plan.fit]
    return tuple((code, name, strengths.count(code)) for code, name in STRENGTHS.items() if code in strengths)


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """Two plans compared. `older` is None when there is only one."""

    opportunity: Opportunity
    newer: Plan | None
    older: Plan | None
    changes: tuple[Change, ...]


def changes_page(opportunity: Opportunity) -> ChangesPage:
    """The newest plan against the one before it."""
    ready = list(opportunity.plans.filter(state=Plan.State.READY).order_by("-number")[:2])
    newer, older = (*ready, None, None)[:2]
    if newer is None or older is None:
        return ChangesPage(opportunity, newer, None, ())
    return ChangesPage(opportunity, newer, older, changes(planning.document_of(older), planning.document_of(newer)))
