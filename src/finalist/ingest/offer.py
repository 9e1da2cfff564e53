"""An offer letter (PDF, DOCX, HTML, text) into the parts of an offer, each with the words it was read from.

What the letter does not say stays unknown. What could be read two ways is left out rather than guessed.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from finalist.core.documents.base import Source
from finalist.core.documents.offer import Offer, OfferField, OfferRead
from finalist.core.errors import Problem
from finalist.core.text.amounts import quantities
from finalist.core.text.days import DayMention, day_of, find_days
from finalist.core.text.pay import pay_of, weekly_hours_of
from finalist.core.text.sentences import sentence_spans
from finalist.core.wording import say
from finalist.ingest import offer_cues as cues
from finalist.ingest.offer_parts import Part, Piece, parts_of
from finalist.ingest.read import Read, source_of
from finalist.ingest.text import read_text

MOST_CHARS = 60_000
"""Characters of a letter that are read for terms; a contract that follows is for the walk. Convention."""
LONGEST = 1500
"""Characters of one sentence that are looked at. Convention."""
AHEAD = 240
"""Characters of the same paragraph in which what follows still belongs to a sentence. Convention."""


def read_offer_letter(data: bytes, name: str, source_id: str = "offer-1") -> Read[OfferRead]:
    """The offer of a letter. `offer` is None when company, currency or base were not found; the rest is still there."""
    plain = read_text(data, name)
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
            Problem(item["type"], f"What was read for “{'.'.join(map(str, item['loc']))}” does not fit together. "
                    "Write it into an offer file yourself.", name, severity="error")
            for item in error.errors(include_url=False)
        ]  # fmt: skip
    fields = tuple(_field(part, source) for part in parts)
    return Read(OfferRead(source=source_id, terms=_plain(terms), fields=fields, offer=offer), source, tuple(problems))


def _field(part: Part, source: Source) -> OfferField:
    value = f"{part.value:f}" if isinstance(part.value, Decimal) else str(part.value)
    return OfferField(field=part.field, value=value, evidence=source.quote(part.start, part.end))


def _all(text: str) -> Iterator[Part]:
    yield from _head(text)
    yield from _base(text)
    if hours := weekly_hours_of(text):
        yield Part("hours_per_week", hours[0], hours[1], hours[2])
    for piece in pieces(text):
        yield from parts_of(piece)
    yield from _days(text)


def pieces(text: str) -> Iterator[Piece]:
    """The sentences, each with what follows it in its paragraph. Lines a letter wraps are one sentence."""
    for start, end in _sentences(text):
        stop = text.find("\n\n", end)
        stop = len(text) if stop < 0 else stop
        words = text[start : min(end, start + LONGEST)].replace("\n", " ")
        after = text[end : min(stop, end + AHEAD)].replace("\n", " ") if end - start <= LONGEST else ""
        yield Piece(start, words, after, tuple(quantities(words)))


_LABEL = re.compile(r"\W{0,4}[^\d\n.:,;\s]+(?: [^\d\n.:,;\s]+){0,2}\.\W{0,3}")
_LIST = re.compile(r"\n(?=[^\S\n]*(?:[-*•–▪◦]|[A-Z][\w ]{2,30}[:.] ))")


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for start, end in sentence_spans(text):
        at = start
        for match in _LIST.finditer(text, start, end):
            yield at, match.start()
            at = match.end()
        yield at, end


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The spans, a label that is a sentence by itself (“Vacation.”) joined to what it labels."""
    label: int | None = None
    for start, end in _spans(text):
        words = text[start:end]
        following = text[end : end + 2]
        if label is None and _LABEL.fullmatch(words) and "\n" not in following:
            label = start
            continue
        yield (start if label is None else label), end
        label = None
    if label is not None:
        yield label, len(text)


def _head(text: str) -> Iterator[Part]:
    """Company and role: as the letter says them, else the company from the first line of the letterhead."""
    opening = text[:4000]
    if found := cues.COMPANY.search(opening):
        group = next(key for key in "abc" if found[key])
        if found[group] not in ("We", "I"):
            yield Part("company", found[group], found.start(group), found.end(group))
    first = re.search(r"\S[^\n]{1,90}", opening)
    if (
        first
        and re.search(r"[A-Za-z]", first[0])
        and not re.match(r"(?:(?:dear|hello|hi|subject|offer|letter)\b|re:)", first[0], re.I)
    ):
        name = first[0].lstrip("# *").strip(" *")
        at = opening.index(name, first.start())
        yield Part("company", name, at, at + len(name))
    if role := cues.ROLE.search(opening):
        group = next(key for key in "abc" if role[key])
        words = role[group].strip(" *")
        yield Part("role", words, role.start(group), role.start(group) + len(words))


def _base(text: str) -> Iterator[Part]:
    pay = pay_of(text)
    if pay is None or pay.minimum is None or pay.minimum != pay.maximum:
        return
    yield Part("base", pay.minimum, pay.start, pay.end)
    if pay.currency:
        yield Part("currency", pay.currency, pay.start, pay.end)
    if pay.period and pay.period != "year":
        yield Part("per", pay.period, pay.start, pay.end)


def _days(text: str) -> Iterator[Part]:
    """The first day of work and the last day to answer; a day that can be read two ways is left out."""
    mentions = [day for day in find_days(text) if day.year and day.month and day.day and day.swapped is None]
    for field, cue in (("start_date", cues.START), ("deadline", cues.DEADLINE)):
        for start, end in _spans(text):
            match = cue.search(text[start:end].replace("\n", " "))
            day = _inside(mentions, start, end) if match else None
            if day is not None and (value := day_of(day, None)) is not None:
                yield Part(field, value.isoformat(), day.start, day.end)
                break


def _inside(mentions: list[DayMention], start: int, end: int) -> DayMention | None:
    return next((day for day in mentions if start <= day.start and day.end <= end), None)


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
    return f"{value:f}" if isinstance(value, Decimal) else value
