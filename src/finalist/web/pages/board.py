"""The board: a column a stage."""

from dataclasses import dataclass
from typing import Any

from finalist.store.models import Opportunity
from finalist.store.models.opportunity import Stage
from finalist.web.messages import STAGES


@dataclass(frozen=True, slots=True)
class Column:
    """One stage and what stands in it."""

    stage: str
    name: Any
    opportunities: tuple[Opportunity, ...]


@dataclass(frozen=True, slots=True)
class BoardPage:
    """All columns in order."""

    columns: tuple[Column, ...]


def board_page(owner: Any) -> BoardPage:
    """Read it for `owner`; one query."""
    rows = list(Opportunity.objects.of(owner).filter(archived_at=None).order_by("place"))
    return BoardPage(
        tuple(Column(stage, STAGES[stage], tuple(row for row in rows if row.stage == stage)) for stage in Stage.values)
    )
