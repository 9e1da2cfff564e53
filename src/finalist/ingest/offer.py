"""An offer letter (PDF, DOCX, HTML, text) into the parts of an offer, each with the words it was read from.

What the letter does not say stays unknown. What could be read two ways is left out rather than guessed.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from finalist.core.documents.base import Source
from finalist.core.documents.offer import Offer, OfferField, OfferRead
from finalist.core.errors import Problem
from finalist.core.text.days import DayMention, day_of, find_days
from finalist.core.wording import say
from finalist.ingest import offer_cues as cues
from finalist.ingest.offer_base import base_of, hours_of
from finalist.ingest.offer_head import head_of
from finalist.ingest.offer_parts import parts_of
from finalist.ingest.offer_piece import Part, pieces, spans_of
from finalist.ingest.read import Read, source_of
from finalist.ingest.text import read_text

MOST_CHARS = 60_000
"""Characters of a letter that are read for terms; a contract that follows is for the walk. Convention."""


def read_offer_letter(data: bytes, name: str, source_id: str = "offer-1") -> Read[OfferRead]:
    """The offer of a letter. `offer` is None when company, currency or base were not found; the rest is still there."""
    plain = read_text(data, name, tables=True)
    source = source_of(data, plain.text, name=name, kind="offer", source_id=source_id)
    parts = _kept(_all(source.text[:MOST_CHARS]))
    terms, problems = _terms(parts), list(plain.problems)
    for field in ("company", "currency", "base"):
        if field not in terms:
            problems.append(
                Problem("missing", say(f"offer.letter.no-{field}").text, name, field=field, severity="error")
            )
    offer = None
    try:
        offer = Offer.model_validate(terms) if not any(p.severity == "error" for p in problems) else None
    except ValidationError as error:
        problems += [
            Problem(item["type"], _apart(item), name, severity="error") for item in error.errors(include_url=False)
        ]
    fields = tuple(_field(part, source) for part in parts)
    return Read(OfferRead(source=source_id, terms=_plain(terms), fields=fields, offer=offer), source, tuple(problems))


def _apart(item: Any) -> str:
    """Why what was read makes no offer yet, and what to do."""
    field = str(item["loc"][0]) if item["loc"] else "offer"
    if item["type"] == "value_error":
        return f"“{field}”: {item['ctx']['error']}. Complete what was read in an offer file."
    return f"What was read for “{field}” does not fit together. Write it into an offer file yourself."


def _field(part: Part, source: Source) -> OfferField:
    value = _shown(part.value)
    return OfferField(field=part.field, value=value, evidence=source.quote(part.start, part.end))


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_shown(each) for each in value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _all(text: str) -> Iterator[Part]:
    yield from head_of(text)
    yield from base_of(text)
    yield from hours_of(text)
    for piece in pieces(text):
        yield from parts_of(piece)
    yield from _days(text)


def _days(text: str) -> Iterator[Part]:
    """The first day of work and the last day to answer; a day that can be read two ways is left out."""
    mentions = [day for day in find_days(text) if day.year and day.month and day.day and day.swapped is None]
    for field, cue in (("start_date", cues.START), ("deadline", cues.DEADLINE)):
        for start, end in spans_of(text):
            match = cue.search(text[start:end].replace("\n", " ").replace("\t", " "))
            day = _nearest(mentions, start, end, start + match.end()) if match else None
            if day is not None and (value := day_of(day, None)) is not None:
                yield Part(field, value.isoformat(), day.start, day.end)
                break


def _nearest(mentions: list[DayMention], start: int, end: int, at: int) -> DayMention | None:
    """The day of a sentence that follows the words soonest, else the one that stands before them."""
    inside = [day for day in mentions if start <= day.start and day.end <= end]
    return min(inside, key=lambda day: (day.end < at, abs(day.start - at)), default=None)


def _kept(parts: Iterator[Part]) -> list[Part]:
    """The first of each field; a part said to be absent gives way to one that is stated, and the other way round."""
    kept: dict[str, Part] = {}
    for part in parts:
        root = part.field.split(".")[0]
        absent = root == part.field and part.value in (0, "none")
        if part.field in kept or (absent and any(known.split(".")[0] == root for known in kept)):
            continue
        if not absent and root != part.field and root in kept:
            continue
        kept[part.field] = part
    if not any(field in kept for field in ("equity.units", "equity.grant_value")):
        kept = {field: part for field, part in kept.items() if not field.startswith("equity.")}
    return list(kept.values())


def _terms(parts: list[Part]) -> dict[str, Any]:
    """The parts as an offer file would hold them."""
    made: dict[str, Any] = {}
    for part in parts:
        root, _, key = part.field.partition(".")
        if key:
            made.setdefault(root, {})[key] = part.value
        else:
            made[root] = part.value
    made.pop("hours_per_week", None) if made.get("per") != "hour" else None
    return {name: value for name, value in made.items() if _whole(name, value)}


_NEEDS = {"leave": "days", "pension": "match_percent", "insurance": "value"}


def _whole(name: str, value: Any) -> bool:
    """Whether a part has what it can not be without."""
    return not isinstance(value, dict) or name not in _NEEDS or _NEEDS[name] in value


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return f"{value:f}" if isinstance(value, Decimal) else value
