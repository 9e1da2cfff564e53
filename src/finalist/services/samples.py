"""Work samples: what one made, the requirement it proves, and what of it must not be shown."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from finalist.core.errors import UserError
from finalist.ingest.picture import media_type_of, thumbnail
from finalist.store import files
from finalist.store.access import mine
from finalist.store.models import WorkSample
from finalist.store.saving import change, throw_away

LIMIT = 50_000_000
"""Bytes of a work sample. Convention: a long presentation with pictures."""
LONGEST = {"title": 200, "text": 5_000, "url": 500, "shows": 1_000, "keep_out": 2_000}


def samples_of(owner: Any) -> Any:
    """All of them, the newest first, each with its file and thumbnail."""
    return WorkSample.objects.of(owner).select_related("blob", "thumbnail").order_by("-created_at", "-pk")


def save(owner: Any, sample_id: str, seen: int | None, **values: str) -> WorkSample:
    """Keep title, text, url, shows and keep_out; "" for a new one. Raises UserError without a title."""
    kept = {name: values.get(name, "").strip()[:most] for name, most in LONGEST.items()}
    kept["title"] = " ".join(kept["title"].split())
    if not kept["title"]:
        raise UserError("This work sample has no title yet.", "Say what it is, in a few words.")
    if kept["url"] and not kept["url"].startswith(("https://", "http://")):
        raise UserError(f"“{kept['url'][:60]}” is no web address.", "It begins with https://.")
    if sample_id:
        return change(mine(WorkSample, owner, sample_id), seen, **kept)
    made: WorkSample = WorkSample.objects.create(owner=owner, **kept)
    return made


def give_file(owner: Any, sample_id: str, name: str, data: bytes) -> WorkSample:
    """Its file, with a thumbnail where one can be drawn; an earlier one gives way. Raises UserError over LIMIT."""
    row = mine(WorkSample, owner, sample_id)
    media_type = media_type_of(data, name)
    small = thumbnail(data, media_type)
    with transaction.atomic():
        blob = files.keep(owner, _chunks(data), media_type, limit=LIMIT)
        shown = files.keep(owner, [small], "image/png", limit=LIMIT) if small else None
        return change(row, blob=blob, thumbnail=shown, file_name=name[:255])


def take_file(owner: Any, sample_id: str) -> WorkSample:
    """Without its file again."""
    return change(mine(WorkSample, owner, sample_id), blob=None, thumbnail=None, file_name="")


def delete(owner: Any, sample_id: str) -> WorkSample:
    """Throw it away (can be undone)."""
    row = mine(WorkSample, owner, sample_id)
    throw_away(row)
    return row


def _chunks(data: bytes) -> Iterable[bytes]:
    for start in range(0, len(data), files.CHUNK):
        yield data[start : start + files.CHUNK]
