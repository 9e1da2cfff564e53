"""Entries as positions, schools and projects: the trees that become JSON Resume's work, education and projects."""

import re
from dataclasses import dataclass, replace
from typing import Any

from finalist.core.text.terms import fold
from finalist.ingest.resume.entries import Entry, cut_entries, head_date
from finalist.ingest.resume.heads import Head, Pair, dates_of, organisation_first, pairs, read_head, split_place
from finalist.ingest.resume.spans import Line, Noted, Span, noted
from finalist.ingest.resume.words import degree_score, job_score, organisation_score, school_score

_COMMA = re.compile(r",\s+(?![^()]*\))|\s+[–—|•·]\s+|\s+-\s+|;\s+|\s+\bat\b\s+")
_GRADE = re.compile(
    r"(?i)\b(?:c?gpa|grade|average|note|abschlussnote|gesamtnote|moyenne|mention|score)\b\W{0,3}[\d.,/ ]+|"
    r"\bfirst[- ]class(?: honou?rs)?|"
    r"\b[12]:[12]\b|"
    r"\bdistinction\b|\b(?:magna |summa )?cum laude|\bupper second|\blower second|\bwith honou?rs\b|"
    r"\bmerit\b|\bsehr gut\b"
)
_DEGREE_AREA = re.compile(
    r"^(?P<degree>.{1,60}?(?:\((?:hons?|honours)\.?\))?)\s*"
    r"(?:\bin\b|\bof\b(?! (?:science|arts|engineering|education|business|laws?|philosophy|"
    r"nursing|fine|medicine|commerce|technology|social|public|music|architecture)\b)|\ben\b|\bim\b|:|–|—|,)\s*(?P<area>\S.{1,80})$",
    re.I,
)
_SHORT_DEGREE = re.compile(
    r"^(?P<degree>(?:(?:B|M|D)\.?\s?(?:A|S|Sc|Eng|Ed|BA|Phil|Res|Com|Tech|FA|Arch)|MBA|LL\.?[BM]|Ph\.?\s?D|BVSc|BDS|MPharm|PgDip|PGCE|BSN|MSN|HN[CD]|BTEC|"
    r"Diploma|Certificate|Master|Bachelor|Licence|Diplom|MEng|BEng)\b\.?(?:\s?\((?:[Hh]ons?|Honours)\.?\))?(?:\s[Hh]ons\b)?)"
    r"\s+(?P<area>[A-ZÀ-Þ&].{2,80})$"
)


@dataclass(slots=True)
class Body:
    """What an entry tells: one paragraph before the bullets, and the bullets."""

    summary: Noted | None
    highlights: list[Noted]


def read_body(lines: list[Line]) -> Body:
    """Prose before the first bullet is the summary; bullets, and prose after them, are highlights."""
    first = next((index for index, line in enumerate(lines) if line.bullet), len(lines))
    prose, rest = lines[:first], lines[first:]
    if not rest and len(prose) > 1:
        prose, rest = [], lines
    return Body(joined(prose), [found for line in rest if (found := noted(line.span))])


def joined(lines: list[Line]) -> Noted | None:
    """Neighbouring lines as one value; its evidence runs from the first word to the last."""
    if not lines:
        return None
    value = " ".join(line.span.plain for line in lines)
    return Noted(value, lines[0].span.start, max(line.span.end for line in lines))


def read_work(lines: list[Line], text: str) -> list[dict[str, Any]]:
    """The positions of a section, several at one employer included."""
    entries = cut_entries(lines)
    heads = [read_head(entry) for entry in entries]
    found = pairs(heads, "job")
    name_first = organisation_first(found, "job")
    positions: list[dict[str, Any]] = []
    employer: dict[str, Any] = {}
    for index, (entry, head, pair) in enumerate(zip(entries, heads, found, strict=True)):
        name, position = _name_and_position(pair, name_first)
        name, position = _told_title(name, position, entry)
        body = read_body(entry.body)
        place = noted(_place(pair, text))
        if name is not None and position is None and not entry.body and _opens_group(index, found, heads):
            employer = {"name": noted(name), "location": place}
            continue
        if name is None and employer:
            name_value, place = employer["name"], place or employer["location"]
        else:
            name_value = noted(name)
        if name is not None:
            employer = {"name": name_value, "location": place}
        positions.append({
            "name": name_value, "position": noted(position), "location": place, **dates_of(head, text),
            "summary": body.summary, "highlights": body.highlights,
        })  # fmt: skip
    return [position for position in positions if any(position.values())]


