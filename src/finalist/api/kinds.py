"""What fields of the API may hold, and the page of a list: bounds that every skin of the store can keep."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Field, Schema
from ninja.pagination import PaginationBase
from pydantic import BaseModel, ConfigDict, StringConstraints

LINE, TEXT, LONG = 300, 4_000, 400_000
"""Characters of a line, of a note or a reason, of a pasted paper."""
Line = Annotated[str, StringConstraints(max_length=LINE, pattern=r"^[^\x00]*$")]
Text = Annotated[str, StringConstraints(max_length=TEXT, pattern=r"^[^\x00]*$")]
Long = Annotated[str, StringConstraints(max_length=LONG, pattern=r"^[^\x00]*$")]
Id = Annotated[str, StringConstraints(max_length=16, pattern=r"^[^\x00]*$")]
"""A row's id; "" where none is meant."""
Rev = Annotated[int, Field(ge=1, le=2_147_483_647)]
"""The revision a change was made from; leave it out to change whatever is there."""
PER_PAGE, MOST, FARTHEST = 50, 200, 1_000_000


class Sent(BaseModel):
    """What a program sends. A field we do not know is an error: it was meant to do something."""

    model_config = ConfigDict(extra="forbid")


class Row(Schema):
    """What every row has. `rev` counts its saves."""

    id: str
    rev: int
    created_at: datetime
    updated_at: datetime


class Trouble(Schema):
    """What went wrong, and what to do about it. `sent`, `current`: both versions of a stale save (409)."""

    problem: str
    next_step: str
    sent: Any | None = None
    current: dict[str, Any] | None = None


TROUBLE: dict[Any, Any] = {frozenset({400, 401, 403, 404, 409, 413, 422, 429}): Trouble}
"""Documented for every address: each may answer so."""


class Slice(PaginationBase):
    """A part of a list: `limit` rows from `offset` on, and how many there are."""

    class Input(Schema):
        """Which part."""

        limit: int = Field(PER_PAGE, ge=1, le=MOST)
        offset: int = Field(0, ge=0, le=FARTHEST)

    def paginate_queryset(self, queryset: Any, pagination: Any, request: Any, **params: Any) -> Any:
        """The rows asked for."""
        part = queryset[pagination.offset : pagination.offset + pagination.limit]
        return {"items": list(part), "count": self._items_count(queryset)}
