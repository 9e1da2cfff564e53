"""Opportunities as a board (a column a stage) and as a table: searched, sorted, in sight or put away."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Case, F, IntegerField, Min, Q, QuerySet, Value, When

from finalist.core import clock
from finalist.services.search import words_of
from finalist.store.models import Opportunity
from finalist.store.models.opportunity import Stage
from finalist.store.search import holding
from finalist.web.messages import OUTCOMES, STAGES

IN_COLUMN = 12
"""Cards shown in a column; the table has the rest."""
ON_PAGE = 50
"""Rows of the table on one page."""
SORTS = {
    "company": ("company", "role"),
    "role": ("role", "company"),
    "stage": ("stage_order", "place"),
    "next": ("next_start", "company"),
    "changed": ("-updated_at",),
}
"""Name of a sort → fields. A leading minus in the address turns the first of them round."""


@dataclass(frozen=True, slots=True)
class Card:
    """One opportunity. `start`: its next meeting; `stage`, `outcome`: in words."""

    row: Opportunity
    start: datetime | None
    stage: Any
    outcome: Any


@dataclass(frozen=True, slots=True)
class Column:
    """One stage and what stands in it. `count` of all, `more` beyond those shown."""

    stage: str
    name: Any
    cards: tuple[Card, ...]
    count: int

    @property
    def more(self) -> int:
        """How many are left out."""
        return self.count - len(self.cards)


@dataclass(frozen=True, slots=True)
class BoardPage:
    """All columns in order. `away`: how many are put away; `is_empty`: there is nothing at all, whatever was asked."""

    columns: tuple[Column, ...]
    q: str
    away: int
    is_empty: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the table. `link`: the query that sorts by it, or the other way; `order`: as aria-sort has it."""

    code: str
    link: str
    order: str


@dataclass(frozen=True, slots=True)
class TablePage:
    """A page of the table."""

    cards: tuple[Card, ...]
    page: Page[Any]
    headings: tuple[Heading, ...]
    stages: tuple[tuple[str, Any], ...]
    q: str
    stage: str
    sort: str
    is_away: bool


def board_page(owner: Any, q: str = "") -> BoardPage:
    """Read it for `owner`; two queries."""
    rows = list(_rows(owner, q).filter(archived_at=None).order_by("place", "pk"))
    away = _all(owner).exclude(archived_at=None).count()
    return BoardPage(tuple(_column(stage, rows) for stage in Stage.values), q, away, not rows and not q and not away)


def table_page(owner: Any, asked: dict[str, str]) -> TablePage:
    """Read it for `owner`. `asked`: q, stage, sort, away, page as they stand in the address; anything else is ignored.

    Three queries.
    """
    q, stage = asked.get("q", ""), asked.get("stage", "")
    stage = stage if stage in Stage.values else ""
    sort = asked.get("sort", "")
    sort = sort if sort.removeprefix("-") in SORTS else "next"
    is_away = asked.get("away") == "yes"
    rows = _rows(owner, q).filter(archived_at__isnull=not is_away)
    if stage:
        rows = rows.filter(stage=stage)
    page = Paginator(_sorted(rows, sort), ON_PAGE).get_page(asked.get("page"))
    kept = {"q": q, "stage": stage, "away": "yes" if is_away else ""}
    return TablePage(
        cards=tuple(_card(row) for row in page.object_list),
        page=page,
        headings=tuple(_heading(code, sort, kept) for code in SORTS),
        stages=tuple(STAGES.items()),
        q=q,
        stage=stage,
        sort=sort,
        is_away=is_away,
    )


def _all(owner: Any) -> Any:
    return Opportunity.objects.of(owner)


def _rows(owner: Any, q: str) -> Any:
    future = Q(meetings__start__gte=clock.now(), meetings__state="set", meetings__deleted_at=None)
    rows = _all(owner).annotate(next_start=Min("meetings__start", filter=future))
    return rows.filter(holding(words_of(q), ("company", "role")))


def _sorted(rows: QuerySet[Any], sort: str) -> QuerySet[Any]:
    first, *rest = SORTS[sort.removeprefix("-")]
    if "stage" in sort:
        order = [When(stage=stage, then=Value(place)) for place, stage in enumerate(Stage.values)]
        rows = rows.annotate(stage_order=Case(*order, default=Value(9), output_field=IntegerField()))
    is_down = first.startswith("-") != sort.startswith("-")
    field = F(first.removeprefix("-"))
    return rows.order_by(field.desc(nulls_last=True) if is_down else field.asc(nulls_last=True), *rest, "pk")


def _column(stage: str, rows: list[Opportunity]) -> Column:
    here = [row for row in rows if row.stage == stage]
    return Column(stage, STAGES[stage], tuple(_card(row) for row in here[:IN_COLUMN]), len(here))


def _card(row: Any) -> Card:
    return Card(row, row.next_start, STAGES[row.stage], OUTCOMES.get(row.outcome, ""))


def _heading(code: str, sort: str, kept: dict[str, str]) -> Heading:
    turned = f"-{code}" if sort == code else code
    order = "" if sort.removeprefix("-") != code else ("descending" if sort.startswith("-") else "ascending")
    return Heading(code, _query({**kept, "sort": turned}), order)


def _query(values: dict[str, str]) -> str:
    return urlencode({name: value for name, value in values.items() if value})