def _place(pair: Pair, text: str) -> Span | None:
    """The place of an entry; two neighbouring words of place (“Leeds” “UK”) are one."""
    del text
    return pair.places[0] if pair.places else None


def _name_and_position(pair: Pair, name_first: bool) -> tuple[Span | None, Span | None]:
    one, two = pair.first, pair.second
    if one is None:
        return None, None
    if two is None:
        is_job = job_score(one.text) > organisation_score(one.text)
        return (None, one) if is_job else (one, None)
    lead = job_score(one.text) - organisation_score(one.text) - (job_score(two.text) - organisation_score(two.text))
    if (name_first and lead >= 3) or (not name_first and lead <= -3):
        name_first = not name_first
    return (one, two) if name_first else (two, one)


def _told_title(name: Span | None, position: Span | None, entry: Entry) -> tuple[Span | None, Span | None]:
    """A title that opens the paragraph under its employer: “Nurse. Cared for …”; the paragraph keeps the rest."""
    if name is None or position is not None or not entry.body or entry.body[0].bullet:
        return name, position
    first = entry.body[0]
    match = re.match(r"([^.;:]{4,50})[.;:]\s+(?=\S)", first.text)
    if match and job_score(match[1]) >= 2 and len(match[1].split()) <= 6:
        entry.body[0] = replace(first, span=first.span.cut(match.end()))
        return name, first.span.cut(match.start(1), match.end(1))
    return name, position


def _opens_group(index: int, found: list[Pair], heads: list[Head]) -> bool:
    """Whether the next entry is a title alone: then this one names the employer of several positions."""
    if index + 1 >= len(found):
        return False
    following = found[index + 1]
    alone = following.first is not None and following.second is None
    return alone and job_score(following.first.text if following.first else "") > 0 and bool(heads[index + 1].dates)


def read_education(lines: list[Line], text: str) -> list[dict[str, Any]]:
    """The schools and courses of a section."""
    made: list[dict[str, Any]] = []
    for entry in cut_entries(_list_as_heads(lines)):
        head = read_head(entry)
        fields, places = _schooling(head)
        body = read_body(entry.body)
        for line in entry.body:
            if "score" not in fields and (grade := _GRADE.search(line.text)):
                fields["score"] = noted(line.span.cut(grade.start(), grade.end()).strip(" ,;"))
        place = noted(places[0]) if places else None
        made.append({**fields, "location": place, **dates_of(head, text), "summary": body.summary,
                     "highlights": body.highlights})  # fmt: skip
    return [school for school in made if any(school.values())]


def _list_as_heads(lines: list[Line]) -> list[Line]:
    """Bullets that each name a school or degree with a date are entries, not details."""
    bullets = [line for line in lines if line.bullet]
    dated = [line for line in bullets if head_date(line) and (school_score(line.text) or degree_score(line.text))]
    if not bullets or len(dated) * 2 <= len(bullets) or not lines[0].bullet:
        return lines
    return [
        replace(line, layout=replace(line.layout, bullet=False), gap=True) if line in dated else line for line in lines
    ]


