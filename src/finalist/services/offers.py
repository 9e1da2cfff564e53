"""Offers: kept as their text, right or wrong; read, summed and compared each time from that text alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from finalist.core.documents.offer import Offer as Terms
from finalist.core.documents.offer import OfferRead
from finalist.core.errors import Problem, UserError
from finalist.ingest.read import Read
from finalist.journeys import offer as journey
from finalist.services.history import tell
from finalist.store.access import mine
from finalist.store.models import Offer, Opportunity
from finalist.store.saving import change, throw_away

LONGEST = 60_000
FILE = "offer.yaml"
YEARS = 4
MOST = 8
"""Offers compared at once. Convention: a table of more columns is not read."""
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,6})?", re.ASCII)
_DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Opened:
    """An offer as it can be read now. `total` is None while its text has errors."""

    row: Offer
    terms: Terms | None
    total: journey.Total | None
    problems: tuple[Problem, ...]


@transaction.atomic
def add(owner: Any, opportunity_id: str, text: str) -> Offer:
    """A new one from its text. Raises UserError for no text at all; text with errors is kept."""
    opportunity = mine(Opportunity, owner, opportunity_id)
    row: Offer = Offer.objects.create(owner=owner, opportunity=opportunity, **_fitting(text))
    tell(owner, opportunity, "offer-added", name=row.name)
    return row


@transaction.atomic
def add_letter(owner: Any, opportunity_id: str, name: str, data: bytes) -> Offer:
    """A new one from a letter or a file: what was read of it, as text to complete. Raises UserError for nothing."""
    read = journey.read_offer(data, name)
    given = _as_written(read, data, name)
    return add(owner, opportunity_id, given)


def write(owner: Any, offer_id: str, seen: int | None, text: str) -> Offer:
    """Keep the text, right or wrong. Raises UserError for no text, and Stale."""
    return change(mine(Offer, owner, offer_id), seen, **_fitting(text))


def remove(owner: Any, offer_id: str) -> Offer:
    """Throw it away (can be undone)."""
    row = mine(Offer, owner, offer_id)
    throw_away(row)
    return row


def opened(row: Offer, years: int = YEARS) -> Opened:
    """The offer read and summed over 1 to 6 years."""
    read, problems = _read(row.text)
    terms = read.document.offer if read and read.document else None
    total = journey.total_of(terms, years) if terms else None
    return Opened(row, terms, total, problems)


def all_of(owner: Any) -> list[Offer]:
    """Every offer of opportunities in sight, the newest first."""
    rows = Offer.objects.of(owner).filter(opportunity__deleted_at=None, opportunity__archived_at=None)
    return list(rows.select_related("opportunity").order_by("-created_at", "pk"))


def compared(rows: Sequence[Offer], years: int = YEARS, criteria: tuple[str, bytes] | None = None) -> journey.Reading:
    """Those offers compared. Raises UserError with fewer than two that can be read, or in several currencies.

    criteria: name and bytes of what is weighed besides money.
    """
    terms = [one.terms for one in (opened(row, years) for row in rows[:MOST]) if one.terms is not None]
    if len(terms) < 2:
        raise UserError("There are not two offers that can be compared.", "Complete another one first.")
    return journey.comparison_of(terms, years, criteria)


def template(opportunity: Opportunity) -> str:
    """What a new offer's text begins with: the company and role that are known, the rest to fill in."""
    import yaml

    known = {"company": opportunity.company or "", "role": opportunity.role or "", "currency": "", "base": None}
    text: str = yaml.safe_dump(known, sort_keys=False, allow_unicode=True)
    return text.replace("''", "").replace(" null", "")


def _read(text: str) -> tuple[Read[OfferRead] | None, tuple[Problem, ...]]:
    try:
        read = journey.read_offer(text.encode("utf-8", "replace"), FILE)
    except UserError as error:
        return None, (Problem("unreadable", str(error), severity="error"),)
    return read, tuple(read.problems)


def _as_written(read: Read[OfferRead], data: bytes, name: str) -> str:
    """The text to keep: a hand-written file as it is, a letter as the terms read of it."""
    import yaml

    if name.lower().endswith(journey.YAML_ENDINGS):
        return data.decode("utf-8", "replace")
    terms = read.document.terms if read.document else {}
    if not terms:
        raise UserError(f"No term of an offer was found in {name}.", "Write it by hand; company, currency, base.")
    fields = read.document.fields if read.document else ()
    quoted = [f"# {one.field}: “{' '.join(one.evidence.verbatim.split())}”" for one in fields]
    plain: str = yaml.safe_dump(_plain(terms), sort_keys=False, allow_unicode=True)
    return "\n".join([f"# Read from {' '.join(name.split())}. Check each line against its words.", *quoted, plain])


def _plain(value: Any) -> Any:
    """Values as a person writes them: `base: 43500`, `deadline: 2026-12-23`, without quotation marks."""
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    words = str(value) if isinstance(value, str | Decimal) else ""
    if _DAY.fullmatch(words):
        return date.fromisoformat(words)
    if _NUMBER.fullmatch(words):
        return float(words) if "." in words else int(words)
    return value


def _fitting(text: str) -> dict[str, Any]:
    words = text.replace("\r\n", "\n").replace("\0", "")
    if not words.strip() or len(words) > LONGEST:
        raise UserError("There is no offer in this text.", "Write at least company, currency and base.")
    read, _ = _read(words)
    terms = read.document.offer if read and read.document else None
    if terms is None:  # The name and day that were read last stay until the text can be read again.
        return {"text": words}
    name = ", ".join(part for part in (terms.role, terms.company) if part)
    return {"text": words, "name": name[:200], "deadline": terms.deadline}
