"""What was read of a document, as a list of fields: what it is, its value, the words it rests on, how to correct it.

One list for every skin that shows “what we read”. Works on the document as JSON, as it is kept.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

FieldKind = Literal["text", "moment", "choice", "number"]
NOTE_KINDS = (
    "they-said", "they-asked", "i-said", "i-told-story", "i-promised", "they-promised",
    "concern", "pay", "culture", "question", "feeling", "other",
)  # fmt: skip
CHOICES: dict[str, tuple[str, ...]] = {
    "necessity": ("must", "nice"),
    "medium": ("on-site", "video", "phone", "unknown"),
    "format": (
        "one-to-one", "panel", "presentation", "technical", "case", "role-play", "group", "meal", "tour", "unknown",
    ),
    "kind": NOTE_KINDS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadField:
    """One value. pointer: where it stands (RFC 6901); label: a code; group: the heading it belongs under, "" for none;

    start, end: span in the source's text, -1 when it has none of its own; drop: pointer of the item that can be taken
    out with it, "" when none.
    """

    pointer: str
    label: str
    value: str
    group: str = ""
    kind: FieldKind = "text"
    choices: tuple[str, ...] = ()
    start: int = -1
    end: int = -1
    drop: str = ""


SINGLE: dict[str, tuple[str, ...]] = {
    "posting": ("title", "company", "remote", "employment_type", "seniority", "deadline"),
    "invitation": ("company", "role", "round"),
    "notes": ("round", "day"),
    "company": ("name",),
}
LISTS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "posting": (("locations", ()), ("requirements", ("text", "necessity")), ("responsibilities", ())),
    "invitation": (
        ("meetings", ("title", "start", "end", "zone", "format", "medium", "place", "link")),
        ("slots", ("title", "start", "end", "zone")),
        ("instructions", ()),
    ),
    "notes": (("lines", ("text", "kind", "person")),),
    "company": (("statements", ("text",)),),
    "stories": (("stories", ("title",)),),
}
RESUME: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("work", ("position", "name", "startDate", "endDate")),
    ("education", ("studyType", "area", "institution", "startDate", "endDate")),
)
BASICS = ("name", "label", "email", "phone", "url")


def fields_of(kind: str, document: Mapping[str, Any]) -> tuple[ReadField, ...]:
    """Every field worth showing, in reading order. Fields that were not found have the value ""."""
    if kind == "resume":
        return tuple(_resume(document))
    return tuple(_document(kind, document))


def _document(kind: str, document: Mapping[str, Any]) -> Iterator[ReadField]:
    for name in SINGLE.get(kind, ()):
        yield _field(f"/{name}", name, document.get(name), "")
    for pay in (document.get("pay"),) if kind == "posting" else ():
        if pay:
            yield from _parts("/pay", pay, ("minimum", "maximum", "currency", "period"), "pay", "")
    for name, parts in LISTS.get(kind, ()):
        for number, item in enumerate(document.get(name) or ()):
            pointer, group = f"/{name}/{number}", name
            if not parts:
                yield _field(pointer, name, item, group, drop=pointer)
            else:
                yield from _parts(pointer, item, parts, group, pointer)
            yield from _people(pointer, item)


def _people(pointer: str, item: Any) -> Iterator[ReadField]:
    for number, person in enumerate(item.get("people") or () if isinstance(item, dict) else ()):
        place = f"{pointer}/people/{number}"
        yield _field(f"{place}/name", "person", person["name"], "meetings", drop=place)
        yield _field(f"{place}/title", "person-title", person.get("title"), "meetings")


def _parts(pointer: str, item: Any, parts: tuple[str, ...], group: str, drop: str) -> Iterator[ReadField]:
    for place, part in enumerate(parts):
        field = _field(f"{pointer}/{part}", part, item.get(part), group, drop=drop if place == 0 else "")
        if field.start < 0 and place == 0:
            start, end = _span(item)
            field = ReadField(
                field.pointer, field.label, field.value, group, field.kind, field.choices, start, end, drop
            )
        yield field


def _resume(document: Mapping[str, Any]) -> Iterator[ReadField]:
    content, spans = document["content"], document.get("spans", {})
    for name in BASICS:
        yield _resume_field(f"/basics/{name}", name, content["basics"].get(name, ""), "", spans)
    for name, parts in RESUME:
        for number, item in enumerate(content.get(name, ())):
            for part in parts:
                yield _resume_field(f"/{name}/{number}/{part}", part, item.get(part, ""), name, spans)
            for line, text in enumerate(item.get("highlights", ())):
                yield _resume_field(f"/{name}/{number}/highlights/{line}", "highlight", text, name, spans)


def _resume_field(pointer: str, label: str, value: str, group: str, spans: Mapping[str, Any]) -> ReadField:
    ref = spans.get(pointer, {})
    drop = f"/content{pointer}" if label == "highlight" else ""
    return ReadField(
        f"/content{pointer}", label, value, group, start=ref.get("start", -1), end=ref.get("end", -1), drop=drop
    )


def _field(pointer: str, label: str, value: Any, group: str, *, drop: str = "") -> ReadField:
    name = pointer.rsplit("/", 1)[-1]
    kind: FieldKind = "moment" if name in {"start", "end", "deadline"} else "choice" if name in CHOICES else "text"
    start, end = _span(value)
    shown = value.get("value", value.get("text", "")) if isinstance(value, dict) else value
    text = "" if shown is None else str(shown)
    return ReadField(pointer, label, text, group, kind, CHOICES.get(name, ()), start, end, drop)


def _span(value: Any) -> tuple[int, int]:
    ref = value.get("evidence") if isinstance(value, dict) else None
    return (ref["start"], ref["end"]) if ref else (-1, -1)