def _schooling(head: Head) -> tuple[dict[str, Any], list[Span]]:
    fields: dict[str, Any] = {}
    places = list(head.places)
    pieces: list[Span] = []
    for part in head.parts:
        part, place = split_place(part)
        places += [place] if place else []
        pieces += _school_pieces(part)
    loose: list[Span] = []
    for piece in pieces:
        if not _take_schooling(piece, fields):
            loose.append(piece)
    for piece in loose:
        if "institution" not in fields and ("studyType" in fields or "area" in fields or len(loose) == 1):
            fields["institution"] = noted(piece)
        elif "area" not in fields and "institution" in fields:
            fields["area"] = noted(piece)
        elif "institution" not in fields:
            fields["institution"] = noted(piece)
    return fields, places


def _school_pieces(part: Span) -> list[Span]:
    """A text cut at commas and dashes where that parts a school from a degree or a subject."""
    pieces = part.split(_COMMA)
    if len(pieces) < 2:
        return [part]
    schools = [school_score(piece.text) > 0 for piece in pieces]
    if sum(schools) == 1 or any(degree_score(piece.text) for piece in pieces):
        return _of_california(part, pieces, schools)
    return [part]


def _of_california(part: Span, pieces: list[Span], schools: list[bool]) -> list[Span]:
    """“University of California, Berkeley”: one capitalised word after a school belongs to its name when the
    degree stands elsewhere in the text."""
    at = schools.index(True) if any(schools) else -1
    others = [piece for index, piece in enumerate(pieces) if index not in (at, at + 1)]
    if (
        0 <= at < len(pieces) - 1
        and len(pieces[at + 1].text.split()) == 1
        and any(degree_score(p.text) for p in others)
    ):
        whole = part.cut(pieces[at].start - part.start, pieces[at + 1].end - part.start)
        return [*pieces[:at], whole, *pieces[at + 2 :]]
    return pieces


def _take_schooling(piece: Span, fields: dict[str, Any]) -> bool:
    if (
        (grade := _GRADE.search(piece.text))
        and not degree_score(piece.text)
        and len(piece.text) - (grade.end() - grade.start()) < 12
    ):
        fields.setdefault("score", noted(piece.strip(" ()")))
        return True
    if school_score(piece.text) and "institution" not in fields and not _degree_leads(piece.text):
        fields["institution"] = noted(piece)
        return True
    if degree_score(piece.text) and "studyType" not in fields:
        match = _SHORT_DEGREE.match(piece.text) or _DEGREE_AREA.match(piece.text)
        if match and not school_score(match["area"]):
            fields["studyType"] = noted(piece.cut(match.start("degree"), match.end("degree")))
            fields.setdefault("area", noted(piece.cut(match.start("area"), match.end("area"))))
        else:
            fields["studyType"] = noted(piece)
        return True
    return False


def _degree_leads(text: str) -> bool:
    first = fold(text).split()
    return bool(first) and degree_score(first[0]) > 0 and not school_score(first[0])


def _project_name(span: Span) -> tuple[Span, Span | None]:
    """A name and what is told about it in the same breath: “gull (2020): streaming joins”."""
    match = re.search(r"\s*(?::\s+|\s[(–—-]|\.\s+|,\s+)", span.text) if len(span.text) > 50 else None
    if match is None or match.start() < 2:
        return span, None
    return span.cut(0, match.start()), span.cut(match.start()).strip(" :,.–—-")


def read_projects(lines: list[Line], text: str) -> list[dict[str, Any]]:
    """The projects of a section."""
    made: list[dict[str, Any]] = []
    for entry in cut_entries(lines):
        head = read_head(entry)
        if not head.parts and entry.body and not made:
            listed = [_project_name(line.span) for line in entry.body]
            made += [{"name": noted(one), "description": noted(two)} for one, two in listed]
            continue
        body = read_body(entry.body)
        description = body.summary or (noted(head.parts[1]) if len(head.parts) > 1 else None)
        name = None
        if head.parts:
            name, told = _project_name(head.parts[0])
            description = description or noted(told)
        made.append({"name": noted(name), **dates_of(head, text), "description": description,
                     "highlights": body.highlights})  # fmt: skip
    return [project for project in made if any(project.values())]
