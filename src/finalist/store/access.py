"""The whole of permission: a row is its owner's, and “not yours” looks like “not there”."""

from typing import Any, TypeVar

from finalist.core.errors import UserError
from finalist.store.models.base import Owned

Row = TypeVar("Row", bound=Owned)


class NotThere(UserError):
    """The row does not exist, was deleted, or belongs to somebody else: nobody can tell which."""

    def __init__(self) -> None:
        super().__init__("This is not there.", "It may have been deleted. Go back and look again.")


class Stale(UserError):
    """Somebody (another tab, perhaps) saved the row since it was read. `current`: as it is now."""

    def __init__(self, current: Owned) -> None:
        self.current = current
        super().__init__("This was changed elsewhere since you opened it.", "Compare both versions and save again.")


def mine(kind: type[Row], owner: Any, row_id: str, **also: Any) -> Row:
    """The row of `owner`. Raises NotThere."""
    row = kind.objects.of(owner).filter(pk=row_id, **also).first()
    if row is None:
        raise NotThere
    return row  # type: ignore[no-any-return]
