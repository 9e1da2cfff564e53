"""Saving without overwriting what was not read: every change names the revision it was made from."""

from typing import Any, TypeVar

from django.db.models import F

from finalist.core import clock
from finalist.store.access import NotThere, Stale
from finalist.store.models.base import Owned

Row = TypeVar("Row", bound=Owned)


def change(row: Row, seen: int | None = None, **values: Any) -> Row:
    """Save `values` to the row if it still is at revision `seen` (None: whatever it is at). The row as saved.

    Raises Stale when it is not, NotThere when it has gone.
    """
    rows = type(row).objects.filter(pk=row.pk, owner_id=row.owner_id)
    wanted = rows if seen is None else rows.filter(rev=seen)
    if not wanted.update(**values, rev=F("rev") + 1, updated_at=clock.now()):
        current = rows.first()
        raise Stale(current) if current else NotThere
    row.refresh_from_db()
    return row


def throw_away(row: Owned) -> None:
    """Delete, in a way that can be undone."""
    change(row, deleted_at=clock.now())


def bring_back(kind: type[Row], owner: Any, row_id: str) -> Row:
    """Undo a deletion. Raises NotThere."""
    row = kind.objects.thrown_away(owner).filter(pk=row_id).first()
    if row is None:
        raise NotThere
    return change(row, deleted_at=None)  # type: ignore[no-any-return]
