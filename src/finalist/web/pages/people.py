"""People over all opportunities, and one of them with everything that passed between you."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, Prefetch

from finalist.core import clock
from finalist.core.knowledge.load import knowledge
from finalist.services import keeping
from finalist.services.search import words_of
from finalist.store.models import (
    AskedQuestion,
    Commitment,
    Letter,
    Meeting,
    News,
    Note,
    Opportunity,
    Person,
    Telling,
)
from finalist.store.search import holding
from finalist.web.messages_records import PEOPLE_STRENGTHS

ON_PAGE = 50
SHOWN = 40
"""Rows of a kind on a person's page; more stand on the opportunity's own tabs."""

NEWEST = ("-at", "-created_at", "-pk")


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody in the list, with their stake in words and where they belong."""

    person: Person
    stake: str
    opportunities: tuple[Opportunity, ...]
    is_due: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """A page of the list. `is_empty`: there is nobody at all."""

    people: tuple[PersonLine, ...]
    page: Page[Any]
    q: str
    is_empty: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person. `others`: whom they may be the same as (pk, name, company), the likeliest first."""

    person: Person
    stake: Any
    stakes: tuple[Any, ...]
    opportunities: tuple[Opportunity, ...]
    meetings: tuple[Meeting, ...]
    asked: tuple[AskedQuestion, ...]
    heard: tuple[Telling, ...]
    letters: tuple[Letter, ...]
    promises: tuple[Commitment, ...]
    notes: tuple[Note, ...]
    others: tuple[Any, ...]
    today: date
    strengths: tuple[tuple[str, Any], ...]
    touch: keeping.Touch
    news: tuple[News, ...]

    @property
    def is_silent(self) -> bool:
        """Nothing passed between you yet."""
        return not (self.asked or self.heard or self.letters or self.promises or self.notes)


def people_page(owner: Any, q: str, number: str) -> PeoplePage:
    """Read it for `owner`; three queries."""
    there = Opportunity.objects.filter(deleted_at=None).only("pk", "company", "role")
    rows = Person.objects.of(owner).filter(holding(words_of(q), ("name", "company", "title", "email", "about")))
    rows = rows.order_by(F("next_touch").asc(nulls_last=True), "name", "pk")
    page = Paginator(rows.prefetch_related(Prefetch("opportunities", there, to_attr="known_from")), ON_PAGE)
    shown = page.get_page(number)
    names, today = _stakes(), clock.now().date()
    lines = tuple(
        PersonLine(
            row, names.get(row.stake, ""), tuple(row.known_from), bool(row.next_touch and row.next_touch <= today)
        )
        for row in shown.object_list
    )
    return PeoplePage(lines, shown, q, not lines and not q)


def person_page(person: Person) -> PersonPage:
    """Read it for a person the caller may see; one query a part."""
    owner = person.owner
    of_person = {"person": person, "opportunity__deleted_at": None}
    letters = Letter.objects.of(owner).filter(**of_person).only("opportunity", "subject", "sent_at")
    # The newest ids first: a database sorts thousands of ids sooner than thousands of whole notes.
    newest = Note.objects.of(owner).filter(**of_person).order_by(*NEWEST).values("pk")[:SHOWN]
    notes = Note.objects.filter(pk__in=newest).select_related("opportunity").only("text", "at", "opportunity__company")
    promises = Commitment.objects.of(owner).filter(**of_person)
    heard = Telling.objects.of(owner).filter(**of_person).select_related("story")
    asked = AskedQuestion.objects.of(owner).filter(person=person)
    meetings = person.meetings.filter(deleted_at=None, opportunity__deleted_at=None, state="set")
    return PersonPage(
        person=person,
        stake=next((entry for entry in knowledge().stakes if entry.id == person.stake), None),
        stakes=tuple(knowledge().stakes),
        opportunities=tuple(person.opportunities.filter(deleted_at=None)),
        meetings=tuple(meetings.select_related("opportunity").order_by("-start")[:SHOWN]),
        asked=tuple(asked.only("text", "asked_on").order_by("-asked_on", "-created_at")[:SHOWN]),
        heard=tuple(heard.only("landed", "told_on", "story__title").order_by("-told_on", "-created_at")[:SHOWN]),
        letters=tuple(letters.order_by("-created_at")[:SHOWN]),
        promises=tuple(promises.order_by(F("done_at").asc(nulls_first=True), F("due").asc(nulls_last=True))[:SHOWN]),
        notes=tuple(notes.order_by(*NEWEST)),
        others=_maybe_the_same(person),
        today=clock.now().date(),
        strengths=tuple(PEOPLE_STRENGTHS.items()),
        touch=keeping.touch_of(person),
        news=tuple(keeping.news_for(person)),
    )


def _stakes() -> dict[str, str]:
    return {entry.id: entry.name for entry in knowledge().stakes}


def _maybe_the_same(person: Person) -> tuple[Any, ...]:
    """Others, those who share a part of the name first; enough to choose from."""
    words = {word.casefold() for word in person.name.split()}
    rows = Person.objects.of(person.owner).exclude(pk=person.pk).order_by("name")
    named = rows.values_list("pk", "name", "company", named=True)[:1000]
    alike = sorted(named, key=lambda row: -len(words & {word.casefold() for word in row.name.split()}))
    return tuple(alike[:100])
