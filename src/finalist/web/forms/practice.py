"""What the forms of practice carry, as values."""

import math
from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import gettext as _

from finalist.core.errors import UserError
from finalist.web.forms.material import file_of

MARK = "mark:"


def number(given: str) -> int:
    """A place counted from 0; anything else is the first."""
    return int(given) if given.isdigit() and given.isascii() and len(given) < 5 else 0


def seconds(given: str) -> float | None:
    """A length or moment in seconds; None for anything that is none."""
    try:
        value = float(given)
    except ValueError:
        return None
    return value if math.isfinite(value) and 0 <= value < 100_000 else None


def moment(given: str) -> float | None:
    """“1:05” or “65” as seconds; None for anything else."""
    minutes, colon, rest = given.strip().partition(":")
    if not colon:
        return seconds(given)
    whole, part = seconds(minutes), seconds(rest)
    return None if whole is None or part is None else whole * 60 + part


def marks(sent: Mapping[str, str]) -> dict[str, int]:
    """What was rated: name → 1 to 5; what was left open is left out."""
    found = {name.removeprefix(MARK): sent[name] for name in sent if name.startswith(MARK)}
    return {name: int(given) for name, given in found.items() if given in ("1", "2", "3", "4", "5")}


def given_file(request: HttpRequest, limit: int) -> bytes:
    """The bytes of the file of the form. Raises UserError without one, or over `limit` bytes."""
    given = file_of(request, "file", limit)
    if given is None:
        raise UserError(_("Nothing was handed in."), _("Choose the file."))
    return given[1]
