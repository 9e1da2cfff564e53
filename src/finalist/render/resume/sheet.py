"""The sheet: what a résumé says, in the order and words in which every format prints it.

Made once from JSON Resume; PDF, DOCX, HTML, text and Markdown print the same sheet, so that none can say less.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from finalist.core.documents.resume import JsonResume
from finalist.core.resume.sections import SECTIONS, ordered
from finalist.render.resume.addresses import reach_of
from finalist.render.resume.themes import Tongue
from finalist.render.wording import clean

DATED = frozenset({"certificates", "publications", "awards"})


@dataclass(frozen=True, slots=True)
class Reach:
    """A way to reach somebody. kind: `email` `phone` `place` `link`; url: "" when it is none."""

    kind: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One position, school, project …; empty strings where nothing is known."""

    title: str = ""
    where: str = ""
    place: str = ""
    dates: str = ""
    url: str = ""
    text: str = ""
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A named row of words: a group of skills, a language and its level."""

    name: str
    words: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; only one of the three is filled."""

    id: str
    heading: str
    entries: tuple[Entry, ...] = ()
    groups: tuple[Group, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """What stands under the head of a cover letter in place of the sections. to: lines of the address; date, subject:
    "" for none.
    """

    greeting: str
    paragraphs: tuple[str, ...]
    farewell: str
    signature: str
    subject: str = ""
    date: str = ""
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is printed."""

    name: str
    label: str
    lang: str
    right_to_left: bool
    contact_heading: str
    reaches: tuple[Reach, ...] = ()
    sections: tuple[Section, ...] = ()
    letter: Letter | None = None
    single: bool = False
    """One column whatever the theme, and an airy one: a letter, a sheet of references."""
    unprinted: tuple[str, ...] = field(default=())
    """JSON pointers of values that stay in the document and are shown in no format but JSON."""


def sheet_of(content: JsonResume, words: Tongue) -> Sheet:
    """The sheet of a résumé in a language. Values stay in the language they are written in; only headings and dates are
    the program's.
    """
    raw = content.model_dump(mode="json")
    basics = raw["basics"]
    made = [_section(one, raw, words) if one in SECTIONS else _other(one, raw[one]) for one in ordered(raw)]
    return Sheet(
        name=_one(basics["name"]),
        label=_one(basics["label"]),
        lang=words.code,
        right_to_left=words.right_to_left,
        contact_heading=words.headings["contact"],
        reaches=tuple(Reach(*one) for one in reach_of(basics)),
        sections=tuple(one for one in made if one and (one.entries or one.groups or one.lines)),
        unprinted=tuple(_left_out(raw)),
    )


def _section(part: str, raw: Mapping[str, Any], words: Tongue) -> Section | None:
    heading = words.headings[part]
    if part == "summary":
        return Section(part, heading, lines=_paragraphs(raw["basics"]["summary"]))
    rows = [row for row in raw[part] if any(row.values())]
    if part in ("skills", "interests"):
        return Section(part, heading, groups=tuple(_skills(row) for row in rows))
    if part == "languages":
        groups = tuple(Group(_one(row["language"]), (), _one(row["fluency"])) for row in rows if row["language"])
        return Section(part, heading, groups=groups)
    if part == "references":
        return Section(part, heading, entries=tuple(Entry(_one(r["name"]), text=_one(r["summary"])) for r in rows))
    return Section(part, heading, entries=tuple(_entry(part, row, words) for row in rows))


def _skills(row: Mapping[str, Any]) -> Group:
    return Group(_one(row["name"]), tuple(_one(word) for word in row["keywords"] if _one(word)), _one(row["level"]))


def _entry(part: str, row: Mapping[str, Any], words: Tongue) -> Entry:
    if part in DATED:
        return Entry(_one(row["name"]), _one(row["issuer"]), dates=words.month(_one(row["date"])),
                     url=_one(row.get("url")), text=_one(row["summary"]))  # fmt: skip
    start, end = _one(row["startDate"]), _one(row["endDate"])
    dates = words.span(start, end, present=bool(start) and part in ("work", "volunteer"))
    if part == "education":
        title = ", ".join(filter(None, (_one(row["studyType"]), _one(row["area"]))))
        bullets = (*row.get("highlights", ()), *row["courses"])
        return Entry(title, _one(row["institution"]), _one(row.get("location")), dates, _one(row["url"]),
                     _one(row["score"]), _lines(bullets))  # fmt: skip
    if part == "projects":
        return Entry(_one(row["name"]), _one(row.get("entity")), "", dates, _one(row["url"]),
                     _one(row["description"]), _lines(row["highlights"]))  # fmt: skip
    return Entry(_one(row["position"]), _one(row["name"]), _one(row["location"]), dates, _one(row["url"]),
                 _one(row["summary"]), _lines(row["highlights"]))  # fmt: skip


def _other(key: str, value: Any) -> Section | None:
    """A part that JSON Resume does not know, under its own name: lines, or whatever words its items hold."""
    items = value if isinstance(value, list | tuple) else [value]
    lines = tuple(line for item in items if (line := " – ".join(_strings(item))))
    return Section(key, _one(key).replace("_", " ").capitalize(), lines=lines)


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, Mapping):
        # “yes” to a key is the key; a bare True would say nothing.
        value = [str(key) if one is True else one for key, one in value.items() if one is not False]
    elif isinstance(value, str | int | float):
        value = (value,)
    elif not isinstance(value, list | tuple):
        return
    for one in value:
        if isinstance(one, str | int | float):
            if text := _one(one):
                yield text
        else:
            yield from _strings(one)


KNOWN = {
    "basics": "name label email phone url summary location profiles image",
    "work": "name position location url startDate endDate summary highlights",
    "volunteer": "name position location url startDate endDate summary highlights",
    "education": "institution area studyType url startDate endDate score courses highlights location",
    "projects": "name description highlights startDate endDate url entity",
    "skills": "name level keywords", "interests": "name level keywords", "languages": "language fluency",
    "certificates": "name date issuer summary url", "awards": "name date issuer summary url",
    "publications": "name date issuer summary url", "references": "name summary",
}  # fmt: skip


def _left_out(raw: Mapping[str, Any]) -> Iterable[str]:
    """Pointers of the values under keys that no format prints."""
    for part, keys in KNOWN.items():
        value = raw.get(part) or ()
        for number, row in enumerate([value] if isinstance(value, Mapping) else value):
            place = f"/{part}" if isinstance(value, Mapping) else f"/{part}/{number}"
            yield from (f"{place}/{key}" for key, said in row.items() if key not in keys.split() and said)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line for part in str(text).split("\n\n") if (line := _one(part)))


def _lines(values: Iterable[Any]) -> tuple[str, ...]:
    return tuple(line for value in values if (line := _one(value)))


def _one(value: Any) -> str:
    """A value as one line of printable text."""
    return " ".join(clean(str(value)).split()) if isinstance(value, str | int | float) else ""
