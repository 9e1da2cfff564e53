"""Who it is: the head of a résumé and its contact section, cell by cell, into the basics of JSON Resume."""

import re
from typing import Any

from finalist.core.errors import Problem
from finalist.core.text.terms import fold
from finalist.ingest.resume.reach import (
    EMAIL,
    LABEL,
    POSTCODE,
    Found,
    from_links,
    from_text,
    labelled,
    location,
    reaches,
    take_cell,
)
from finalist.ingest.resume.sections import Section
from finalist.ingest.resume.spans import Line, Span, noted
from finalist.ingest.resume.words import is_capital, is_place, job_score, organisation_score

_NOT_NAME = re.compile(r"[\d@:/|()]|\b(?:street|road|avenue|st\.|rd\.)\b", re.I)
_AFTER_NAME = re.compile(
    r",?\s+\(?(?:ph\.?d|m\.?d|mba|rn|bsn|msn|msc|bsc|ma|ba|cpa|pe|pmp|esq|jr|sr|ii|iii|rgn|rmn|he/him|she/her|"
    r"they/them|dipl\.-ing)\.?\)?$",
    re.I,
)
_TWO_NAMES = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?:[ -][\w'’-]+){0,2},\s[A-ZÀ-Þ][\w'’-]+(?:[ -][\w'’-]+){0,2}")
_SEPARATORS = re.compile(r"\t+| {2,}|\s+[|•·∙⋅◦◆–—]\s+|(?<!\d)\s+/\s+|\s+/\s+(?![1-9])|\s*[│┃¦]\s*|;\s+|\s+-\s+")
_ASKED = re.compile(r"[^\W\d_][\w .'’-]{1,28}:(?=\s|$)")
"""What a form asks for, before the answer: “Geburtsdatum:”."""
_PARTICLE_WORDS = "de da di do dos das del della van von der den ter la le el al bin ibn y e af av zu of o'"
_PARTICLES = frozenset(_PARTICLE_WORDS.split(" "))


def read_contact(
    sections: list[Section], links: list[tuple[Span | None, str, Span]], lines: list[Line], name: str
) -> tuple[dict[str, Any], list[Line], list[Problem]]:
    """The basics as a tree of Noted values, the lines of the head that said something else, and what is doubtful.

    links: (words that the link lies on, address, place of the address in the source).
    """
    zone = [line for section in sections if section.kind in ("header", "contact") for line in section.lines]
    found = Found({}, [], set())
    named = _name(sections, lines)
    known = {words.text for words, _, _ in links if words is not None}
    rest: list[Line] = []
    for line in zone:
        if named is not None and line is named[0]:
            tail = _after_name(line, named[1])
            rest += _take_line(tail, found, known) if tail else []
        else:
            rest += _take_line(line, found, known)
    if named is not None:
        found.basics["name"] = noted(named[1])
    from_links(found, links)
    from_text(found, lines)
    rest = _headline(found, rest, named)
    rest = _address_lines(found, rest)
    if found.profiles:
        found.basics["profiles"] = found.profiles
    return found.basics, rest, _doubts(found, name)


def _after_name(line: Line, span: Span) -> Line | None:
    """What stands beside the name on its line."""
    tail = line.span.cut(span.end - line.span.start).strip(" \t,|–—-·•()")
    return Line(tail, line.layout, False) if len(tail.text) > 2 else None


def _name(sections: list[Section], lines: list[Line]) -> tuple[Line, Span] | None:
    for line in lines[:60]:
        if (match := LABEL.match(line.text)) and match["what"].lower() == "name":
            return line, line.span.cut(match.end())
    headings = {section.heading.start for section in sections if section.heading}
    top = [line for line in lines if line.layout.page == 0 and line.span.start not in headings and not line.bullet]
    largest = max((line.layout.size for line in top), default=0.0)
    by_size = [line for line in top[:80] if largest and line.layout.size >= largest - 0.5]
    by_level = [line for line in top[:10] if line.layout.heading == 1]
    head = [line for section in sections if section.kind == "header" for line in section.lines][:6]
    for line in (*by_level, *(by_size if len(by_size) <= 3 else []), *head):
        if span := _as_name(line):
            if (
                len(by_size) == 2
                and line is by_size[0]
                and (second := _as_name(by_size[1]))
                and len(span.text.split()) == 1
            ):
                return line, Span(span.text, span.start) if second.start > span.end + 1 else span
            return line, span
    return None


def _as_name(line: Line) -> Span | None:
    first = line.span.split(_SEPARATORS)
    if not first:
        return None
    span = first[0].strip(" \t,*_#")
    while match := _AFTER_NAME.search(span.text):
        span = span.cut(0, match.start())
    parts = span.plain.split()
    if not 1 <= len(parts) <= 6 or len(span.plain) > 50 or _NOT_NAME.search(span.plain):
        return None
    capital = [part for part in parts if is_capital(part) or fold(part) in _PARTICLES]
    if len(capital) != len(parts) or (len(parts) == 1 and not line.layout.size and not line.layout.heading):
        return None
    if (job_score(span.plain) >= 2 and len(parts) > 1) or organisation_score(span.plain) >= 2 or is_place(span.plain):
        return None
    return span


def _take_line(line: Line, found: Found, known: set[str]) -> list[Line]:
    """Take what a line of the head holds and return the rest. known: words that links lie on."""
    leftovers: list[Span] = []
    label, said = "", None
    for cell in line.span.split(_SEPARATORS):
        if alone := LABEL.fullmatch(cell.text.rstrip(": ") + ":"):
            label = alone["what"].lower()
            continue
        if said is not None:
            leftovers.append(_both(said, cell, line.span))
            said = None
            continue
        if _ASKED.fullmatch(cell.text):
            said = cell
            continue
        what, cell = labelled(cell)
        what, label = what or label, ""
        if not cell.text or take_cell(cell, what, found) or cell.plain in known:
            continue
        parts = cell.split(re.compile(r",\s+|\s{2,}"))
        if len(parts) > 1 and any(reaches(part.text) for part in parts):
            leftovers += [part for part in parts if not take_cell(part, "", found)]
        else:
            leftovers.append(cell)
    leftovers += [said] if said is not None else []
    unplaced = "location" not in found.basics and reaches(line.text)
    if unplaced and len(leftovers) == 1 and _maybe_place(leftovers[0].text):
        found.basics["location"] = location(leftovers.pop())
    return [Line(span, line.layout, line.gap) for span in leftovers]


def _both(label: Span, value: Span, line: Span) -> Span:
    """A label and what stands beside it, as one stretch of their line."""
    return line.cut(label.start - line.start, value.end - line.start)


def _maybe_place(text: str) -> bool:
    """One to three capitalised words beside a phone number or an address, and no title: the place."""
    parts = text.strip(" ,.").split()
    capitals = all(map(is_capital, parts))
    return 1 <= len(parts) <= 3 and capitals and not _NOT_NAME.search(text) and not job_score(text)


def _headline(found: Found, rest: list[Line], named: tuple[Line, Span] | None) -> list[Line]:
    """The line under the name that says what the person does."""
    below = [line for line in rest if named is not None and 0 <= line.span.start - named[1].end < 200]
    for line in below[:3]:
        if line.bullet or len(line.text) > 90 or line.text.endswith(".") or _ASKED.match(line.text):
            continue
        if (job_score(line.text) or line is below[0]) and len(line.text.split()) <= 12:
            if EMAIL.search(line.text) or is_place(line.text):
                continue
            found.basics["label"] = noted(line.span)
            return [other for other in rest if other is not line]
    return rest


def _address_lines(found: Found, rest: list[Line]) -> list[Line]:
    """A postal address of one to three short lines, told by its post code."""
    if "location" in found.basics:
        return rest
    for index, line in enumerate(rest):
        text = line.text
        if (
            len(text) <= 80
            and not line.bullet
            and (
                POSTCODE.search(text)
                or is_place(text, loose=True)
                or (_TWO_NAMES.fullmatch(text) and not job_score(text))
            )
            and not text.endswith(".")
        ):
            found.basics["location"] = location(line.span)
            street = (
                rest[index - 1]
                if index and re.search(r"\d", rest[index - 1].text) and len(rest[index - 1].text) < 50
                else None
            )
            if street is not None:
                found.basics["location"]["address"] = noted(street.span)
            return [other for other in rest if other is not line and other is not street]
    return rest


def _doubts(found: Found, name: str) -> list[Problem]:
    asked = (
        ("name", "No name was found"),
        ("email", "No e-mail address was found"),
        ("location", "No place was found"),
    )
    return [
        Problem(
            "missing-field",
            f"{what}; type it in where you need it.",
            file=name,
            field=f"basics.{field}",
            severity="info",
        )
        for field, what in asked
        if field not in found.basics
    ]
