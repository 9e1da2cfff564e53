"""Round notes: a person's hasty lines, each kept exactly as written, with whom it concerns and what kind it is.

A heading, a bold name or a “Dana:” at the start of a line says who; words in the line say what kind. What no rule
recognises is `other`: a wrong kind would put words into somebody's mouth.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, time

from finalist.core.documents.base import Source, Sourced
from finalist.core.documents.invitation import Person
from finalist.core.documents.notes import NoteKind, NoteLine, Notes
from finalist.core.errors import Problem
from finalist.core.text.days import find_days
from finalist.core.text.names import find_names, is_name, is_role
from finalist.core.text.terms import fold
from finalist.ingest.note_kinds import kind_of, my_question, section_kind
from finalist.ingest.note_people import bare_person, met_in
from finalist.ingest.read import Read, source_of

_HEADING = re.compile(
    r"^\s*(?:#{1,6}\s+(?P<h>.+?)\s*#*|\*\*(?P<b>[^*\n]{2,120})\*\*:?(?P<rest>.*)|__(?P<u>[^_\n]{2,120})__:?)\s*$"
)
_BULLET = re.compile(r"^\s*(?:[-*+•–▪◦]|\d{1,2}[.)])\s+(?:\[[ xX]\]\s+)?")
_PREFIX = re.compile(
    r"^(?P<who>[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,3})(?:\s*\((?P<role>[^)]{2,60})\))?"
    r"\s*(?::|\s[-–—]\s)\s*(?=\S)"
)
_ROUND = re.compile(
    r"(?i)\b(?:(first|second|third|1st|2nd|3rd)[\s-]+(?:round|interview)"
    r"|round:?\s*(?:no\.?\s*)?([1-4]|one|two|three)|r([1-4])\b)"
)
_COUNT = {
    word: number
    for number, words in enumerate(("first 1st one 1", "second 2nd two 2", "third 3rd three 3", "4"), start=1)
    for word in words.split()
}
_FRONT = re.compile(r"\A---[ \t]*\n(?P<inner>.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)


@dataclass(slots=True)
class _Reading:
    """The state while lines are read: who is spoken of, under which kind of heading, and who is known."""

    source: Source
    people: dict[str, Person] = field(default_factory=dict)
    person: str = ""
    section: NoteKind | None = None
    asking: bool = False
    """Under a heading such as “me asking”: the lines hold questions of the candidate and THEIR answers."""
    bulleted: bool = False
    lines: list[NoteLine] = field(default_factory=list)


def read_notes(data: bytes, name: str, source_id: str = "notes-1") -> Read[Notes]:
    """The notes of one round from Markdown, text, HTML or DOCX. Raises Unreadable for what no reader can use."""
    from finalist.ingest.text import read_text

    plain = read_text(data, name)
    source = source_of(data, plain.text, name=name, kind="notes", source_id=source_id)
    reading = _Reading(source)
    headings = {line.start for line in plain.lines if line.heading}
    front = _FRONT.match(plain.text)
    at = front.end() if front else 0
    top = plain.text[: at + 600]
    if front:
        _present(reading, front.start("inner"), front["inner"])
    for line in plain.text[at:].split("\n"):
        _read_line(reading, at, line, at in headings)
        at += len(line) + 1
    problems = list(plain.problems)
    if not reading.lines:
        problems.append(
            Problem("no-notes", "These notes hold headings only. Write a line on what was said.", file=name)
        )
    notes = Notes(source=source.id, round=_round(top, name), day=_day(source, top),
                  people=tuple(reading.people.values()), lines=tuple(reading.lines))  # fmt: skip
    return Read(notes, source, tuple(problems))


def _present(reading: _Reading, start: int, front: str) -> None:
    """The people that the front matter names: `with: Dana Whitlock, Marc Oyelaran`."""
    for line in re.finditer(r"(?m)^(?:with|people|interviewers?|panel)[ \t]*:(?P<v>.*)$", front):
        for mention in find_names(reading.source.text, start + line.start("v"), start + line.end("v"), listed=True):
            _remember(reading, (mention.start, mention.end), mention.title)


def _round(top: str, name: str) -> int | None:
    """The round that the first lines, or else the file's name, count."""
    for text in (top.split("\n\n")[0], *re.findall(r"(?m)^(?:#|round|title).*$", top), re.sub(r"[_-]", " ", name)):
        match = _ROUND.search(text)
        if match:
            return _COUNT[next(word for word in match.groups() if word).casefold()]
    return None


