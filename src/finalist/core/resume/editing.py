"""A résumé as it is edited: one part at a time, its items and fields; every key that no form shows is kept.

A part's items come and go as (key, values): the key of one that was there is its place in the document the form was
made from; any other key is a new item. `contact` and `summary` are parts of the form, not of JSON Resume: both live in
`basics`; `order` has an item for each section, by its name. Summaries that wait for their turn live in
`meta.finalist.summaries`, which no format prints.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from finalist.core.resume.sections import arranged, in_order, named, ordered, renamed
from finalist.core.text.dates import find_dates

Kind = Literal["line", "text", "date", "url", "mail", "phone", "lines", "words"]
Values = Mapping[str, str | tuple[str, ...]]
BASICS = "basics"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an item. kind `lines`: a list, a row each; `words`: a list with commas between; others are text."""

    name: str
    kind: Kind = "line"
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a part. values: by field name; a tuple for fields of kind `lines`."""

    key: str
    values: Values


def _fields(*given: str) -> tuple[Field, ...]:
    """`name` or `name:kind`; text and lists take the whole width."""
    made = []
    for one in given:
        name, _, kind = one.partition(":")
        wide = kind in ("text", "lines", "words") or name.endswith("!")
        made.append(Field(name.rstrip("!"), kind or "line", wide))  # type: ignore[arg-type]
    return tuple(made)


_STAY = _fields("position!", "name!", "location", "url:url", "startDate:date", "endDate:date", "summary:text",
                "highlights:lines")  # fmt: skip
_NAMED = _fields("name!", "issuer!", "date:date", "url:url", "summary:text")
CONTACT = _fields("name", "label", "email:mail", "phone:phone", "city", "region", "countryCode", "postalCode",
                  "address", "url:url")  # fmt: skip
PROFILE = _fields("network", "username", "url:url")
LOCATION = frozenset({"city", "region", "countryCode", "postalCode", "address"})
LISTED: dict[str, tuple[Field, ...]] = {
    "work": _STAY,
    "education": _fields("studyType", "area!", "institution!", "location", "startDate:date", "endDate:date", "score",
                         "url:url", "courses:lines"),
    "skills": _fields("name", "level", "keywords:words"),
    "projects": _fields("name", "entity", "startDate:date", "endDate:date", "url!:url", "description:text",
                        "highlights:lines"),
    "certificates": _NAMED,
    "languages": _fields("language", "fluency"),
    "volunteer": _STAY,
    "awards": _NAMED,
    "publications": _NAMED,
    "interests": _fields("name", "keywords:words"),
    "references": _fields("name!", "summary:text"),
}  # fmt: skip
PARTS = ("contact", "summary", *LISTED, "other", "order")
"""The parts in the order in which they are usually filled in."""
ALWAYS = frozenset({"summary", "work", "education", "skills"})
"""Sections that can be put in order before there is anything in them."""
_OURS = frozenset({"basics", "meta", "$schema", *LISTED})


def fields_of(part: str, key: str) -> tuple[Field, ...]:
    """The fields of an item of a part."""
    if part == "contact":
        return CONTACT if key == BASICS else PROFILE
    if part == "summary":
        return _fields("summary:text")
    if part == "other":
        return _fields("heading!", "lines:lines")
    return LISTED.get(part, ())


def parts_of(content: Mapping[str, Any]) -> tuple[str, ...]:
    """The parts in the order in which this document is filled in: as its sections stand, where it says how."""
    first = named(content)
    return ("contact", *in_order(PARTS[1:-2], first), *PARTS[-2:]) if first else PARTS


def items_of(content: Mapping[str, Any], part: str) -> tuple[Item, ...]:
    """The items of a part as a form shows them; basics first where it is one of them."""
    basics = _mapping(content.get("basics"))
    if part == "contact":
        said = {**_mapping(basics.get("location")), **basics}
        return (Item(BASICS, _shown(said, CONTACT)), *_listed(basics.get("profiles"), PROFILE))
    if part == "summary":
        spares = [{"summary": one} for one in _spares(content)]
        return (Item(BASICS, _shown(basics, fields_of(part, BASICS))), *_listed(spares, fields_of(part, "0")))
    if part == "other":
        return tuple(
            Item(str(number), {"heading": heading(key), "lines": _strings(content[key]) or ()})
            for number, key in enumerate(_unknown(content))
            if _strings(content[key]) is not None
        )
    if part == "order":
        filled = {one for one in ordered(content) if content.get(one)} | {*named(content), *ALWAYS}
        return tuple(Item(one, {}) for one in ordered(content) if one in filled)
    return _listed(content.get(part), LISTED[part])


def with_part(
    content: Mapping[str, Any], part: str, items: Sequence[Item], base: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The document with that part as the form has it. base: the document the form was made from.

    Items in which nothing stands are left out; keys of an item that no form shows stay with it, and so do parts in a
    form that the editor does not know.
    """
    base = content if base is None else base
    made = dict(content)
    basics = dict(_mapping(content.get("basics")))
    if part == "contact":
        for item in items:
            if item.key == BASICS:
                _put_contact(basics, item.values)
        others = [one for one in items if one.key != BASICS]
        kept = _merged(_mapping(base.get("basics")).get("profiles"), others, PROFILE)
        return {**made, "basics": _with(basics, "profiles", kept)}
    if part == "summary":
        first = next((str(one.values.get("summary", "")) for one in items if one.key == BASICS), "")
        spares = [str(one.values.get("summary", "")).strip() for one in items if one.key != BASICS]
        made["basics"] = _with(basics, "summary", first.strip())
        return _with_spares(made, [one for one in spares if one])
    if part == "other":
        return _with_other(made, items, base)
    if part == "order":
        return _in_order(content, [one.key for one in items])
    return _with(made, part, _merged(base.get(part), items, LISTED[part]))


