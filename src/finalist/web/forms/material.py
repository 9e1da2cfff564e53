"""What the forms of the candidate's own material carry, as values."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, QueryDict

from finalist.core.errors import UserError
from finalist.web.pages.stories import Typed

SHOWS = "competencies:"
"""Each competency is a field of its own: a draft keeps one value a name."""

HAPPENS = ("happens_1", "happens_2")
"""What happens in a story: the main thing, and another one."""


def story_of(sent: Mapping[str, str], rev: str = "") -> Typed:
    """The story as it was typed, from a form or a draft."""
    return Typed(
        title=sent.get("title", ""),
        text=sent.get("text", "").replace("\r\n", "\n"),
        competencies=tuple(name.removeprefix(SHOWS) for name in sent if name.startswith(SHOWS)),
        situations=tuple(given for name in HAPPENS if (given := sent.get(name, ""))),
        happened_on=sent.get("happened_on", ""),
        rev=sent.get("rev", rev),
    )


def revision(sent: QueryDict) -> int | None:
    """The revision that the form was made from."""
    given = sent.get("rev", "")
    return int(given) if given.isdigit() and len(given) < 10 else None


def day(given: str) -> date | None:
    """A day of a date field; None when it was left empty. Raises UserError for anything else."""
    if not given:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UserError(f"“{given[:20]}” is no day.", "Write it like 2026-11-23.") from None


def file_of(request: HttpRequest, name: str, limit: int) -> tuple[str, bytes] | None:
    """(name, bytes) of a file that was sent; None when there is none. Raises UserError over `limit` bytes."""
    file: Any = request.FILES.get(name)
    if file is None:
        return None
    if (file.size or 0) > limit:
        raise UserError(f"{file.name} is larger than {limit // 1_000_000} MB.", "Give a smaller file.")
    return file.name or name, file.read()
