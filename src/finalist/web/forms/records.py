"""Times and small choices of the forms on the tabs of an opportunity, as values."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from finalist.core.errors import UserError
from finalist.core.reading import NOTE_KINDS
from finalist.services import drafts


def typed(owner: Any, key: str) -> defaultdict[str, str]:
    """What was typed into a form and not sent yet; "" for fields that were not."""
    return defaultdict(str, drafts.read(owner, key))


def moment(given: str) -> datetime | None:
    """A time of a date-and-time field, on the candidate's clock; None when it was left empty. Raises UserError."""
    if not given:
        return None
    try:
        read = datetime.fromisoformat(given)
        return read if read.tzinfo else timezone.make_aware(read)
    except (ValueError, OverflowError):
        raise UserError(f"“{given[:20]}” is no time.", "Write it like 2026-11-23T14:30.") from None


def rating(given: str) -> int | None:
    """The candidate's own mark; None for none."""
    return int(given) if given in {"1", "2", "3", "4", "5"} else None


def note_kind(given: str) -> str:
    """A kind to narrow the list by; "" for all."""
    return given if given in NOTE_KINDS else ""


def numbers(sent: QueryDict, name: str) -> list[int]:
    """Every whole number sent under that name."""
    return [int(one) for one in sent.getlist(name) if one.isdecimal() and len(one) < 6]
