"""The short facts of a posting: title, company, places, terms and the closing day, each from the words that state it.

Labels (“Location: Leeds”, or the label on one line and the value on the next) come first; then the shapes that postings
have in common. Where two readings are possible the field stays empty.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time

from finalist.core.documents.base import Source, Sourced, SourcedMoment
from finalist.ingest.posting_sections import heading_of
from finalist.ingest.posting_words import (
    ADDRESS,
    AT,
    BASED,
    CLOSING,
    COMPANY,
    EMPLOYMENT,
    JUNK,
    LABEL,
    NAME,
    NOT_COMPANY,
    ORGANISATION,
    PLACE_WORDS,
    REMOTE,
    ROLE,
    SENIORITY,
    SOUGHT,
)
from finalist.ingest.read import LayoutLine, PlainText


def labelled(plain: PlainText) -> dict[str, tuple[int, int]]:
    """Field → span of its value: “Label: value”, a label above its value, tables read by cell or by column."""
    found: dict[str, tuple[int, int]] = {}
    lines = plain.lines
    for index, line in enumerate(lines):
        cells = list(_cells(line))
        for number, (start, end) in enumerate(cells):
            label, colon, value = plain.text[start:end].partition(":")
            field = _field(label)
            if field is None or field in found:
                continue
            if colon and value.strip():
                at = start + len(label) + 1 + len(value) - len(value.lstrip())
                found[field] = _trimmed(plain.text, at, end)
            elif number + 1 < len(cells):
                found[field] = _trimmed(plain.text, *cells[number + 1])
            elif span := _value_below(lines, index, colon=bool(colon)):
                found[field] = _trimmed(plain.text, *span)
    return found


def _value_below(lines: tuple[LayoutLine, ...], index: int, *, colon: bool) -> tuple[int, int] | None:
    """The value for a label that fills its line: the next line, or, under a run of labels, the line as far below."""
    first = last = index
    while first > 0 and _field(lines[first - 1].text):
        first -= 1
    while last + 1 < len(lines) and _field(lines[last + 1].text):
        last += 1
    at = last + 1 + index - first
    if at >= len(lines) or not _is_value(lines[at]) or not (colon or _board_like(lines, index)):
        return None
    return next(iter(_cells(lines[at])), None)


def _cells(line: LayoutLine) -> Iterator[tuple[int, int]]:
    """The parts of a line between ` · `, ` | ` and tabs; the whole line when it has none or is long."""
    if len(line.text) > 300:
        return
    at = 0
    for cell in re.split(r"( [·|•] |\t)", line.text):
        if cell.strip() and cell.strip() not in "·|•":
            yield line.start + at, line.start + at + len(cell)
        at += len(cell)


def _field(label: str) -> str | None:
    words = label.strip(" *_#").replace("**", "")
    if not 1 < len(words) <= 32:
        return None
    return next((field for field, pattern in LABEL if pattern.fullmatch(words)), None)


def _is_value(line: LayoutLine) -> bool:
    return len(line.text) <= 120 and not line.heading and not line.text.rstrip().endswith(":") and not line.bullet


def _board_like(lines: tuple[LayoutLine, ...], index: int) -> bool:
    """Labels without a colon count only in the head of a page, before the first long paragraph."""
    return index < 30 and all(len(line.text) < 160 for line in lines[:index])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " *_\t":
        start += 1
    while end > start and text[end - 1] in " *_\t":
        end -= 1
    return start, end


def title_of(source: Source, plain: PlainText, spans: dict[str, tuple[int, int]]) -> Sourced | None:
    """The job's title: a label, else the main heading, else the first line that names an occupation."""
    if "title" in spans and heading_safe(source.text[slice(*spans["title"])]):
        return _sourced(source, *_before_company(source.text, *spans["title"]))
    tops = [line for line in plain.lines[:60] if line.heading == 1 and ROLE.search(line.text)]
    early = [line for line in plain.lines[:8] if _titular(line)]
    for line in [
        *tops,
        *early,
        *(line for line in plain.lines[:30] if line.heading == 1 and not heading_kind_known(line)),
    ]:
        return _sourced(source, *_before_company(source.text, line.start, line.start + len(line.text)))
    sought = next((match for match in SOUGHT.finditer(source.text) if ROLE.search(match["title"])), None)
    return _sourced(source, sought.start("title"), sought.end("title")) if sought else None


def heading_safe(words: str) -> bool:
    """Whether a labelled title looks like one: short and not a sentence."""
    return len(words.split()) <= 14 and not words.rstrip().endswith(".")


def heading_kind_known(line: LayoutLine) -> bool:
    """Whether a line heads a known section, and so is no title."""
    head = heading_of(line)
    return head is not None and head.kind != "other"


def _titular(line: LayoutLine) -> bool:
    words = line.text.strip()
    if line.bullet or len(words.split()) > 14 or words.endswith((".", ":", "!", "?")) or JUNK.search(words):
        return False
    return bool(ROLE.search(words)) and not re.search(r"\b(?:we|you|our|your|is|are|will)\b", words, re.IGNORECASE)


def _before_company(text: str, start: int, end: int) -> tuple[int, int]:
    """“Staff Nurse at Acme | Leeds” → “Staff Nurse”; “Senior QA Engineer (m/f/d)” keeps its brackets off."""
    words = text[start:end]
    at = AT.search(words)
    cut = at.start() if at else len(words)
    for mark in (" | ", " · ", " — ", " – ", "\t"):
        if (found := words.find(mark)) > 3 and ROLE.search(words[:found]):
            cut = min(cut, found)
    gender = re.search(
        r"\s*\(\s*(?:[mwfdhx]\s*/\s*){1,3}[mwfdhx]\s*\)?.*$|\s*\(all genders\)", words[:cut], re.IGNORECASE
    )
    if gender and gender.start() > 3:
        cut = gender.start()
    return _trimmed(text, start, start + cut)


