"""The interviewers as shown: what each decides on, what to bring them, what they have heard."""

from dataclasses import dataclass

from finalist.core.documents.gameplan import PersonCard
from finalist.render import wording
from finalist.render.page.index import Index
from finalist.render.page.parts import Ref, Said


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One interviewer."""

    anchor: str
    name: Said
    title: Said | None
    stake: str
    inferred: bool
    because: Said
    meets: str
    email: str
    decides: Said | None
    cares: tuple[Said, ...]
    tests: tuple[Said, ...]
    heard: tuple[Said, ...]
    questions: tuple[Ref, ...]
    stories: tuple[Ref, ...]
    asks: tuple[str, ...]


def person_rows(index: Index) -> tuple[PersonRow, ...]:
    """Interviewers in the plan's order."""
    return tuple(_row(index, person) for person in index.plan.people)


def _row(index: Index, person: PersonCard) -> PersonRow:
    return PersonRow(
        anchor=index.people[person.id].anchor,
        name=index.value(person.name),
        title=index.value(person.title) if person.title else None,
        stake=wording.clean(person.stake_name),
        inferred=person.stake_inferred and person.stake != "unknown",
        because=index.said(person.stake_because),
        meets=_meets(index, person),
        email=wording.clean(person.email),
        decides=index.maybe(person.decides),
        cares=index.all_said(person.cares_about),
        tests=index.all_said(person.tests_by),
        heard=index.all_said(person.heard),
        questions=index.refs(person.questions, index.questions),
        stories=index.refs(person.stories, index.stories),
        asks=tuple(index.asks[ask] for ask in person.asks if ask in index.asks),
    )


def _meets(index: Index, person: PersonCard) -> str:
    """When they meet, in the invitation's zone: “Thu 3 Dec 2026, 09:30–10:15”."""
    mine = [one for one in index.plan.snapshot.meetings if one.id in person.meetings and not one.whole_day]
    return "; ".join(
        f"{wording.day(one.start, one.zone)}, {wording.clocks(one.start, one.end, one.zone)}" for one in mine
    )
