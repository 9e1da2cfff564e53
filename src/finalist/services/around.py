"""What is known around an answer: facts of the candidate's papers, the company's own words, stories of one's own."""

from functools import lru_cache
from typing import Any

from finalist.core import clock
from finalist.core.documents.fact import Fact
from finalist.core.errors import UserError
from finalist.journeys.continuity import read_papers
from finalist.journeys.practise import company_terms
from finalist.services import planning
from finalist.store.models import Opportunity, Story

KINDS = frozenset({"resume", "notes"})
"""Papers that state facts of the candidate's own. Stories are what is told; they are not held against themselves."""
STORIES = 100
KEPT = 8
"""Stories that are looked at, and opportunities whose facts are kept in memory. Conventions."""


def facts_of(opportunity: Opportunity | None) -> tuple[Fact, ...]:
    """Facts of its résumé and notes; read once for each state of them. None without an opportunity."""
    if opportunity is None:
        return ()
    return _facts(opportunity.pk, planning.inputs_now(opportunity))


def words_of(opportunity: Opportunity | None) -> tuple[str, ...]:
    """The company's name and the values it states."""
    if opportunity is None:
        return ()
    made = planning.latest(opportunity)
    values = [card.name for card in planning.document_of(made).culture] if made else []
    return company_terms(opportunity.company, values)


def stories_of(owner: Any) -> tuple[str, ...]:
    """The candidate's own stories as they wrote them."""
    return tuple(Story.objects.of(owner).order_by("-updated_at").values_list("text", flat=True)[:STORIES])


@lru_cache(maxsize=KEPT)
def _facts(opportunity_id: str, inputs: str) -> tuple[Fact, ...]:
    opportunity = Opportunity.objects.select_related("owner").get(pk=opportunity_id)
    files = [one for one in planning.input_files(opportunity) if one.kind in KINDS]
    try:
        return tuple(fact for facts in read_papers(files, clock.now()).facts() for fact in facts)
    except UserError:  # a paper that nobody can read states nothing
        return ()
