"""A section cut into entries: which lines are the head of a position, school or project, and which tell about it."""

import re
from dataclasses import dataclass, field

from finalist.core.text.dates import DateRange, find_dates
from finalist.ingest.resume.spans import Line, Span

_DURATION = re.compile(
    r"\W*(?:\d{1,2}\s*(?:years?|yrs?|y|jahre?|ans?|años?)\.?,?\s*(?:and\s*)?)?(?:\d{1,2}\s*(?:months?|mos?|m|monate?|mois|meses)\.?)?\W*",
    re.I,
)


@dataclass(slots=True)
class Entry:
    """The head lines of one entry, then its bullets and paragraphs."""

    head: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)

    @property
    def dated(self) -> bool:
        return any(head_date(line) for line in self.head)


def head_date(line: Line) -> DateRange | None:
    """The date of a head line: one that fills a cell, stands at an end of the line, or in brackets at its end."""
    for cell in line.cells:
        if date := date_of(cell):
            return date
    return None


def date_of(cell: Span) -> DateRange | None:
    """The date or range of a cell, its offsets in the source; None when a date is only mentioned in passing."""
    dates = find_dates(cell.text)
    if not dates or (cell.text.rstrip().endswith(".") and len(cell.text.split()) > 6 and dates[0].at > 0):
        return None
    date = next((date for date in dates if not date.single), dates[-1])
    before, after = cell.text[: date.at].strip(), cell.text[date.until :].strip(" )]|,.;")
    at_end = (
        not after or bool(_DURATION.fullmatch(after)) or bool(re.match(r"[(\[|·•]", cell.text[date.until :].strip()))
    )
    at_start = not before.strip("([|") and not cell.text.rstrip().endswith(".")
    if not (at_end or at_start) or (date.single and not at_end and len(after.split()) > 8):
        return None
    shift = cell.start
    return DateRange(
        date.start, date.end, date.present, date.single, date.at + shift, date.until + shift,
        date.start_at + shift, date.start_until + shift, date.end_at + shift, date.end_until + shift,
    )  # fmt: skip


def is_duration(text: str) -> bool:
    """“2 years 10 months”, “(4 mos)”: the length of a stay, which its dates say already."""
    return bool(re.search(r"\d", text)) and bool(_DURATION.fullmatch(text))


def is_head(line: Line) -> bool:
    """Whether a line can belong to the head of an entry: short, no bullet, no sentence."""
    if line.bullet:
        return False
    text = line.text
    if head_date(line):
        return len(text) <= 220
    if len(text) > 110 or (text.endswith((".", ";")) and len(text.split()) > 5):
        return False
    return not re.match(r"[a-z]", text) or len(text.split()) <= 3


def cut_entries(lines: list[Line]) -> list[Entry]:
    """The entries of a section in order. Lines before the first head line are the body of a headless entry."""
    entries: list[Entry] = []
    run: list[Line] = []
    current: Entry | None = None
    for index, line in enumerate(lines):
        if is_head(line) and not _continues(
            line, lines[index - 1] if index else None, current, run, lines[index + 1 :]
        ):
            run.append(line)
            continue
        for entry in _heads(run):
            entries.append(entry)
            current = entry
        run = []
        if current is None:
            current = Entry()
            entries.append(current)
        current.body.append(line)
    entries += _heads(run)
    return _settled(entries)


def _continues(line: Line, above: Line | None, current: Entry | None, run: list[Line], rest: list[Line]) -> bool:
    """Whether a head-like line is in truth a paragraph of the entry above it."""
    if run or current is None or above is None or line.gap:
        return False
    if head_date(line) or line.layout.bold or line.layout.heading:
        return False
    ahead = next((other for other in (line, *rest[:3]) if head_date(other)), None)
    if ahead is None:
        return True
    bulleted = next((other for other in rest[:3] if other.bullet), None)
    return bulleted is not None and ahead.span.start > bulleted.span.start


def _signature(line: Line) -> tuple[object, ...]:
    layout = line.layout
    return (layout.bold, round(layout.size), layout.heading, head_date(line) is not None, len(line.cells) > 1)


def _heads(run: list[Line]) -> list[Entry]:
    """A run of head lines cut into entries: at each line that looks like the first once the entry has its date."""
    if not run:
        return []
    entries = [Entry([run[0]])]
    first = _signature(run[0])
    dates = sum(1 for line in run if head_date(line))
    dated_first = head_date(run[0]) is not None
    for line in run[1:]:
        entry = entries[-1]
        starts = False
        if dates > 1 and entry.dated:
            if dated_first:
                date = head_date(line)
                alike = _signature(line)[:3] == first[:3]
                starts = (date is not None and (alike or not date.single)) or (line.gap and alike)
            else:
                starts = line.gap or _signature(line) == first or not _alike_left(line, entry)
        elif dates > 1 and line.gap and len(entry.head) > 1 and _signature(line) == first:
            starts = True
        if starts:
            entries.append(Entry([line]))
        else:
            entry.head.append(line)
    return _sentences_out(entries)


def _alike_left(line: Line, entry: Entry) -> bool:
    """Whether lines after the date may still belong to the entry: no lines like its first follow."""
    return _signature(line)[:3] != _signature(entry.head[0])[:3] or len(entry.head) < 2


def _sentences_out(entries: list[Entry]) -> list[Entry]:
    """Prose at the end of a head belongs to the body."""
    for entry in entries:
        while len(entry.head) > 1 and not head_date(entry.head[-1]) and _prose(entry.head[-1]):
            entry.body.insert(0, entry.head.pop())
    return entries


def _prose(line: Line) -> bool:
    text = line.text
    return len(line.cells) == 1 and (len(text) > 75 or (text.endswith(".") and len(text.split()) > 4))


def _settled(entries: list[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.head or entry.body]
