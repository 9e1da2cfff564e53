"""The candidate's values: named, put in order by choices between two, shown by stories; and what speaks for them there.

The order is worked out anew from all choices each time (core/stories/values.py); rows keep only what was said.
"""

from datetime import date
from functools import lru_cache
from typing import Any

from django.db import transaction

from finalist.core import clock
from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.own_values import OwnValue as Named
from finalist.core.documents.own_values import OwnValues, Preference
from finalist.core.errors import UserError
from finalist.core.knowledge.load import knowledge
from finalist.core.plan.culture import stated_values
from finalist.core.plan.material import Material
from finalist.core.stories.board import Observation as Seen
from finalist.core.stories.board import ValueRow, board
from finalist.core.stories.values import Ranking, rank
from finalist.journeys.similarity import similarity
from finalist.services import papers, planning
from finalist.services.material import notes_file
from finalist.store.access import mine
from finalist.store.models import Observation, Opportunity, OwnValue, Person, Story, ValueChoice
from finalist.store.saving import change, throw_away

MOST = 15
"""Values in the list: more cannot be told apart by choices between two (convention)."""
READ_STORIES = 120
"""The newest stories looked through for one that shows a value: a second's work. Convention."""


def values_of(owner: Any) -> list[OwnValue]:
    """All of them as they were named."""
    return list(OwnValue.objects.of(owner).select_related("story").order_by("created_at", "name"))


def choices_of(owner: Any) -> list[tuple[str, str]]:
    """(chosen, other) by their ids."""
    rows = ValueChoice.objects.of(owner).filter(chosen__deleted_at=None, other__deleted_at=None).order_by("created_at")
    return list(rows.values_list("chosen_id", "other_id"))


def ranking(owner: Any) -> tuple[Ranking, dict[str, OwnValue]]:
    """The order by ids, and the rows by their ids."""
    rows = {row.pk: row for row in values_of(owner)}
    return rank(list(rows), choices_of(owner)), rows


@transaction.atomic
def add(owner: Any, names: list[str]) -> int:
    """Take values into the list, by id of the knowledge or in one's own words; how many are new."""
    known = {entry.id: entry.name for entry in knowledge().values}
    there = {row.name.casefold() for row in values_of(owner)}
    count = 0
    for given in names:
        name = known.get(given, " ".join(given.split())[:120])
        if not name or name.casefold() in there:
            continue
        if len(there) >= MOST:
            raise UserError(f"{MOST} values are as many as one can tell apart.", "Take one out of the list first.")
        OwnValue.objects.create(owner=owner, name=name, entry=given if given in known else "", place=len(there) + 1)
        there.add(name.casefold())
        count += 1
    return count


def remove(owner: Any, value_id: str) -> OwnValue:
    """Take it out of the list (can be undone)."""
    row = mine(OwnValue, owner, value_id)
    throw_away(row)
    return row


@transaction.atomic
def choose(owner: Any, chosen_id: str, other_id: str) -> ValueChoice:
    """One of two matters more. An earlier choice between the same two gives way."""
    chosen, other = mine(OwnValue, owner, chosen_id), mine(OwnValue, owner, other_id)
    if chosen.pk == other.pk:
        raise UserError("A value cannot be chosen over itself.", "Choose between two.")
    both = [chosen.pk, other.pk]
    ValueChoice.objects.filter(owner=owner, chosen__in=both, other__in=both).delete()
    row: ValueChoice = ValueChoice.objects.create(owner=owner, chosen=chosen, other=other)
    order, rows = ranking(owner)
    for place in order.values:
        if rows[place.name].place != place.rank:
            change(rows[place.name], place=place.rank)
    return row


def begin_again(owner: Any) -> None:
    """Forget every choice; the values stay."""
    ValueChoice.objects.filter(owner=owner).delete()


def prove(owner: Any, value_id: str, story_id: str) -> OwnValue:
    """The story that shows a value; "" for none."""
    row = mine(OwnValue, owner, value_id)
    return change(row, story=mine(Story, owner, story_id) if story_id else None)


