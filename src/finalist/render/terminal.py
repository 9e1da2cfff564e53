"""The plan on one screen of a terminal: at most 40 lines of at most 100 columns."""

import os
import sys
import unicodedata
from collections.abc import Iterator

from finalist.core.documents.gameplan import GamePlan
from finalist.render import wording
from finalist.render.page.build import PlanPage, plan_page
from finalist.render.page.parts import When

WIDEST = 100
NARROWEST = 40
LABEL = 11
NOTICES, QUESTIONS, PEOPLE, GAPS, CONCERNS, MISSING = 2, 5, 5, 4, 3, 3


def plan_summary(plan: GamePlan, width: int = 80, zone: str | None = None, colour: bool | None = None) -> str:
    """The summary, lines joined by newlines, none wider than `width` (40 to 100) columns.

    `colour`: None means only where standard output is a terminal and NO_COLOR is not set (https://no-color.org).
    """
    page = plan_page(plan, zone)
    room = max(NARROWEST, min(width, WIDEST))
    painted = _wants_colour() if colour is None else colour
    lines = [_paint(_cut(line, room), "1" if number == 0 else "", painted) for number, line in enumerate(_head(page))]
    for label, rows in _parts(page):
        for number, row in enumerate(rows):
            if number == 0:
                lines.append("")
            name = label if number == 0 else ""
            lines.append(_paint(f"{name:<{LABEL}}", "36", painted) + _cut(row, room - LABEL))
    lines += ["", _paint(_cut(f"Engine: {page.engine}. Made {page.made_at}.", room), "2", painted)]
    return "\n".join(line.rstrip() for line in lines)


def _wants_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _paint(text: str, code: str, painted: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if painted and code and text.strip() else text


def _head(page: PlanPage) -> Iterator[str]:
    head = page.header
    yield " at ".join(filter(None, (head.role or "Your interview", head.company)))
    if head.when:
        yield f"{_when(head.when)} ({head.countdown})" if head.countdown else _when(head.when)
        if head.when.yours:
            yield f"For you: {head.when.yours}"
    first = page.snapshot.meetings[0] if page.snapshot.meetings else None
    if first and (first.place or first.link):
        yield ", ".join(one.text for one in (first.place, first.link) if one)


def _when(when: When) -> str:
    return f"{when.day}, {when.clock} {when.zone}" if when.clock else when.day


def _parts(page: PlanPage) -> Iterator[tuple[str, tuple[str, ...]]]:
    gaps = [row.text for row in page.fit if row.strength == "gap" and row.necessity == "must"]
    gaps += [f"{row.text} (nice to have)" for row in page.fit if row.strength == "gap" and row.necessity != "must"]
    counts = "; ".join(
        f"{row.name.lower()}: {row.strong} strong, {row.partial} partial, {wording.count(row.gap, 'gap')}"
        + (f", {row.open} open" if row.open else "")
        for row in page.tallies
    )
    if page.snapshot.notices:
        yield "Mind", _some([line.text for line in page.snapshot.notices], NOTICES)
    yield "Fit", ((counts, *_some([f"gap: {gap}" for gap in gaps], GAPS)) if counts else (page.empty["fit"],))
    yield "People", _some([_person(row.name.text, row.stake, row.inferred) for row in page.people], PEOPLE)
    asked = [
        f"{row.rank}. {row.text.text}" + (f" [{row.story.mark}: {row.story.text}]" if row.story else "")
        for row in page.questions
    ]
    yield "Questions", tuple(asked[:QUESTIONS])
    yield "Concerns", _some([f"{row.title}: {row.why.text}" for row in page.concerns], CONCERNS)
    yield page.header.next_label, (page.header.next_step,)
    yield "Missing", _some([line.text for _, line in page.missing], MISSING)


def _person(name: str, stake: str, inferred: bool) -> str:
    return f"{name}: {stake}" + (" (inferred)" if inferred else "")


def _some(rows: list[str], most: int) -> tuple[str, ...]:
    """The first rows, and how many more there are."""
    return (*rows[:most], *([f"and {len(rows) - most} more"] if len(rows) > most else []))


def _cut(text: str, room: int) -> str:
    """The text on one line of at most `room` columns; letters of double width count twice."""
    flat = " ".join(text.split())
    if sum(map(_columns, flat)) <= room:
        return flat
    kept, used = [], 1
    for letter in flat:
        used += _columns(letter)
        if used > room:
            break
        kept.append(letter)
    return "".join(kept).rstrip() + "…"


def _columns(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
