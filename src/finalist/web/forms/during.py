"""The lines a phone sends, as values."""

import json
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from finalist.core.errors import UserError
from finalist.services.during import MOST, Jotted


def lines_of(request: HttpRequest) -> list[Jotted]:
    """The lines of `{"lines": [{id, text, kind, person, at, after}]}`. Raises UserError for anything else."""
    try:
        given = json.loads(request.body)["lines"]
        if len(given) > MOST:
            raise UserError("These are too many lines at once.", f"Send {MOST} at a time.")
        return [_line(one) for one in given]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UserError("These lines could not be read.", "Open the page of the meeting again.") from None


def wanted(request: HttpRequest) -> int | None:
    """How many lines the address asks for; None where it names no number."""
    given = request.GET.get("lines", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None


def _line(given: Any) -> Jotted:
    words = {name: given.get(name) or "" for name in ("id", "text", "kind", "person", "after")}
    if not words["id"] or not all(isinstance(one, str) for one in words.values()):
        raise ValueError
    key, text = words.pop("id"), words.pop("text")
    return Jotted(key, text, **words, at=_moment(given.get("at")))


def _moment(given: Any) -> datetime | None:
    """When the phone says; None for what is no time, which is no reason to lose a line."""
    try:
        read = datetime.fromisoformat(given)
        return read if read.tzinfo else timezone.make_aware(read)
    except (TypeError, ValueError, OverflowError):
        return None
