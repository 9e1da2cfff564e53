"""Address cards in and out: people taken over from a vCard file, and written as one, pictures included."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from finalist.core.documents.contact import Contact
from finalist.core.errors import Problem
from finalist.ingest.picture import shown_type
from finalist.ingest.vcf import read_cards
from finalist.render.vcf import cards_bytes, plain
from finalist.services.history import tell
from finalist.services.photos import photo_of
from finalist.store import files
from finalist.store.models import Person
from finalist.store.saving import change

FIELDS = ("email", "phone", "company", "title", "pronounced", "about")


@dataclass(frozen=True, slots=True)
class Imported:
    """How many people are new, how many known ones learned something, how many stayed as they were."""

    added: int
    filled: int
    same: int
    problems: tuple[Problem, ...]


@transaction.atomic
def import_cards(owner: Any, data: bytes, name: str) -> Imported:
    """Take over every card. Somebody known (by card, e-mail, or name and company) gets what was empty, no more.

    Raises UserError for a file without cards.
    """
    read = read_cards(data, name)
    known = _Known(owner)
    counts = {"added": 0, "filled": 0, "same": 0}
    for contact in read.contacts:
        values = _values(contact)
        row = known.find(values)
        if row is None:
            row = Person.objects.create(owner=owner, **values)
            _give_photo(row, contact.photo)
            known.add(row)
            counts["added"] += 1
            continue
        empty: dict[str, Any] = {key: value for key, value in values.items() if value and not getattr(row, key)}
        if empty.get("card_uid") == row.pk:
            del empty["card_uid"]  # our own card came home
        if empty:
            known.add(change(row, **empty))
        has_photo = row.photo_id is None and _give_photo(row, contact.photo)
        counts["filled" if empty or has_photo else "same"] += 1
    tell(owner, None, "people-imported", count=counts["added"])
    return Imported(**counts, problems=read.problems)


def export_cards(people: Iterable[Person]) -> bytes:
    """The people as one vCard file, each under a UID that stays."""
    return cards_bytes(map(contact_of, people))


def contact_of(person: Person) -> Contact:
    """The person as an address card."""
    words = {key: getattr(person, key) for key in FIELDS}
    return Contact(name=person.name, uid=person.card_uid or person.pk, photo=photo_of(person), **words)


def _give_photo(row: Person, data: bytes) -> bool:
    """The card's picture, which its reader found whole and small; whether there was one."""
    if data:
        change(row, photo=files.keep(row.owner, [data], shown_type(data), limit=len(data)))
    return bool(data)


class _Known:
    """The owner's people by everything a card may be recognised by."""

    def __init__(self, owner: Any) -> None:
        self._by: dict[tuple[str, ...], Person] = {}
        for row in Person.objects.of(owner).order_by("-created_at"):
            self.add(row)

    def add(self, row: Person) -> None:
        values = {key: getattr(row, key) for key in ("card_uid", "email", "name", "company")}
        for key in _keys(values) | {("uid", row.pk)}:
            self._by[key] = row

    def find(self, values: dict[str, str]) -> Person | None:
        keys = sorted(_keys(values), key=lambda key: ("uid", "email", "name").index(key[0]))
        return next((self._by[key] for key in keys if key in self._by), None)


def _keys(values: dict[str, str]) -> set[tuple[str, ...]]:
    keys: set[tuple[str, ...]] = {("name", values["name"].casefold(), values["company"].casefold())}
    if values["card_uid"]:
        keys.add(("uid", values["card_uid"]))
    if values["email"]:
        keys.add(("email", values["email"].casefold()))
    return keys


def _values(contact: Contact) -> dict[str, str]:
    """The card's words as the columns hold them; an address that is none goes to the notes' end."""
    values = {key: plain(getattr(contact, key)) for key in ("name", *FIELDS)}
    try:
        validate_email(values["email"])
    except ValidationError:
        values["about"] = "\n".join(part for part in (values["about"], values["email"]) if part)
        values["email"] = ""
    for key in ("name", "company", "title", "pronounced"):
        values[key] = " ".join(values[key].split())[:200]
    values["phone"] = " ".join(values["phone"].split())[:50]
    return {**values, "about": values["about"][:10_000], "card_uid": plain(contact.uid)[:120]}
