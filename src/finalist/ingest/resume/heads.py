"""The head of an entry taken apart: employer and title, school and degree, place, dates, in whatever order they stand.

Which comes first, title or employer, is decided once for a document by all its entries together: people keep to one
order, and a single line seldom tells.
"""

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from finalist.core.text.dates import DateRange
from finalist.ingest.resume.entries import Entry, date_of, is_duration
from finalist.ingest.resume.spans import Line, Noted, Span, said
from finalist.ingest.resume.words import degree_score, is_place, job_score, organisation_score, school_score

_PARTS = re.compile(r"\s+[–—|•·@]\s+|\s+-\s+|,\s+|\s+/\s+|\s*;\s+|\s+\bat\b\s+|\s+\bbei\b\s+|\s+\bchez\b\s+")
_STRONG = re.compile(r"\s+[–—|•·@]\s+|\s+-\s+|\s+\bat\b\s+|\s+\bbei\b\s+|\s+\bchez\b\s+|\s*;\s+")
_INC = re.compile(r"(?i)^(?:inc|ltd|llc|llp|plc|gmbh|corp|co|s\.?a|ag|lp|pllc|limited|phd|ph\.d|md|mba|jr|sr)\b\.?")
_SEAM = re.compile(r"[\s,|·•–—@:;*_-]")
_NAME_AND_WORD = re.compile(r"(.{2,60}),\s+([A-ZÀ-Þ][\w'’-]+(?:[ -][A-ZÀ-Þ][\w'’-]+){0,2})$")
_BRACKETED = re.compile(r"\s*\(([^()]{2,60})\)\s*$")


@dataclass(slots=True)
class Head:
    """The parts of a head in order, without dates and places."""

    parts: list[Span] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    dates: list[DateRange] = field(default_factory=list)


def read_head(entry: Entry) -> Head:
    """Dates and places out; what is left, cell by cell."""
    head = Head()
    for line in entry.head:
        for cell in line.cells:
            for part in _by_weight(cell, line):
                _take(part, head)
    return head


def _by_weight(cell: Span, line: Line) -> list[Span]:
    """A cell cut where bold ends or begins: “**Acme**, Buyer” is two parts, however many commas either has."""
    shift = line.layout.start - cell.start
    edges = sorted({edge + shift for stretch in line.layout.strong for edge in stretch})
    inner = [edge for edge in edges if 1 < edge < len(cell.text) - 1 and _SEAM.search(cell.text[edge - 3 : edge + 3])]
    if not inner or len(inner) > 2:
        return [cell]
    cuts = [0, *inner, len(cell.text)]
    parts = [_trimmed(cell.cut(a, b)) for a, b in itertools.pairwise(cuts)]
    return [part for part in parts if re.search(r"\w", part.text)]


def _take(cell: Span, head: Head) -> None:
    if is_duration(cell.text):
        return
    date = date_of(cell)
    pieces = [cell]
    if date is not None:
        head.dates.append(date)
        relative = (date.at - cell.start, date.until - cell.start)
        pieces = [_trimmed(cell.cut(0, relative[0])), _trimmed(cell.cut(relative[1]))]
    for piece in pieces:
        if not piece.text or is_duration(piece.text) or not re.search(r"\w", piece.text):
            continue
        if is_place(piece.text):
            head.places.append(_place_words(piece))
        else:
            head.parts.append(piece)


def _trimmed(span: Span) -> Span:
    span = span.strip(" \t,;|•·–—-:*_")
    if span.text.count("(") != span.text.count(")"):
        span = span.strip(" ()[]\t,")
    return span


def _place_words(span: Span) -> Span:
    """A place without the brackets around it; brackets inside (“Toronto, ON (remote)”) stay."""
    span = span.strip(" .,;")
    return span.strip("() ") if span.text[:1] == "(" or span.text.count("(") != span.text.count(")") else span


def split_place(span: Span, *, employer: bool = False) -> tuple[Span, Span | None]:
    """“Acme Ltd, Leeds, UK” → the name and the place after it; a bracketed place counts too.

    employer: whatever follows the full name of an employer (“Oak Bakery, Beverley”) is a place, known or not.
    """
    bracket = _BRACKETED.search(span.text)
    if bracket and is_place(bracket[1]) and "," not in span.text:
        return span.cut(0, bracket.start()), span.cut(bracket.start(1), bracket.end(1))
    pieces = list(re.finditer(r",\s+|\s+[–—|·-]\s+", span.text))
    for match in pieces:
        tail = span.cut(match.end())
        if is_place(tail.text) and not _INC.match(tail.text):
            return _trimmed(span.cut(0, match.start())), _place_words(tail)
    named = _NAME_AND_WORD.match(span.text) if employer else None
    if named and organisation_score(named[1]) >= 2 and not _INC.match(named[2]) and not _says_more(named[2]):
        return span.cut(0, named.end(1)), span.cut(named.start(2), named.end(2))
    return span, None


def _says_more(text: str) -> bool:
    return bool(organisation_score(text) or job_score(text) or degree_score(text))


