"""Somebody taken out for good: their row, everything about them, and the bytes; unlike deleting, it is not undone.

Papers in which their name stands are the candidate's own documents and may speak of others too: they are named, and go
only when the candidate says so.
"""

import contextlib
import re
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from finalist.core.errors import UserError
from finalist.services.everything import forget_bytes
from finalist.store.access import mine
from finalist.store.models import (
    AskedQuestion,
    Blob,
    Commitment,
    Draft,
    Drill,
    Event,
    FactSheet,
    Letter,
    Note,
    Observation,
    Paper,
    Person,
    Plan,
    RecallCard,
    Take,
    Telling,
)
from finalist.store.rows import kinds, links

WORD = "erase"
"""The word that has to be typed before somebody is taken out."""
EVERYWHERE = Q()
THEIRS = (Note, Letter, Commitment, Telling, Observation, AskedQuestion)
"""Kinds whose rows are about the person they point to, and go with them."""


@dataclass(frozen=True, slots=True)
class Traces:
    """What there is of somebody. `rows`: how many of theirs; `papers`: whose words name them; `plans`: how many do;
    `mentions`: notes about others in which the name stands, which stay.
    """

    rows: int
    papers: tuple[Paper, ...]
    plans: int
    mentions: int


def traces_of(person: Person) -> Traces:
    """What would go, and which papers name them; deleted rows count too. Papers and plans are looked through where the
    person is known: in their opportunities, and among those of none.
    """
    rows = sum(kind.objects.filter(owner=person.owner, person=person).count() for kind in THEIRS)
    others = Note.objects.of(person.owner).exclude(person=person).filter(text__icontains=person.name.strip())
    near = _near(person)
    return Traces(rows, tuple(_papers_naming(person, near)), _plans_naming(person, near).count(), others.count())


@dataclass(frozen=True, slots=True)
class Erased:
    """How many rows went, and how many papers still name the person."""

    rows: int
    papers_left: int


def erase(owner: Any, person_id: str, typed: str, *, papers: bool = False) -> Erased:
    """Take them out, if the word was typed. `papers`: those that `traces_of` names too.

    Plans are made from papers: those that name the person go, and can be made anew. Raises UserError and NotThere.
    """
    person = mine(Person, owner, person_id)
    if typed.strip().casefold() != WORD:
        raise UserError("Nothing was erased.", f"Type the word “{WORD}” to erase this person.")
    naming = _papers_naming(person, _near(person)) if papers else []
    held = {person.photo_id, *(paper.blob_id for paper in naming)}
    held |= set(Commitment.objects.filter(owner=owner, person=person).values_list("blob", flat=True))
    with _overwriting():
        with transaction.atomic():
            gone: int = sum(kind.objects.filter(owner=owner, person=person).delete()[0] for kind in THEIRS)
            for kind in kinds():
                for name, target in links(kind):
                    if target is Person and kind not in THEIRS and kind._meta.get_field(name).null:
                        kind.objects.filter(owner=owner, **{name: person}).update(**{name: None})
            gone += _plans_naming(person).delete()[0]
            gone += sum(paper.delete()[0] for paper in naming)
            gone += _lines_naming(person)
            _strike_from_practice(person)
            gone += person.delete()[0]
        forget_bytes(Blob.objects.filter(owner=owner, pk__in=[one for one in held if one]))
        left = len(_papers_naming(person))
    return Erased(gone, left)


def _near(person: Person) -> Q:
    return Q(opportunity=None) | Q(opportunity__in=person.opportunities.values("pk"))


def _words(person: Person) -> list[str]:
    return [one for one in (person.name.strip(), person.email.strip()) if len(one) > 2]


def _papers_naming(person: Person, where: Q = EVERYWHERE) -> list[Paper]:
    rows = Paper.objects.filter(where, owner=person.owner).exclude(document=None).select_related("opportunity")
    marks = [one.casefold() for one in _words(person)]
    return [row for row in rows if any(mark in str([row.source, row.document, row.name]).casefold() for mark in marks)]


def _plans_naming(person: Person, where: Q = EVERYWHERE) -> Any:
    """A plan's body is JSON with its signs as they are, so that the words are found in it."""
    found = [
        pk
        for pk, body in Plan.objects.filter(where, owner=person.owner).exclude(body=None).values_list("pk", "body")
        if any(mark.casefold() in str(body).casefold() for mark in _words(person))
    ]
    return Plan.objects.filter(pk__in=found)


def _lines_naming(person: Person) -> int:
    """Lines of the history that tell of them, what was being typed about them, and facts read from what went."""
    gone = 0
    marks = [one.casefold() for one in _words(person)]
    for kind, field in ((Event, "values"), (Draft, "body"), (FactSheet, "body")):
        rows = kind.objects.filter(owner=person.owner)
        ids = [pk for pk, held in rows.values_list("pk", field) if any(m in str(held).casefold() for m in marks)]
        gone += rows.filter(pk__in=ids).delete()[0]
    return gone


def _strike_from_practice(person: Person) -> None:
    """Sittings stay with their questions, but nobody who asked them; what the candidate answered is their own."""
    marks = "|".join(re.escape(one) for one in (*_words(person), person.pk))
    named = re.compile(rf"(?<!\w)(?:{marks})(?!\w)", re.IGNORECASE)
    for kind, fields in ((Drill, ("title", "items")), (Take, ("question",)), (RecallCard, ("title",))):
        for row in kind.objects.filter(owner=person.owner).only("pk", *fields).iterator():
            struck = {field: _struck(getattr(row, field), named) for field in fields}
            if any(struck[field] != getattr(row, field) for field in fields):
                kind.objects.filter(pk=row.pk).update(**struck)


def _struck(value: Any, named: re.Pattern[str]) -> Any:
    """The value with a gap where the name stood."""
    if isinstance(value, str):
        return "" if named.fullmatch(value.strip()) else named.sub("…", value)
    if isinstance(value, list):
        return [_struck(each, named) for each in value]
    if isinstance(value, dict):
        return {key: _struck(each, named) for key, each in value.items()}
    return value


@contextlib.contextmanager
def _overwriting() -> Any:
    """What is deleted meanwhile is overwritten in the database's file, and the journal beside it emptied (SQLite)."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete = ON")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute("PRAGMA secure_delete = OFF")
