"""Slides of one's own: pages of a PDF as pictures, drawn in a process of their own and kept in memory."""

from functools import lru_cache

from finalist.ingest.deck import page_count, page_picture
from finalist.store import files
from finalist.store.access import NotThere
from finalist.store.models import Drill

KEPT = 40
"""Pictures and counts kept in memory. Convention: one deck."""


def count(drill: Drill) -> int:
    """How many slides there are; 0 without a deck, or for one that cannot be drawn."""
    return _count(str(drill.owner_id), drill.deck.sha256) if drill.deck else 0


def page(drill: Drill, number: int) -> bytes | None:
    """One slide as PNG, counted from 0; None when there is none."""
    if not drill.deck or not 0 <= number < count(drill):
        return None
    return _page(str(drill.owner_id), drill.deck.sha256, number)


@lru_cache(maxsize=KEPT)
def _count(owner: str, sha256: str) -> int:
    return page_count(_bytes(owner, sha256))


@lru_cache(maxsize=KEPT)
def _page(owner: str, sha256: str, number: int) -> bytes | None:
    return page_picture(_bytes(owner, sha256), number)


def _bytes(owner: str, sha256: str) -> bytes:
    try:
        return files.path_of(owner, sha256).read_bytes()
    except OSError:
        raise NotThere from None
