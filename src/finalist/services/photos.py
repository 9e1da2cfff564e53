"""Pictures of people: optional, small, drawn anew so that nothing hidden in a file is kept; nothing is read of them."""

from typing import Any

from finalist.core.errors import UserError
from finalist.ingest.picture import shown_type, thumbnail
from finalist.store import files
from finalist.store.access import NotThere, mine
from finalist.store.models import Person
from finalist.store.saving import change

LIMIT = 10_000_000
"""Bytes of a picture that is handed in. Convention: as of a paper."""
ACROSS = 320
"""Pixels across the picture that is kept: enough to know somebody by."""


def give_photo(owner: Any, person_id: str, data: bytes) -> Person:
    """Keep a small copy; an earlier one gives way. Raises UserError for a file that is no picture we can draw."""
    row = mine(Person, owner, person_id)
    media_type = shown_type(data)
    small = thumbnail(data, media_type, ACROSS) if media_type and len(data) <= LIMIT else None
    if small is None:
        raise UserError("This picture could not be drawn.", "Give a PNG or JPEG of at most 10 MB.")
    return change(row, photo=files.keep(owner, [small], "image/png", limit=LIMIT))


def take_photo(owner: Any, person_id: str) -> Person:
    """Without a picture again."""
    return change(mine(Person, owner, person_id), photo=None)


def photo_of(person: Person) -> bytes:
    """The bytes; none when there is no picture, or its file has gone, or it is none that a page shows."""
    if person.photo is None:
        return b""
    try:
        data = files.read(person.photo)
    except NotThere:
        return b""
    return data if shown_type(data) else b""