def _day(source: Source, top: str) -> Sourced | None:
    """The day of the round: a date in the first lines, with its year if that is said."""
    for mention in find_days(top):
        if mention.month and mention.day and not mention.swapped and mention.start < 300:
            shown = f"--{mention.month:02}-{mention.day:02}"
            shown = f"{mention.year}{shown[1:]}" if mention.year else shown
            return Sourced(value=shown, evidence=source.quote(mention.start, mention.end))
    return None


def _read_line(reading: _Reading, start: int, line: str, heading: bool) -> None:
    if not line.strip() or re.fullmatch(r"\s*(?:[-*_=]\s?){3,}\s*", line):
        return
    match = _HEADING.match(line)
    if match or heading:
        words = next((w for w in (match["h"], match["b"], match["u"]) if w), "") if match else line.strip()
        _heading(reading, start + line.find(words), words)
        rest = (match["rest"] or "").strip() if match else ""
        if match and match["b"] and len(rest) > 3 and not (rest.startswith("(") and rest.endswith(")")):
            _note(reading, start + line.rfind(rest), rest)
        return
    lone = (
        re.fullmatch(r"[^\n.?!]{2,60}:", line.strip())
        or section_kind(line.strip())
        or (bare_person(line, _after_blank(reading.source.text, start)) and _is_nobody_else(line))
    )
    if lone and not _BULLET.match(line):
        words = line.strip().removesuffix(":")
        _heading(reading, start + line.find(words), words)
        return
    bullet = _BULLET.match(line)
    if reading.asking and reading.bulleted and not bullet:
        reading.section, reading.asking = None, False
    reading.bulleted = bool(bullet)
    words = line[bullet.end() :] if bullet else line.lstrip()
    if not bullet and not line[:1].isspace() and not reading.lines and not reading.person and _is_title(words):
        reading.person = _met(reading, start + len(line) - len(words), words)
        return
    _note(reading, start + len(line) - len(words), words.rstrip())


def _after_blank(text: str, at: int) -> bool:
    """Whether an empty line stands before this place; nothing is copied, since every line asks."""
    while at and text[at - 1] in " \t":
        at -= 1
    return text.endswith("\n\n", 0, at)


def _is_title(words: str) -> bool:
    """A first line such as “Round 1, Harrow Vale, 10 Nov” says what the notes are, not what was said."""
    return bool(_ROUND.search(words) or find_days(words)) and len(words.split()) <= 12 and not kind_of(words, "")[1]


def _heading(reading: _Reading, start: int, words: str) -> None:
    """A heading names a person, or a kind of notes; any other ends both."""
    reading.section, reading.person = section_kind(words), ""
    reading.asking = my_question(words)
    person = _person(reading, start, words)
    if person:
        reading.person = person
        reading.section, reading.asking = None, False


def _person(reading: _Reading, start: int, words: str) -> str:
    """The person a heading or prefix names, remembered with the title beside it; "" when it names none."""
    lead = re.match(r"(?i)(?:with|meeting with|talk with|chat with|call with|interview with|me and|met)\s+", words)
    at = start + (lead.end() if lead else 0)
    end = start + len(words)
    first = re.match(r"[^\W\d_][\w'’-]*(?=\s*(?:[(,–—-]|$))", reading.source.text[at:end])
    if first and (known := _known(reading, first.group())):
        return known  # “Annegret (…)”, named in full before
    for mention in find_names(reading.source.text, at, end, listed=True):
        if not mention.title and (mention.start - at > 12 or _ROUND.search(words) or find_days(words)):
            continue  # “Round 1, Harrow Vale, 10 Nov” names a company
        title = mention.title
        return _remember(reading, (mention.start, mention.end), title)
    head = re.match(r"([^\W\d_][\w'’-]*)\s*(?:[,(–—-]\s*([^)\n]{2,50})\)?)?\s*$", reading.source.text[at:end])
    if head:
        known = _known(reading, head.group(1))
        if known:
            return known
        if head.group(2) and is_role(head.group(2)) and head.group(1)[0].isupper() and not is_role(head.group(1)):
            return _remember(reading, (at, at + head.end(1)), (at + head.start(2), at + head.end(2)))
    return _met(reading, start, words)


