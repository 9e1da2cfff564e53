"""People afterwards: news to tell, who vouches for one, and what an erasure takes."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from finalist.core.knowledge.load import knowledge
from finalist.services import erasing, referees
from finalist.store.models import News, Person, Referee
from finalist.web.messages_records import REFEREE_STATES

MOST = 200


@dataclass(frozen=True, slots=True)
class NewsPage:
    """All news, the newest first; each row with `heard`: how many people know it."""

    rows: tuple[News, ...]


@dataclass(frozen=True, slots=True)
class RefereeCard:
    """One reference. `speaks`: (competency, its name, whether it was chosen)."""

    row: Referee
    state: Any
    speaks: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class ReferencesPage:
    """The kit. `others`: people who are not on the list; `agreed`: there is somebody to put on the sheet."""

    rows: tuple[RefereeCard, ...]
    states: tuple[tuple[str, Any], ...]
    others: tuple[Person, ...]
    agreed: bool
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ErasePage:
    """Before somebody is taken out: what goes."""

    person: Person
    traces: erasing.Traces
    word: str


def news_page(owner: Any) -> NewsPage:
    """Read it for `owner`; one query."""
    rows = News.objects.of(owner).annotate(heard=Count("told")).order_by("-happened_on", "-created_at", "pk")
    return NewsPage(tuple(rows[:MOST]))


def references_page(owner: Any) -> ReferencesPage:
    """Read it for `owner`; two queries."""
    rows = referees.referees_of(owner)
    taken = [row.person_id for row in rows]
    others = Person.objects.of(owner).exclude(pk__in=taken).only("pk", "name", "company").order_by("name", "pk")
    return ReferencesPage(
        tuple(RefereeCard(row, REFEREE_STATES[row.state], _speaks(row)) for row in rows),
        tuple(REFEREE_STATES.items()),
        tuple(others[:MOST]),
        any(row.state == "agreed" for row in rows),
        tuple(referees.FORMATS),
    )


def erase_page(person: Person) -> ErasePage:
    """Read it for a person the caller may see."""
    return ErasePage(person, erasing.traces_of(person), erasing.WORD)


def _speaks(row: Referee) -> tuple[tuple[str, str, bool], ...]:
    return tuple((entry.id, entry.name, entry.id in row.speaks_to) for entry in knowledge().competencies)
