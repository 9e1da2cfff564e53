"""A log of applications (CSV): company, stage, entered, left, outcome, and an optional role. One line a stage.

Comma, semicolon or tab; words as people write them ("phone screen", "ghosted"); a line that can not be used is named
with its number and does not hide the others.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date

from finalist.core.documents.history import STAGES, History, Outcome, Stage, Visit
from finalist.core.errors import Problem, Unreadable
from finalist.core.text.dates import find_dates
from finalist.core.text.terms import fold
from finalist.ingest.plain import decode
from finalist.ingest.read import MAX_BYTES, Read, source_of

NEEDED = ("company", "stage", "entered")
MAX_LINES = 20_000
"""Longer logs are cut, with a warning. Convention."""
_STAGES: dict[Stage, str] = {
    "application": "application applied apply sent cv résumé resume submitted sourced referral",
    "first": "first|first round|first interview|phone|phone screen|screen|screening|recruiter|recruiter call"
    "|round 1|interview 1|1|1st",
    "second": "second|second round|second interview|third|third round|final|final round|onsite|on-site|panel"
    "|interview 2|round 2|round 3|round 4|assessment|assessment day|case|technical|2|3|4|2nd|3rd",
    "offer": "offer|offered|offer made",
}
_OUTCOMES: dict[Outcome, str] = {
    "passed": "passed|pass|advanced|advance|moved on|through|yes|invited|next|success|offer|offered|accepted",
    "rejected": "rejected|reject|rejection|no|declined|declined by company|refused|unsuccessful|ghosted|silent"
    "|no answer|no reply|no response|closed|failed|fail|filled",
    "withdrawn": "withdrawn|withdrew|i withdrew|withdraw|declined by me|i declined|cancelled|canceled",
    "open": "open|waiting|pending|in progress|scheduled|ongoing|unknown|?|-",
}
_STAGE = {
    fold(word): stage
    for stage, words in _STAGES.items()
    for word in (words.split("|") if "|" in words else words.split())
}
_OUTCOME: dict[str, Outcome] = {fold(word): name for name, words in _OUTCOMES.items() for word in words.split("|")}


def read_history(data: bytes, name: str, *, today: date, source_id: str = "history") -> Read[History]:
    """The visits of a log. Raises Unreadable when it is no such table at all; bad lines become problems."""
    if len(data) > MAX_BYTES:
        raise Unreadable(f"{name}: this is larger than 20 MB.", "Give the log of one search.", "too-large")
    text = decode(data)
    rows = _rows(text, name)
    problems: list[Problem] = []
    visits: list[Visit] = []
    for line, row in rows:
        if line > MAX_LINES:
            problems.append(Problem("too-long", f"Only the first {MAX_LINES} lines were read.", name, line))
            break
        try:
            visits.append(_visit(row, line, today))
        except ValueError as wrong:
            problems.append(Problem("bad-line", str(wrong), name, line))
    source = source_of(data, text, name=name, kind="notes", source_id=source_id)
    return Read(History(source=source_id, visits=tuple(_joined(visits))), source, tuple(problems))


def _rows(text: str, name: str) -> list[tuple[int, dict[str, str]]]:
    """(line number, cells by column) of every line that is not blank."""
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=mark)
    try:
        heads = [fold(head).strip() for head in next(reader, [])]
        missing = [head for head in NEEDED if head not in heads]
        if missing:
            raise Unreadable(
                f"{name}:1: the first line does not name the column “{missing[0]}”.",
                "It should read: company,stage,entered,left,outcome",
                "no-header",
            )
        return [
            (reader.line_num, {head: cell.strip() for head, cell in zip(heads, row, strict=False)})
            for row in reader
            if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise Unreadable(f"{name}:{reader.line_num}: this is no CSV ({error}).", "Save it as CSV again.") from None


def _visit(row: dict[str, str], line: int, today: date) -> Visit:
    """One line as a visit. Raises ValueError with the sentence for people."""
    company = row.get("company", "")
    if not company:
        raise ValueError("The company is missing. Name it, or any word that tells it from the others.")
    stage = _STAGE.get(fold(row.get("stage", "")))
    if stage is None:
        raise ValueError(
            f"“{row.get('stage', '')[:40]}” is not a stage. Write application, first, second (or final), or offer."
        )
    entered = _day(row.get("entered", ""), "entered")
    left = _day(row["left"], "left") if row.get("left") else None
    if entered > today:
        raise ValueError(f"It was entered on {entered}, which is still to come. Leave it out until then.")
    if left and left < entered:
        raise ValueError(f"It was left on {left}, before it was entered on {entered}. Swap them, or correct one.")
    outcome = _outcome(row.get("outcome", ""), left, today)
    role = row.get("role", "")
    process = f"{company} ({role})" if role else company
    known = left if outcome != "open" and left and left <= today else None
    return Visit(process=process, stage=stage, entered=entered, left=known, outcome=outcome, line=line)


def _outcome(written: str, left: date | None, today: date) -> Outcome:
    """How it ended as of today; what the log says for a later day is still open today."""
    outcome = _OUTCOME.get(fold(written)) if written else "open"
    if outcome is None:
        raise ValueError(f"“{written[:40]}” is not an outcome. Write passed, rejected, withdrawn or open.")
    return "open" if left and left > today else outcome


def _day(written: str, column: str) -> date:
    found = find_dates(written[:60])
    if len(found) == 1 and found[0].single and len(found[0].start) == 10:
        try:
            return date.fromisoformat(found[0].start)
        except ValueError:
            pass
    shown = f"“{written[:40]}”" if written else "Nothing"
    raise ValueError(f"{shown} under “{column}” is no day that can be read only one way. Write it like 2026-11-22.")


def _joined(visits: list[Visit]) -> Iterator[Visit]:
    """Each stage of a process once (round two and three are one), and closed when a later stage was entered."""
    by_process: dict[str, dict[Stage, Visit]] = {}
    for visit in sorted(visits, key=lambda each: (each.entered, each.line)):
        stages = by_process.setdefault(fold(visit.process), {})
        before = stages.get(visit.stage)
        stages[visit.stage] = visit if before is None else visit.model_copy(update={"entered": before.entered})
    for stages in by_process.values():
        for number, stage in enumerate(STAGES):
            if stage not in stages:
                continue
            visit, later = stages[stage], [stages[s] for s in STAGES[number + 1 :] if s in stages]
            moved_on = visit.outcome == "open" and later and later[0].entered >= visit.entered
            yield visit.model_copy(update={"outcome": "passed", "left": later[0].entered}) if moved_on else visit
