"""Readiness of one opportunity: counts what is done, and leaves the sum to core."""

from typing import Any

from finalist.core.documents.gameplan import GamePlan
from finalist.core.plan.readiness import ASKS, PAPERS, QUESTIONS, Readiness, readiness
from finalist.services.marks import marks_of
from finalist.services.planning import papers_of
from finalist.store.models import ConcernState, Opportunity

COUNTED = frozenset({"posting", "invitation", "resume", "notes", "company"})
MET = ("prepared", "raised", "closed")


def readiness_of(opportunity: Opportunity, plan: GamePlan | None) -> Readiness:
    """The explained sum for one opportunity."""
    papers = papers_of(opportunity, light=True)
    kinds = {paper.kind for paper in papers if paper.is_read}  # type: ignore[attr-defined]
    counts: dict[str, tuple[int, int]] = {"papers": (len(kinds & COUNTED), PAPERS)}
    if plan is not None:
        counts |= _of_plan(opportunity, plan)
    return readiness(counts)


def _of_plan(opportunity: Opportunity, plan: GamePlan) -> dict[str, tuple[int, int]]:
    done = {key for key, mark in marks_of(opportunity).items() if mark.done_at}
    first = plan.questions[:QUESTIONS]
    need = [question for question in first if question.family in ("past", "values")]
    keys = [concern.id for concern in plan.concerns]
    states: Any = ConcernState.objects.of(opportunity.owner).filter(
        opportunity=opportunity, key__in=keys, state__in=MET
    )
    asks = [ask for ask in plan.asks if ask.status == "ask"]
    blocks = plan.agenda.blocks
    return {
        "stories": (sum(1 for question in need if question.story), len(need)),
        "questions": (sum(1 for question in first if ("question", question.id) in done), len(first)),
        "concerns": (states.count(), len(keys)),
        "asks": (sum(1 for ask in asks if ("ask", ask.id) in done), min(ASKS, len(asks))),
        "agenda": (sum(1 for block in blocks if ("agenda", block.id) in done), len(blocks)),
    }
