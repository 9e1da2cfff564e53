"""The Notes tab: lines by person and kind, promises, and what each meeting taught."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator

from finalist.core import clock
from finalist.core.reading import NOTE_KINDS
from finalist.services import notes
from finalist.store.ids import new_id
from finalist.store.models import Commitment, Meeting, Note, Opportunity, Paper, Person, Reflection
from finalist.web.messages import FIELDS
from finalist.web.messages_records import RATINGS, SIDES

PER_PAGE = 40
KINDS = tuple((kind, FIELDS[kind]) for kind in NOTE_KINDS)


@dataclass(frozen=True, slots=True)
class NotesTab:
    """Everything written down. `notes`: one page of (note, its kind in words); `person`, `kind`: what narrows them.

    `client_id`: the key of the next note, so that sending it twice keeps it once; `late`: ids of promises overdue.
    """

    opportunity: Opportunity
    notes: Any
    rows: tuple[tuple[Note, Any], ...]
    total: int
    person: str
    kind: str
    people: tuple[Person, ...]
    meetings: tuple[Meeting, ...]
    kinds: tuple[tuple[str, Any], ...]
    client_id: str
    papers: tuple[tuple[Paper, int], ...]
    open: tuple[tuple[Commitment, Any], ...]
    done: tuple[tuple[Commitment, Any], ...]
    late: frozenset[str]
    sides: tuple[tuple[str, Any], ...]
    reflections: tuple[tuple[Reflection, Any], ...]
    ratings: tuple[tuple[int, Any], ...]


@dataclass(frozen=True, slots=True)
class NotePage:
    """One note to change."""

    opportunity: Opportunity
    note: Note
    people: tuple[Person, ...]
    meetings: tuple[Meeting, ...]
    kinds: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """One promise to change."""

    opportunity: Opportunity
    row: Commitment
    people: tuple[Person, ...]
    sides: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class ReflectionPage:
    """One reflection to change."""

    opportunity: Opportunity
    row: Reflection
    ratings: tuple[tuple[int, Any], ...]


def notes_tab(opportunity: Opportunity, person: str = "", kind: str = "", page: str = "") -> NotesTab:
    """Read it for an opportunity the caller may see; eight queries, however many notes there are."""
    shown = Paginator(notes.found(opportunity, person_id=person, kind=kind), PER_PAGE).get_page(page)
    promises = list(
        Commitment.objects.of(opportunity.owner)
        .filter(opportunity=opportunity)
        .select_related("person")
        .order_by("due")
    )
    named = [(one, SIDES.get(one.by, "")) for one in promises]
    today = clock.now().date()
    taught = Reflection.objects.of(opportunity.owner).filter(opportunity=opportunity).select_related("meeting")
    return NotesTab(
        opportunity=opportunity,
        notes=shown,
        rows=tuple((note, FIELDS.get(note.kind, note.kind)) for note in shown),
        total=shown.paginator.count,
        person=person,
        kind=kind,
        people=people_of(opportunity),
        meetings=meetings_of(opportunity),
        kinds=KINDS,
        client_id=new_id(),
        papers=tuple((paper, len((paper.document or {}).get("lines", ()))) for paper in _papers(opportunity)),
        open=tuple(one for one in named if one[0].done_at is None),
        done=tuple(one for one in named if one[0].done_at is not None),
        late=frozenset(one.pk for one in promises if one.due and one.due < today),
        sides=tuple(SIDES.items()),
        reflections=tuple((row, RATINGS.get(row.rating or 0, "")) for row in taught.order_by("-created_at")),
        ratings=tuple(RATINGS.items()),
    )


def note_page(note: Note) -> NotePage:
    """One note with what may be chosen for it."""
    return NotePage(note.opportunity, note, people_of(note.opportunity), meetings_of(note.opportunity), KINDS)


def commitment_page(row: Commitment) -> CommitmentPage:
    """One promise with what may be chosen for it."""
    return CommitmentPage(row.opportunity, row, people_of(row.opportunity), tuple(SIDES.items()))


def reflection_page(row: Reflection) -> ReflectionPage:
    """One reflection with the marks."""
    return ReflectionPage(row.opportunity, row, tuple(RATINGS.items()))


def people_of(opportunity: Opportunity) -> tuple[Person, ...]:
    """Everybody one meets here."""
    return tuple(opportunity.people.filter(deleted_at=None).order_by("name"))


def meetings_of(opportunity: Opportunity) -> tuple[Meeting, ...]:
    """Its meetings, in order."""
    return tuple(opportunity.meetings.filter(deleted_at=None, state="set").order_by("start"))


def _papers(opportunity: Opportunity) -> Any:
    return Paper.objects.of(opportunity.owner).filter(opportunity=opportunity, kind="notes").defer("source")