def _met(reading: _Reading, start: int, words: str) -> str:
    """The person that a title line says the talk was with, remembered; "" when it names none or several."""
    met = met_in(words)
    if met is None:
        return ""
    name, role = met
    return _remember(reading, (start + name[0], start + name[1]), role and (start + role[0], start + role[1]))


def _is_nobody_else(words: str) -> bool:
    """A lone first name, not a word such as “Overall” that opens a part of the notes."""
    return " " in words.strip() or _is_first_name(words.strip())


def _remember(reading: _Reading, span: tuple[int, int], title: tuple[int, int] | None) -> str:
    text = reading.source.text
    name = " ".join(text[slice(*span)].split())
    role = (
        Sourced(value=" ".join(text[slice(*title)].split()), evidence=reading.source.quote(*title)) if title else None
    )
    known = _known(reading, name)
    if known:
        person = reading.people[fold(known)]
        reading.people[fold(known)] = person.model_copy(update={"title": person.title or role})
        return known
    reading.people[fold(name)] = Person(name=Sourced(value=name, evidence=reading.source.quote(*span)), title=role)
    return name


def _known(reading: _Reading, name: str) -> str:
    """A person already named, by full name, by first name or by surname, when only one fits."""
    wanted = fold(name).split()
    fits = [p.name.value for p in reading.people.values() if _fits(wanted, fold(p.name.value).split())]
    return fits[0] if len(fits) == 1 else ""


def _fits(wanted: list[str], name: list[str]) -> bool:
    return wanted == name or (len(wanted) == 1 and wanted[0] in {name[0], name[-1]})


def _note(reading: _Reading, start: int, words: str) -> None:
    person, shown = reading.person, words
    prefix = _PREFIX.match(words)
    if prefix and (who := _speaker(reading, start, prefix)):
        person, shown = who, words[prefix.end() :]
    elif not person or reading.section:
        person = _mentioned(reading, words) or person
    kind, _ = kind_of(shown if shown is words else f"they {shown}", person)
    if reading.asking:
        kind = kind if kind in ("pay", "they-promised", "i-promised", "feeling") else "they-said"
    elif kind == "other" and reading.section:
        kind = reading.section
    reading.lines.append(NoteLine(text=words, kind=kind, person=person,
                                  evidence=reading.source.quote(start, start + len(words))))  # fmt: skip


def _speaker(reading: _Reading, start: int, prefix: re.Match[str]) -> str:
    """Who “Dana:” or “Dana Whitlock (HR):” is; "" for “Q:”, “Pay:”, “Me:” and the like."""
    who = prefix["who"]
    known = _known(reading, who)
    if known:
        return known
    title = prefix.span("role") if prefix["role"] and is_role(prefix["role"]) else None
    span = (start + prefix.start("who"), start + prefix.end("who"))
    single = len(who.split()) == 1 and who[0].isupper() and (title is not None or _is_first_name(who))
    if is_name(who) or single:
        return _remember(reading, span, (start + title[0], start + title[1]) if title else None)
    return ""


_NO_NAMES = frozenset(
    """
    q a me i they them he she we pay salary culture feeling felt concern concerns doubt todo note notes next
    steps step action actions promised story stories asked said question questions answer answers pros cons
    plus minus team money benefits overall vibe impression day date time place round role company good bad ok
    so but and also red green flag flags nb ps fyi n.b
    """.split()
)


def _is_first_name(word: str) -> bool:
    return (
        word.casefold() not in _NO_NAMES
        and word.isalpha()
        and word[1:].islower()
        and 3 <= len(word) <= 12
        and not is_role(word)
        and section_kind(word) is None
    )


def _mentioned(reading: _Reading, words: str) -> str:
    """The one known person whose name stands in a line; "" when none or several do."""
    found = set()
    for token in re.findall(r"[^\W\d_][\w'’-]+", words):
        if token[0].isupper() and (known := _known(reading, token)):
            found.add(known)
    return found.pop() if len(found) == 1 else ""


def day_as_moment(day: str, year: int) -> datetime:
    """A day of `Notes.day` as midnight UTC, the year filled in where the notes leave it out."""
    month, number = (int(part) for part in day.split("-")[-2:])
    written = day.split("-")[0]
    return datetime.combine(datetime(int(written) if written else year, month, number), time(), UTC)
