"""The plan as files to take along: made when asked for, from the plan as it was kept and what was done to it since."""

from finalist.core.documents.gameplan import GamePlan
from finalist.core.errors import UserError
from finalist.core.plan.marked import marked
from finalist.services import entries, planning
from finalist.services.marks import marks_of
from finalist.store.models import Opportunity

FILES = {
    "plan.pdf": "application/pdf",
    "plan.html": "text/html; charset=utf-8",
    "plan.md": "text/markdown; charset=utf-8",
    "plan.json": "application/json",
    "interview.ics": "text/calendar; charset=utf-8",
}
"""Name → media type."""


def plan_file(opportunity: Opportunity, name: str) -> bytes:
    """One file of the newest plan, in the candidate's order and words. Raises UserError when there is no plan yet."""
    plan = planning.latest(opportunity)
    if plan is None:
        raise UserError("There is no plan to take along yet.", "Make the plan first.")
    document = marked(planning.document_of(plan), marks_of(opportunity))
    if name == "interview.ics":
        from finalist.journeys import prepare

        return prepare.ics(document, entries.of_plan(opportunity, document))
    return _bytes(document, name)


def _bytes(plan: GamePlan, name: str) -> bytes:
    from finalist.journeys import prepare

    makers = {
        "plan.pdf": prepare.pdf,
        "plan.html": prepare.html,
        "plan.md": prepare.markdown,
        "plan.json": prepare.json,
    }
    return makers[name](plan)
