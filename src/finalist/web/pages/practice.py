"""Where practice begins: what is due, which drills there are, the latest sittings."""

from dataclasses import dataclass
from typing import Any

from finalist.services import concerns, drill_items, drills, planning, recalling
from finalist.store.models import Drill, Opportunity, Person, RecallCard, Take
from finalist.web.messages_practice import DRILLS

QUESTIONS = 12
DUE = 6
"""Questions to choose from, and due ones that are listed. Conventions."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """An earlier sitting. `takes`: how many answers; `newest`: the last of them, None without."""

    drill: Drill
    name: Any
    takes: int
    newest: Take | None


@dataclass(frozen=True, slots=True)
class PracticePage:
    """All of it. `opportunity`: None on the page over all of them; then `opportunities` to choose from.

    `concerns`: (key, title); `questions`: (id, text) of the likeliest; `scenes`: (id, name, field).
    """

    opportunity: Opportunity | None
    opportunities: tuple[Opportunity, ...]
    names: dict[str, tuple[Any, Any]]
    due: tuple[RecallCard, ...]
    more_due: int
    stories: tuple[RecallCard, ...]
    people: tuple[Person, ...]
    panel: tuple[str, ...]
    concerns: tuple[tuple[str, str], ...]
    questions: tuple[tuple[str, str], ...]
    scenes: tuple[tuple[str, str, str], ...]
    sittings: tuple[Sitting, ...]


def practice_page(owner: Any, opportunity: Opportunity | None = None) -> PracticePage:
    """Read it for `owner`, over everything or for one opportunity they may see."""
    made = planning.latest(opportunity) if opportunity else None
    plan = planning.document_of(made) if made else None
    cards, own = concerns.with_states(plan, opportunity) if opportunity else ([], [])
    doubts = [(card.id, card.title) for card, _ in cards] + [(row.key, row.title) for row in own]
    people = opportunity.people.filter(deleted_at=None) if opportunity else Person.objects.of(owner)
    due = recalling.due_cards(owner, opportunity)
    under_way = Opportunity.objects.of(owner).filter(archived_at=None).exclude(stage="closed")
    return PracticePage(
        opportunity=opportunity,
        opportunities=() if opportunity else tuple(under_way.order_by("next_at", "-created_at")[:30]),
        names=DRILLS,
        due=tuple(due[:DUE]),
        more_due=max(0, len(due) - DUE),
        stories=tuple(recalling.due_stories(owner)),
        people=tuple(people.order_by("name")[:60]),
        panel=tuple(one.name for one in drill_items.panel_of(opportunity) if one.name),
        concerns=tuple(doubts),
        questions=tuple((one.id, one.text.text) for one in plan.questions[:QUESTIONS]) if plan else (),
        scenes=drill_items.role_plays(opportunity),
        sittings=_sittings(owner, opportunity),
    )


def _sittings(owner: Any, opportunity: Opportunity | None) -> tuple[Sitting, ...]:
    """Two queries, however many there are."""
    rows = list(drills.latest(owner, opportunity))
    takes: dict[str, list[Take]] = {row.pk: [] for row in rows}
    light = Take.objects.of(owner).filter(drill__in=rows, parent=None).defer("transcript", "review")
    for take in light.order_by("created_at", "nth", "pk"):
        takes[take.drill_id].append(take)
    return tuple(
        Sitting(row, DRILLS.get(row.kind, (row.kind, ""))[0], len(takes[row.pk]), next(iter(takes[row.pk][::-1]), None))
        for row in rows
    )
