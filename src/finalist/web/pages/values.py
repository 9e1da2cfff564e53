"""Values: one pair at a time, the order so far, the story that shows each; and the culture board of an opportunity."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from finalist.core import clock
from finalist.core.knowledge.load import knowledge
from finalist.core.stories.board import ValueRow
from finalist.services import values
from finalist.store.models import Observation, Opportunity, OwnValue, Person, Story

STORIES = 40
"""Stories offered to choose from: the newest."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A value at its place. `strength`: 0 to 1 beside the strongest, for the bar; `settled`: its place is certain."""

    row: OwnValue
    rank: int
    strength: float
    settled: bool


@dataclass(frozen=True, slots=True)
class ValuesPage:
    """All of it. `pair`: the next choice, None when the order is settled; `circles`: names that beat each other."""

    rows: tuple[Placed, ...]
    pair: tuple[OwnValue, OwnValue] | None
    left: int
    made: int
    percent: int
    circles: tuple[tuple[str, ...], ...]
    known: tuple[tuple[str, str], ...]
    stories: tuple[Story, ...]
    opportunities: tuple[Opportunity, ...]


def values_page(owner: Any) -> ValuesPage:
    """Read it for `owner`; five queries."""
    order, rows = values.ranking(owner)
    low = min((place.strength for place in order.values), default=0.0)
    high = max((place.strength for place in order.values), default=0.0)
    span = (high - low) or 1.0
    named = {row.name.casefold() for row in rows.values()}
    pair = order.next_pair
    return ValuesPage(
        rows=tuple(
            Placed(rows[one.name], one.rank, 0.08 + 0.92 * (one.strength - low) / span, one.settled)
            for one in order.values
        ),
        pair=(rows[pair[0]], rows[pair[1]]) if pair else None,
        left=order.left,
        made=len(values.choices_of(owner)),
        percent=round(100 * order.consistency),
        circles=tuple(tuple(rows[one].name for one in circle) for circle in order.circles),
        known=tuple((one.id, one.name) for one in knowledge().values if one.name.casefold() not in named),
        stories=tuple(Story.objects.of(owner).order_by("is_example", "-updated_at").only("title")[:STORIES]),
        opportunities=tuple(
            Opportunity.objects.of(owner).filter(archived_at=None).exclude(stage="closed").order_by("-updated_at")[:12]
        ),
    )


@dataclass(frozen=True, slots=True)
class CultureRow:
    """A value on the board with the story that shows it; `own`: observations that can be taken away, by their text."""

    value: ValueRow
    story: Story | None
    seen: tuple[tuple[Any, str], ...]


@dataclass(frozen=True, slots=True)
class CulturePage:
    """The board of one opportunity."""

    opportunity: Opportunity
    rows: tuple[CultureRow, ...]
    people: tuple[Person, ...]
    today: date


def culture_page(owner: Any, opportunity: Opportunity) -> CulturePage:
    """Read it for an opportunity the caller may see."""
    stories = {row.name: row.story for row in values.values_of(owner)}
    kept = Observation.objects.of(owner).filter(opportunity=opportunity).values_list("pk", flat=True)
    ids = {f"observation-{pk}": pk for pk in kept}
    rows = tuple(
        CultureRow(row, stories.get(row.name), tuple((one, ids.get(one.evidence.document, "")) for one in row.seen))
        for row in values.culture_board(owner, opportunity)
    )
    people = opportunity.people.filter(deleted_at=None).order_by("name")
    return CulturePage(opportunity, rows, tuple(people), clock.now().date())