def moved(items: Sequence[Item], key: str, by: int) -> tuple[Item, ...]:
    """The items with one of them moved by so many places; those of `basics` stay first."""
    order = list(items)
    at = next((number for number, one in enumerate(order) if one.key == key), -1)
    first = 1 if order and order[0].key == BASICS else 0
    if at < first:
        return tuple(items)
    one = order.pop(at)
    order.insert(max(first, min(at + by, len(order))), one)
    return tuple(order)


def _in_order(content: Mapping[str, Any], wanted: Sequence[str]) -> dict[str, Any]:
    """The document with the sections of the form in that order; nothing is noted where it is the usual one."""
    if list(wanted) == [one.key for one in items_of(content, "order")]:
        return dict(content)
    plain = arranged(content, ())
    there = ordered(plain)
    known = [one for one in wanted if one in there]
    return plain if known == [one for one in there if one in known] else arranged(plain, known)


def _put_contact(basics: dict[str, Any], values: Values) -> None:
    location = dict(_mapping(basics.get("location")))
    for field in CONTACT:
        text = _clean(values.get(field.name, ""), field)
        held = location if field.name in LOCATION else basics
        held.pop(field.name, None) if text == "" else held.__setitem__(field.name, text)
    basics.pop("location", None) if not location else basics.__setitem__("location", location)


def _merged(base: Any, items: Sequence[Item], fields: Sequence[Field]) -> list[dict[str, Any]]:
    """The items with what the form said over what they held; those in which nothing is left are left out."""
    held = [dict(one) if isinstance(one, Mapping) else {} for one in base] if isinstance(base, list | tuple) else []
    made = []
    for item in items:
        kept = dict(held[int(item.key)]) if item.key.isdecimal() and int(item.key) < len(held) else {}
        for field in fields:
            said = _clean(item.values.get(field.name, ""), field)
            kept.pop(field.name, None) if said in ("", []) else kept.__setitem__(field.name, said)
        if any(value not in ("", [], {}, None) for value in kept.values()):
            made.append(kept)
    return made


