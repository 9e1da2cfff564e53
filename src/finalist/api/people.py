"""People and meetings for programs: over all opportunities, and of one."""

from datetime import date, datetime
from typing import Any

from ninja import Router
from ninja.pagination import paginate
from ninja.responses import Status

from finalist.api.keys import Keyed
from finalist.api.kinds import TROUBLE, Id, Line, Rev, Row, Sent, Slice, Text
from finalist.services import people
from finalist.services.search import words_of
from finalist.store.access import mine
from finalist.store.models import Meeting, Opportunity, Person
from finalist.store.search import holding

router = Router(tags=["people and meetings"])


class PersonOut(Row):
    """Somebody met or to be met. `stake_given`: the candidate said so, it was not inferred."""

    name: str
    email: str
    phone: str
    company: str
    title: str
    stake: str
    stake_given: bool
    pronounced: str
    about: str
    next_touch: date | None


class MeetingOut(Row):
    """One slot of a round. `state`: set, slot (offered), cancelled."""

    opportunity_id: str
    round: int | None
    title: str
    start: datetime
    end: datetime | None
    whole_day: bool
    zone: str
    medium: str
    format: str
    where: str
    link: str
    state: str
    people: list[str]

    @staticmethod
    def resolve_people(row: Meeting) -> list[str]:
        """Ids of those one meets there."""
        return [person.pk for person in row.people.all() if person.deleted_at is None]


class NewPerson(Sent):
    """Somebody new."""

    name: Line
    title: Line = ""
    opportunity: Id = ""


class PersonEdit(Sent):
    """What is kept of somebody; what is left out stays."""

    name: Line | None = None
    email: Line | None = None
    phone: Line | None = None
    company: Line | None = None
    title: Line | None = None
    stake: Line | None = None
    pronounced: Line | None = None
    about: Text | None = None
    rev: Rev | None = None


@router.get("/people", response={200: list[PersonOut], **TROUBLE})
@paginate(Slice)
def list_people(request: Keyed, q: Line = "", opportunity: Id = "") -> Any:
    """Everybody whose name, company, title or e-mail hold every word of `q`, by name."""
    rows = Person.objects.of(request.auth).filter(holding(words_of(q), ("name", "company", "title", "email")))
    if opportunity:
        rows = rows.filter(opportunities=mine(Opportunity, request.auth, opportunity))
    return rows.order_by("name", "pk")


@router.post("/people", response={201: PersonOut, **TROUBLE})
def add(request: Keyed, given: NewPerson) -> Any:
    """Somebody one will meet whom no paper names."""
    return Status(201, people.add(request.auth, given.name, title=given.title, opportunity_id=given.opportunity))


@router.get("/people/{pid}", response={200: PersonOut, **TROUBLE})
def get_person(request: Keyed, pid: str) -> Any:
    """One of them."""
    return mine(Person, request.auth, pid)


@router.patch("/people/{pid}", response={200: PersonOut, **TROUBLE})
def edit(request: Keyed, pid: str, given: PersonEdit) -> Any:
    """Change what is kept of somebody."""
    values = given.model_dump(exclude={"rev"}, exclude_none=True)
    return people.edit(request.auth, pid, given.rev, **values)


@router.delete("/people/{pid}", response={204: None, **TROUBLE})
def delete(request: Keyed, pid: str) -> Any:
    """Throw somebody away; POST /undo brings them back."""
    people.delete(request.auth, pid)
    return Status(204, None)


@router.get("/meetings", response={200: list[MeetingOut], **TROUBLE})
@paginate(Slice)
def list_meetings(request: Keyed, opportunity: Id = "") -> Any:
    """Meetings by time; of one opportunity, or of all."""
    rows = Meeting.objects.of(request.auth).filter(opportunity__deleted_at=None).prefetch_related("people")
    if opportunity:
        rows = rows.filter(opportunity=mine(Opportunity, request.auth, opportunity))
    return rows.order_by("start", "pk")