def split_two(span: Span) -> list[tuple[Span, Span]]:
    """Every way to part a text in two at a separator, strong separators (dash, bar, “at”) first."""
    ways: list[tuple[Span, Span]] = []
    for pattern in (_STRONG, _PARTS):
        for match in list(pattern.finditer(span.text))[:8]:
            left, right = _trimmed(span.cut(0, match.start())), _trimmed(span.cut(match.end()))
            if left.text and right.text and not _INC.match(right.text) and (left, right) not in ways:
                ways.append((left, right))
    return ways


@dataclass(frozen=True, slots=True)
class Pair:
    """Two named parts of a head in the order they stand, or one of them None. `rest`: parts left over."""

    first: Span | None
    second: Span | None
    places: tuple[Span, ...] = ()
    rest: tuple[Span, ...] = ()


def pairs(heads: list[Head], second_kind: str) -> list[Pair]:
    """Each head as a pair. second_kind: `job` or `degree`, what stands beside the organisation."""
    return [_pair(head, second_kind) for head in heads]


def _pair(head: Head, kind: str) -> Pair:
    parts: list[Span] = []
    places = list(head.places)
    for part in head.parts:
        name, place = split_place(part, employer=kind == "job")
        if name.text:
            parts.append(name)
        if place is not None:
            places.append(place)
    if not parts:
        return Pair(None, None, tuple(places))
    if len(parts) == 1:
        one = _parted(parts[0], kind)
        return _placed(Pair(one[0], one[1], tuple(places)), kind)
    if len(parts) == 2 and (both := _clearly_parted(parts[0], kind)) and _unsaid(parts[1]):
        return Pair(both[0], both[1], (*places, parts[1].strip("*_ ")))
    return Pair(parts[0], parts[1], tuple(places), tuple(parts[2:]))


def _parted(span: Span, kind: str) -> tuple[Span, Span | None]:
    """One text that may hold both: parted where the two halves read most like an organisation and a title."""
    if both := _clearly_parted(span, kind):
        return both
    ways = split_two(span)
    strong = [
        way for way in ways if _STRONG.fullmatch(span.text[way[0].end - span.start : way[1].start - span.start] or " ")
    ]
    if strong:
        return strong[0]
    if len(ways) == 1:
        return ways[0]
    return span, None


def _placed(pair: Pair, kind: str) -> Pair:
    """A pair whose employer still has its place behind it, now without it."""
    if kind != "job" or pair.second is None or pair.first is None:
        return pair
    first, one = split_place(pair.first, employer=True)
    second, two = split_place(pair.second, employer=True)
    match = _NAME_AND_WORD.match(second.text) if one is None and two is None else None
    # “Title, Employer, Place” in one breath: the third is the place even where its name is not known.
    if match and " " in match[1] and not (_says_more(match[2]) or school_score(match[1]) or _INC.match(match[2])):
        second, two = second.cut(0, match.end(1)), second.cut(match.start(2), match.end(2))
    return Pair(first, second, (*pair.places, *(place for place in (one, two) if place)), pair.rest)


def _unsaid(span: Span) -> bool:
    """A few capitalised words that are neither a title nor an organisation: beside both, a place."""
    return (
        len(span.text.split()) <= 3
        and span.text.strip("*_ ")[:1].isupper()
        and not _says_more(span.text)
        and "," not in span.text
    )


def _clearly_parted(span: Span, kind: str) -> tuple[Span, Span] | None:
    """A text parted in two where the words tell which half is which; None when they do not."""
    best: tuple[float, Span, Span] | None = None
    score = _scorer(kind)
    for index, (left, right) in enumerate(split_two(span)):
        one = score(left.text) - min(organisation_score(left.text), 1.5)
        two = score(right.text) - min(organisation_score(right.text), 1.5)
        clear = abs(one - two) + (0.4 if _STRONG.search(span.text[: right.start - span.start]) else 0) - 0.01 * index
        if clear > 0.9 and (best is None or clear > best[0]):
            best = (clear, left, right)
    return (best[1], best[2]) if best else None


def _scorer(kind: str) -> Callable[[str], float]:
    return job_score if kind == "job" else (lambda text: 2 * degree_score(text))


def organisation_first(found: list[Pair], kind: str) -> bool:
    """Whether the entries of a document put the employer (or school) before the title (or degree)."""
    score = _scorer(kind)
    total = 0.0
    for pair in found:
        if pair.first is None or pair.second is None:
            continue
        one, two = pair.first.text, pair.second.text
        total += score(two) - score(one)
        total += organisation_score(one) - organisation_score(two)
        if kind == "degree":
            total += 2 * (school_score(one) - school_score(two))
    return total >= 0


def dates_of(head: Head, text: str) -> dict[str, Noted]:
    """startDate and endDate of a head; `text` is the source. A lone date is an end.

    A range to the present has an empty endDate whose evidence is the word that says so.
    """
    if not head.dates:
        return {}
    date = next((date for date in head.dates if not date.single), head.dates[0])
    start = Span(text[date.start_at : date.start_until], date.start_at)
    if date.single:
        return {"endDate": said(date.start, start)}
    found = {"startDate": said(date.start, start)}
    if date.end_until > date.end_at:
        found["endDate"] = said(date.end, Span(text[date.end_at : date.end_until], date.end_at))
    return found
