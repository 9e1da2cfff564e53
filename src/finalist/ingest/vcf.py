"""vCard files (2.1, 3.0, 4.0) as contacts. Each card is read on its own: a bad one never hides a good one.

Pictures, sounds and keys are taken out before parsing: they are large. A picture is read apart (vcf_photo.py).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from finalist.core.documents.contact import Contact
from finalist.core.errors import Problem, Unreadable
from finalist.ingest.plain import decode
from finalist.ingest.vcf_photo import IS_PHOTO, photo_of

MAX_BYTES = 10_000_000
MAX_CARDS = 2_000
"""More than anybody meets. Convention."""
MAX_CARD = 60_000
"""Characters of one card without its pictures."""
MAX_VALUE = 4_000
_DROPPED = re.compile(r"^(?:[\w-]+\.)?(?:photo|logo|sound|key|agent)[;:]", re.IGNORECASE)
_BEGIN, _END = re.compile(r"^\s*begin:vcard\s*$", re.IGNORECASE), re.compile(r"^\s*end:vcard\s*$", re.IGNORECASE)
_PROPERTY = re.compile(r"^[\w.-]{1,60}(?:;[^:\"\s]{0,200}|;[^:\"]{0,200}\"[^\"]{0,200}\"[^:\"]{0,200})?:")


@dataclass(frozen=True, slots=True)
class Cards:
    """What a file gave, in its order, and what could not be read."""

    contacts: tuple[Contact, ...]
    problems: tuple[Problem, ...]


def read_cards(data: bytes, name: str) -> Cards:
    """Every card that names somebody. Raises Unreadable for a file that holds none at all, or far too much."""
    if len(data) > MAX_BYTES:
        raise Unreadable(f"{name} is larger than {MAX_BYTES // 1_000_000} MB.", "Export fewer contacts.", "too-large")
    contacts: list[Contact] = []
    problems: list[Problem] = []
    seen = 0
    for line, lines, photo in _cards(decode(data)):
        seen += 1
        if seen > MAX_CARDS:
            message = f"Only the first {MAX_CARDS} cards were read. Export fewer contacts at once."
            problems.append(Problem("too-many-cards", message, name))
            break
        contact = _contact(lines, photo)
        if contact is None:
            message = "This card could not be read. Export it again, or add the person by hand."
            problems.append(Problem("bad-card", message, name, line=line))
        else:
            contacts.append(contact)
    if not seen:
        raise Unreadable(f"{name} holds no address card.", "Export your contacts as vCard (.vcf).", "no-card")
    return Cards(tuple(contacts), tuple(problems))


def _cards(text: str) -> Iterator[tuple[int, list[str], list[str]]]:
    """(number of its first line, its lines, those of its picture) of each card; one without an end stops at the next
    beginning."""
    lines: list[str] = []
    photo: list[str] = []
    start, is_dropping = 0, False
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if _BEGIN.match(line):
            if start:
                yield start, lines, photo
            lines, photo, start, is_dropping = [], [], number, False
        elif start and _END.match(line):
            yield start, lines, photo
            start = 0
        elif start:
            is_dropping = line[:1] in " \t" if is_dropping else False
            is_dropping = is_dropping or bool(_DROPPED.match(line))
            if not is_dropping:
                lines.append(line)
            elif (photo and line[:1] in " \t") or (not photo and IS_PHOTO.match(line)):
                photo.append(line)
    if start:
        yield start, lines, photo


def _contact(lines: list[str], photo: list[str]) -> Contact | None:
    """The contact a card names; None when it cannot be read or names nobody."""
    if sum(map(len, lines)) > MAX_CARD:
        return None
    card = _parsed(lines)
    if card is None:
        return None
    formatted = _first(card, "fn") or " ".join(_parts(card, ("given", "additional", "family")))
    if not formatted.strip():
        return None
    return Contact(
        name=formatted,
        email=_first(card, "email"),
        phone=_first(card, "tel"),
        company=_first(card, "org"),
        title=_first(card, "title"),
        about=_first(card, "note"),
        pronounced=_first(card, "x-finalist-pronounced") or _phonetic(card),
        uid=_first(card, "uid"),
        photo=photo_of(photo),
    )


def _phonetic(card: Any) -> str:
    """How phones write it down: first and last name by themselves."""
    parts = (_first(card, f"x-phonetic-{name}-name") for name in ("first", "middle", "last"))
    return " ".join(part for part in parts if part)


def _parsed(lines: list[str]) -> Any:
    """The card as vobject reads it, without lines that are no property; None when it gives up."""
    import vobject
    from vobject.base import VObjectError

    kept, is_kept, is_soft = [], False, False
    for line in lines:
        is_more = line[:1] in (" ", "\t") or is_soft
        is_kept = is_kept if is_more else bool(_PROPERTY.match(line))
        if is_kept and line.strip():
            kept.append(line)
        is_quoted = is_soft or "quoted-printable" in line[:200].lower()
        is_soft = is_kept and is_quoted and line.endswith("=")
    text = "\r\n".join(["BEGIN:VCARD", *kept, "END:VCARD", ""])
    try:
        return vobject.readOne(text, allowQP=True)
    except (VObjectError, ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError):
        return None


def _first(card: Any, name: str) -> str:
    """The preferred value of a property, else the first, as text; "" when there is none."""
    found = card.contents.get(name, [])
    preferred = [one for one in found if "pref" in {str(each).lower() for each in one.params.get("TYPE", [])}]
    for one in preferred or found:
        value = one.value
        words = str(value[0] if isinstance(value, list) and value else value or "").strip()
        if words and not isinstance(value, bytes):
            scheme = {"tel": "tel:", "email": "mailto:"}.get(name, "")
            return words.removeprefix(scheme)[:MAX_VALUE].replace("\0", "")
    return ""


def _parts(card: Any, names: tuple[str, ...]) -> Iterator[str]:
    """Parts of the structured name that are there."""
    for one in card.contents.get("n", []):
        for name in names:
            value = getattr(one.value, name, "")
            words = " ".join(value) if isinstance(value, list) else str(value)
            if words.strip():
                yield words.strip()