def find_story(owner: Any, value_id: str) -> OwnValue:
    """The same, found among the newest stories. Raises UserError when none shows it clearly."""
    from finalist.ingest.stories import read_stories
    from finalist.services.material import story_markdown

    row = mine(OwnValue, owner, value_id)
    rows = list(Story.objects.of(owner).filter(is_example=False).order_by("-updated_at")[:READ_STORIES])
    told = []
    for story in rows:
        read = read_stories(story_markdown(story.title, story.text, story.labels).encode(), "story.md")
        told += [one.model_copy(update={"id": story.pk}) for one in (read.document.stories if read.document else ())]
    (found,) = board(OwnValues(values=(Named(name=row.name),)), (), (), told, similarity())
    if found.story is None:
        raise UserError(f"No story clearly shows “{row.name}”.", "Write one, or choose it yourself.")
    return prove(owner, value_id, found.story.story.id)


@transaction.atomic
def observe(
    owner: Any, opportunity_id: str, value: str, text: str, *, speaks_for: bool, person_id: str = "", on: date | None
) -> Observation:
    """Write down what speaks for or against a value there. Raises UserError without words."""
    opportunity = mine(Opportunity, owner, opportunity_id)
    words = " ".join(text.split())
    if not words or not value.strip() or len(words) > 2_000:
        raise UserError("What was said or done?", "Write it in a sentence, as you saw or heard it.")
    row: Observation = Observation.objects.create(
        owner=owner,
        opportunity=opportunity,
        person=mine(Person, owner, person_id) if person_id else None,
        value=value.strip()[:120],
        speaks_for=speaks_for,
        text=words,
        seen_on=on or clock.now().date(),
    )
    return row


def forget(owner: Any, observation_id: str) -> Observation:
    """Take an observation away (can be undone)."""
    row = mine(Observation, owner, observation_id)
    throw_away(row)
    return row


def culture_board(owner: Any, opportunity: Opportunity) -> tuple[ValueRow, ...]:
    """What the company says of each value, what speaks for and against it, and the question that would settle it."""
    order, rows = ranking(owner)
    names = [rows[place.name].name for place in order.values]
    chosen = [Preference(better=rows[one].name, worse=rows[other].name) for one, other in choices_of(owner)]
    own = OwnValues(values=tuple(Named(name=name) for name in names), choices=tuple(chosen))
    read = {kind: _documents(opportunity, kind) for kind in ("notes", "company", "posting")}
    material = Material(now=clock.now(), posting=next(iter(read["posting"]), None), companies=tuple(read["company"]))
    seen = _seen(owner, opportunity)
    return board(own, [*read["notes"], *_notes(opportunity)], stated_values(material), (), similarity(), seen)


def _documents(opportunity: Opportunity, kind: str) -> list[Any]:
    given = [papers.as_corrected(paper) for paper in planning.papers_of(opportunity) if paper.kind == kind]
    return [document for document in given if document is not None]


def _notes(opportunity: Opportunity) -> list[Any]:
    file = notes_file(opportunity)
    document = _read_notes(file.data, file.name) if file else None
    return [document] if document is not None else []


@lru_cache(maxsize=8)
def _read_notes(data: bytes, name: str) -> Any:
    """Many pages in a row ask for the same notes; five hundred lines take a third of a second to read."""
    from finalist.ingest.notes import read_notes

    return read_notes(data, name, "notes-day").document


def _seen(owner: Any, opportunity: Opportunity) -> dict[str, list[Seen]]:
    rows = Observation.objects.of(owner).filter(opportunity=opportunity).select_related("person")
    found: dict[str, list[Seen]] = {}
    for row in rows.order_by("seen_on", "created_at"):
        place = EvidenceRef(document=f"observation-{row.pk}", start=0, end=len(row.text), verbatim=row.text)
        who, day = row.person.name if row.person else "", row.seen_on.isoformat()
        found.setdefault(row.value, []).append(Seen(who, day, "for" if row.speaks_for else "against", "marked", place))
    return found
