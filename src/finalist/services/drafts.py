"""What somebody was typing: kept while they type, gone when they send it."""

from typing import Any

from finalist.core import clock
from finalist.core.errors import UserError
from finalist.store.models import Draft

LIMIT = 400_000
"""Characters in one draft: as much as a reader takes of a text."""


def save(owner: Any, key: str, body: dict[str, str]) -> None:
    """Keep the fields of a form. Raises UserError when it is more than a form holds."""
    if len(key) > 120 or sum(len(name) + len(text) for name, text in body.items()) > LIMIT:
        raise UserError("This draft is too long to keep.", "Shorten it, or hand it in as a file.")
    Draft.objects.update_or_create(owner=owner, key=key, defaults={"body": body, "updated_at": clock.now()})


def read(owner: Any, key: str) -> dict[str, str]:
    """The fields as they were; empty when there is no draft."""
    row = Draft.objects.filter(owner=owner, key=key).first()
    return dict(row.body) if row else {}


def clear(owner: Any, key: str) -> None:
    """It was sent."""
    Draft.objects.filter(owner=owner, key=key).delete()
