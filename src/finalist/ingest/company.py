"""Reads a page of the company: its own sentences, sorted by what they are about. Nothing is composed or joined.

The heading a sentence stands under decides first, then its own words. Menus, cookies and legal lines are left out.
"""

import re

from finalist.core.documents.base import Source, Sourced
from finalist.core.documents.company import Company, CompanyStatement, StatementKind
from finalist.core.errors import Problem, Unreadable
from finalist.core.text.sentences import sentence_spans
from finalist.ingest.company_words import BOILERPLATE, HEADINGS, NAMED, NOT_A_NAME, SENTENCES
from finalist.ingest.read import LayoutLine, PlainText, Read, source_of
from finalist.ingest.text import read_text

_MAX_STATEMENTS = 400
_MAX_VALUE_HEADING = 8
_UNDER: dict[StatementKind, re.Pattern[str]] = {kind: re.compile(words, re.IGNORECASE) for kind, words in HEADINGS}
_SAYS: dict[StatementKind, re.Pattern[str]] = {kind: re.compile(words, re.IGNORECASE) for kind, words in SENTENCES}
_SKIP = re.compile(BOILERPLATE, re.IGNORECASE)
_NAMED = tuple(re.compile(pattern, re.MULTILINE) for pattern in NAMED)
_NOT_A_NAME = re.compile(NOT_A_NAME, re.IGNORECASE)


def read_company(data: bytes, name: str, source_id: str = "company-1") -> Read[Company]:
    """A company page in HTML, Markdown, text, PDF or DOCX. Raises Unreadable when no text can be had from the bytes."""
    plain = read_text(data, name)
    if plain.format in ("eml", "ics", "json"):
        raise Unreadable(
            f"{name or 'The input'} is not a page about the company.",
            "Give what the company says of itself as HTML, Markdown, PDF, DOCX or text.",
            "not-a-company-page",
        )
    text, at = _with_title(plain)
    source = source_of(data, text, name=name, kind="company", source_id=source_id)
    statements = tuple(_statements(source, plain))
    company = Company(source=source.id, name=_name(source, plain, at), statements=statements[:_MAX_STATEMENTS])
    return Read(company, source, (*plain.problems, *_problems(company, name)))


def _problems(company: Company, name: str) -> list[Problem]:
    found = []
    if company.name is None:
        found.append(("no-name", "The page does not name the company.", "name"))
    if not company.statements:
        found.append(("no-statements", "The page says nothing about the company in whole sentences.", "statements"))
    elif not any(statement.kind == "value" for statement in company.statements):
        found.append(("no-values", "The page does not state the company's values.", "statements"))
    return [
        Problem(code=code, message=message, file=name, field=field, severity="info") for code, message, field in found
    ]


def _with_title(plain: PlainText) -> tuple[str, int]:
    """The text, with the organisation's name from the page's data or title appended when it is not in it; and where."""
    named = next((item for item in plain.data if "Organization" in str(item.get("@type")) and item.get("name")), None)
    words = " ".join(str(named["name"]).split())[:80] if named else ""
    if not words:
        parts = [part.strip() for part in re.split(r"\s[|–—·-]\s", plain.title) if part.strip()]
        names = [part for part in parts if not _NOT_A_NAME.search(part) and len(part.split()) <= 6]
        words = max(names, key=lambda part: (plain.text.count(part), parts.index(part)), default="")
    if not words:
        return plain.text, -1
    at = plain.text.find(words)
    if at >= 0:
        return plain.text, at
    lead = "\n\nFrom the page's title: "
    return f"{plain.text}{lead}{words}", len(plain.text) + len(lead)


def _name(source: Source, plain: PlainText, at: int) -> Sourced | None:
    if at >= 0:
        words = source.text[at:].split("\n", 1)[0]
        for size in range(min(len(words), 80), 1, -1):
            if words[:size] in plain.title or any(words[:size] == item.get("name") for item in plain.data):
                return Sourced(value=words[:size], evidence=source.quote(at, at + size))
    for pattern in _NAMED:
        for match in pattern.finditer(source.text):
            if not _NOT_A_NAME.search(match["name"]):
                return Sourced(value=match["name"], evidence=source.quote(match.start("name"), match.end("name")))
    return None


