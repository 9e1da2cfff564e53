"""What goes with a letter: things that were promised, as files. A letter sent with one keeps the promise."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from finalist.core import clock
from finalist.core.errors import UserError
from finalist.ingest.picture import media_type_of
from finalist.render.eml import Enclosure
from finalist.store import files
from finalist.store.access import mine
from finalist.store.models import Commitment, Letter
from finalist.store.saving import change

LIMIT = 10_000_000
"""Bytes of a thing promised. Convention: mailboxes refuse mails above 10 to 25 MB."""
TOGETHER = 15_000_000


def attach(owner: Any, commitment_id: str, name: str, data: bytes) -> Commitment:
    """The thing promised, as a file; an earlier one gives way. Raises UserError over LIMIT bytes."""
    row = mine(Commitment, owner, commitment_id)
    blob = files.keep(owner, [data], media_type_of(data, name), limit=LIMIT)
    return change(row, blob=blob, file_name=" ".join(name.replace("\0", "").split())[:255] or "file")


def detach(owner: Any, commitment_id: str) -> Commitment:
    """The promise stays, its file goes."""
    return change(mine(Commitment, owner, commitment_id), blob=None, file_name="")


def could_go_along(letter: Letter) -> list[Commitment]:
    """My promises of this opportunity that have a file and are to this person, or to nobody in particular."""
    rows = Commitment.objects.of(letter.owner).filter(opportunity=letter.opportunity, by="me").exclude(blob=None)
    fitting = [row for row in rows.order_by("due", "created_at") if row.person_id in (None, letter.person_id)]
    return fitting


@transaction.atomic
def choose(letter: Letter, ids: Iterable[str]) -> None:
    """What goes along, of what could. Raises UserError when it is too much for a mail."""
    wanted = set(ids)
    rows = [row for row in could_go_along(letter) if row.pk in wanted]
    if sum(row.blob.size for row in rows if row.blob) > TOGETHER:
        raise UserError("These files are too large for one mail.", f"Keep them under {TOGETHER // 1_000_000} MB.")
    letter.encloses.set(rows)


def files_of(letter: Letter) -> list[Enclosure]:
    """The files that go along. Raises NotThere when the bytes of one are gone."""
    rows = (
        letter.encloses.filter(deleted_at=None).exclude(blob=None).select_related("blob").order_by("created_at", "pk")
    )
    return [Enclosure(row.file_name, files.read(row.blob), row.blob.media_type) for row in rows if row.blob]


def kept(letter: Letter) -> None:
    """The letter went out: what it brought along is a promise kept."""
    for row in letter.encloses.filter(deleted_at=None, done_at=None):
        change(row, done_at=clock.now())