def _clean(said: Any, field: Field) -> Any:
    """A value as the document keeps it: a line, several, a list, or a date in ISO 8601 where it is one."""
    if field.kind == "lines":
        rows = [said] if isinstance(said, str) else said
        return [line for one in rows if (line := " ".join(str(one).split()))]
    text = str(said).replace("\r\n", "\n").strip()
    if field.kind == "words":
        return [word for one in text.replace("\n", ",").split(",") if (word := " ".join(one.split()))]
    if field.kind == "text":
        return text
    return iso_date(" ".join(text.split())) if field.kind == "date" else " ".join(text.split())


def iso_date(text: str) -> str:
    """A date as it was typed in ISO 8601 to the precision it has; “today” and its like are no date, so "".

    What cannot be read as exactly one date stays as it was typed.
    """
    found = find_dates(text)
    if len(found) == 1 and found[0].single and (found[0].at, found[0].until) == (0, len(text)):
        return found[0].start
    running = find_dates(f"1999 - {text}")
    return "" if text and len(running) == 1 and running[0].present else text


def _shown(held: Mapping[str, Any], fields: Sequence[Field]) -> dict[str, str | tuple[str, ...]]:
    made: dict[str, str | tuple[str, ...]] = {}
    for field in fields:
        value = held.get(field.name)
        rows = tuple(str(one) for one in value) if isinstance(value, list | tuple) else ()
        if field.kind == "lines":
            made[field.name] = rows
        elif field.kind == "words":
            made[field.name] = ", ".join(rows)
        else:
            made[field.name] = str(value) if isinstance(value, str | int | float) else ""
    return made


def _listed(held: Any, fields: Sequence[Field]) -> tuple[Item, ...]:
    rows = held if isinstance(held, list | tuple) else ()
    return tuple(Item(str(number), _shown(_mapping(row), fields)) for number, row in enumerate(rows))


def _spares(content: Mapping[str, Any]) -> list[str]:
    spares = _mapping(_mapping(content.get("meta")).get("finalist")).get("summaries")
    return [one for one in spares if isinstance(one, str)] if isinstance(spares, list | tuple) else []


def _with_spares(content: dict[str, Any], spares: list[str]) -> dict[str, Any]:
    meta = dict(_mapping(content.get("meta")))
    ours = _with(dict(_mapping(meta.get("finalist"))), "summaries", spares)
    return _with(content, "meta", _with(meta, "finalist", ours))


def _unknown(content: Mapping[str, Any]) -> list[str]:
    return [key for key in content if key not in _OURS]


def heading(key: str) -> str:
    """What a part of the candidate's own is headed with."""
    return key.replace("_", " ").capitalize()


def _strings(value: Any) -> tuple[str, ...] | None:
    """The lines of a part we have no form for; None when it holds more than lines."""
    rows = [value] if isinstance(value, str) else value
    if not isinstance(rows, list | tuple) or not all(isinstance(one, str) for one in rows):
        return None
    return tuple(rows)


def _with_other(content: dict[str, Any], items: Sequence[Item], base: Mapping[str, Any]) -> dict[str, Any]:
    """Known parts, then the others as the form has them, then those that no form shows."""
    names = _unknown(base)
    made = {key: value for key, value in content.items() if key in _OURS}
    for item in items:
        old = names[int(item.key)] if item.key.isdecimal() and int(item.key) < len(names) else ""
        said, rows = str(item.values.get("heading", "")).strip(), item.values.get("lines", ())
        lines = _clean(rows, Field("lines", "lines"))
        key = old if old and said == heading(old) else said
        if lines and key not in _OURS:
            made[key or "Other"] = lines
            made = renamed(made, old, key or "Other")
    return {**made, **{key: content[key] for key in _unknown(content) if _strings(content[key]) is None}}


def _with(held: dict[str, Any], key: str, value: Any) -> dict[str, Any]:
    made = {**held, key: value}
    if value in ("", [], {}):
        del made[key]
    return made


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