def _statements(source: Source, plain: PlainText) -> list[CompanyStatement]:
    """Each sentence or bullet under its headings. A heading inside a values section is itself a value."""
    found: list[CompanyStatement] = []
    path: list[tuple[int, str]] = []
    for block in _blocks(plain):
        line = block[0]
        if level := _level(line):
            under = next((kind for _, words in reversed(path) if (kind := _kind_under(words))), None)
            path = [(depth, words) for depth, words in path if depth < level]
            inside = any(_kind_under(words) == "value" for _, words in path)
            path.append((level, line.text))
            if inside and under == "value" and _value_heading(line.text):
                found.append(_statement(source, "value", line.start, line.start + len(line.text), path[-2][1]))
            continue
        found += _sentences(source, block, path)
    return found


def _blocks(plain: PlainText) -> list[list[LayoutLine]]:
    """Lines that belong together: a heading, a bullet, or a paragraph whose lines run on."""
    blocks: list[list[LayoutLine]] = []
    for line in plain.lines:
        last = blocks[-1][-1] if blocks else None
        joined = last is not None and not line.bullet and not line.heading and not last.heading and not _level(last)
        between = plain.text[last.start + len(last.text) : line.start] if last else ""
        if (
            joined
            and last is not None
            and between.count("\n") == 1
            and not last.text.rstrip().endswith((".", "!", "?", ":"))
        ):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _level(line: LayoutLine) -> int:
    """The heading level of a line: the format's, or 2 for a short line whose words head a known section."""
    if line.heading:
        return line.heading
    words = line.text.strip(" *_:#")
    short = len(words.split()) <= 7 and not line.bullet and not words.endswith((".", ",", ";", "!"))
    return 2 if short and (_kind_under(words) or line.bold or line.text.rstrip().endswith(":")) else 0


def _kind_under(heading: str) -> StatementKind | None:
    words = heading.strip(" *_:#")
    return next((kind for kind, pattern in _UNDER.items() if pattern.search(words)), None)


def _value_heading(words: str) -> bool:
    return len(words.split()) <= _MAX_VALUE_HEADING and not _SKIP.search(words)


def _sentences(source: Source, block: list[LayoutLine], path: list[tuple[int, str]]) -> list[CompanyStatement]:
    start, end = block[0].start, block[-1].start + len(block[-1].text)
    heading = path[-1][1] if path else ""
    under = next((kind for _, words in reversed(path) if (kind := _kind_under(words))), None)
    spans = (
        [(start, end)]
        if block[0].bullet and end - start < 300
        else [(start + left, start + right) for left, right in sentence_spans(source.text[start:end].replace("*", " "))]
    )
    found = []
    for left, right in spans:
        words = source.text[left:right]
        if not _worth(words, block[0].bullet, under):
            continue
        found.append(_statement(source, _kind(words, under, block[0].bullet), left, right, heading))
    return found


def _worth(words: str, bullet: bool, under: StatementKind | None) -> bool:
    if _SKIP.search(words) or not any(char.isalpha() for char in words):
        return False
    count = len(words.split())
    if under == "value" and bullet:
        return count <= 60
    return 4 <= count <= 90 and (bullet or words.rstrip("\"”’')*_ ").endswith((".", "!", "?", "…")) or count >= 8)


def _kind(words: str, under: StatementKind | None, bullet: bool) -> StatementKind:
    """Under a values heading bullets are values; elsewhere the sentence's own words come before its heading."""
    if under == "value" and not bullet and re.search(r"\bvalues\b", words, re.IGNORECASE):
        return "fact"  # “We wrote our four values …” speaks of the values and is none
    said = next((kind for kind, pattern in _SAYS.items() if pattern.search(words)), None)
    if under in ("value", "challenge", "mission", "news"):
        return under if bullet or under != "value" or said is None else said if said in ("mission", "news") else under
    return said or under or "fact"


def _statement(source: Source, kind: StatementKind, start: int, end: int, heading: str) -> CompanyStatement:
    words = " ".join(source.text[start:end].replace("**", "").strip("*").split())
    return CompanyStatement(kind=kind, text=words, heading=heading, evidence=source.quote(start, end))