def company_of(
    source: Source, plain: PlainText, spans: dict[str, tuple[int, int]], title: Sourced | None
) -> Sourced | None:
    """The employer's name: a label, “Title at X”, “X is a …”, “At X, we …”, “About X”; the most often named wins."""
    if "company" in spans and 0 < spans["company"][1] - spans["company"][0] <= 80:
        return _sourced(source, *spans["company"])
    first = plain.lines[0] if plain.lines else None
    if first and title and (at := AT.search(first.text)):
        return _sourced(source, first.start + at.start("company"), first.start + at.end("company"))
    counts: dict[str, list[int]] = {}
    for pattern in COMPANY:
        for match in pattern.finditer(source.text):
            name = match["name"].rstrip(".,")
            if not NOT_COMPANY.search(name) and not name.isdigit() and (title is None or name not in title.value):
                counts.setdefault(name, []).append(match.start("name"))
    if not counts:
        return _byline(source, plain, title)
    name = max(counts, key=lambda name: (len(counts[name]) + source.text.count(name) / 10, -counts[name][0]))
    return _sourced(source, counts[name][0], counts[name][0] + len(name))


def _byline(source: Source, plain: PlainText, title: Sourced | None) -> Sourced | None:
    """A line of its own under the title that is named again further down."""
    if title is None:
        return None
    for line in [line for line in plain.lines if line.start > title.evidence.start][:2]:
        for start, end in _cells(line):
            start, end = _trimmed(source.text, start, end)
            name = source.text[start:end]
            known = source.text.count(name) > 1 or ORGANISATION.search(name)
            if re.fullmatch(NAME, name) and known and not ROLE.search(name) and not NOT_COMPANY.search(name):
                return _sourced(source, start, end)
    return None


def locations_of(
    source: Source, plain: PlainText, spans: dict[str, tuple[int, int]], title: Sourced | None
) -> tuple[Sourced, ...]:
    """Places of work: a label, else an address in the lines under the title, else “based in X”."""
    if "location" in spans:
        start, end = spans["location"]
        if remote := re.search(
            r"[,(–-]?\s*\b(?:hybrid|remote|on[- ]?site)\b.*$", source.text[start:end], re.IGNORECASE
        ):
            end = start + remote.start()
        if 1 < end - start <= 100:
            return (_sourced(source, start, end),)
    after = title.evidence.start if title else 0
    for line in [line for line in plain.lines[:20] if line.start > after][:4]:
        for start, end in _cells(line):
            start, end = _trimmed(source.text, start, end)
            place = ADDRESS.search(source.text[start:end])
            if place and not ROLE.search(source.text[start : start + place.end()]):
                return (_sourced(source, start, min(end, start + place.end())),)
    found = BASED.search(source.text)
    return (_sourced(source, found.start("place"), found.end("place")),) if found else ()


def remote_of(source: Source, spans: dict[str, tuple[int, int]]) -> Sourced | None:
    """What is said of working remotely, hybrid or on site."""
    if "remote" in spans and (match := PLACE_WORDS.search(source.text, *spans["remote"])):
        return _sourced(source, match.start(), match.end())
    return _first(source, REMOTE)


def employment_of(source: Source, spans: dict[str, tuple[int, int]]) -> Sourced | None:
    """Full or part time, permanent or not, in the posting's words."""
    if "employment" in spans and spans["employment"][1] - spans["employment"][0] <= 120:
        start, end = spans["employment"]
        if EMPLOYMENT.search(source.text, start, end):
            return _sourced(source, start, end)
    return _first(source, EMPLOYMENT)


def seniority_of(source: Source, spans: dict[str, tuple[int, int]], title: Sourced | None) -> Sourced | None:
    """The level: the word in the title, else a labelled level or grade."""
    if title and (match := SENIORITY.search(source.text, title.evidence.start, title.evidence.end)):
        return _sourced(source, match.start(), match.end())
    if "seniority" in spans and spans["seniority"][1] - spans["seniority"][0] <= 60:
        return _sourced(source, *spans["seniority"])
    return None


def deadline_of(source: Source, spans: dict[str, tuple[int, int]]) -> SourcedMoment | None:
    """The last day to apply, in UTC; None when no full and unambiguous date is given."""
    windows = [spans["deadline"]] if "deadline" in spans else []
    windows += [(match.end(), min(len(source.text), match.end() + 60)) for match in CLOSING.finditer(source.text)]
    for start, end in windows:
        if found := moment_in(source, start, end):
            return found
    return None


def moment_in(source: Source, start: int, end: int) -> SourcedMoment | None:
    """The first full, unambiguous day in a stretch of the text, with its hour when one follows."""
    from finalist.core.text.days import day_of, find_days
    from finalist.core.text.times import find_times

    words = source.text[start:end]
    for mention in find_days(words):
        day = day_of(mention, None)
        if day is None or mention.swapped:
            continue
        hours = [hit for hit in find_times(words[mention.end :]) if hit.start <= 12]
        last = mention.end + (hours[0].end if hours else 0)
        moment = datetime.combine(day, hours[0].begin if hours else time(0), UTC)
        return SourcedMoment(
            value=moment, whole_day=not hours, evidence=source.quote(start + mention.start, start + last)
        )
    return None


def _first(source: Source, pattern: re.Pattern[str]) -> Sourced | None:
    match = pattern.search(source.text)
    return _sourced(source, match.start(), match.end()) if match else None


def _sourced(source: Source, start: int, end: int) -> Sourced:
    start, end = _trimmed(source.text, start, end)
    return Sourced(value=" ".join(source.text[start:end].split()), evidence=source.quote(start, end))
