"""The hours given, laid out up to the interview: research first, stories, practice spaced over the days,
logistics, rest.

Practice is retrieval and is spaced uniformly (EVIDENCE.md E4.1); the gap depends on the days left (E4.2,
thresholds.yaml
`spacing_days`). The last evening is short and ends in rest. The clock stays with the candidate's zone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from finalist.core.documents.base import Line
from finalist.core.documents.gameplan import Agenda, AgendaBlock, BlockKind
from finalist.core.plan.material import Material
from finalist.core.plan.windows import Window, free_windows
from finalist.core.wording import say

SHARES: tuple[tuple[BlockKind, float], ...] = (
    ("research", 0.20),
    ("stories", 0.25),
    ("practice", 0.35),
    ("questions", 0.08),
    ("logistics", 0.07),
    ("review", 0.05),
)
"""How the hours are shared out (convention): speaking aloud gets most, because retrieval is what helps (E4.3)."""
BLOCK = 45
PAUSE = 10
LAST_EVENING = 60
NO_DATE_DAYS = 7
LATE = ("review", "logistics")
"""What belongs to the last evening; the review comes last of all."""


Tasks = Callable[[BlockKind, int], tuple[tuple[Line, ...], tuple[str, ...]]]
"""(kind, part) → the tasks of that block and the ids they work on."""


@dataclass(slots=True)
class _Piece:
    """A stretch of work not yet placed. `part`: 0-based number within its kind."""

    kind: BlockKind
    minutes: int
    part: int


def pieces(minutes: int) -> list[_Piece]:
    """The given minutes as blocks of at most 45 minutes, rounded to five, in the order in which they help."""
    by_kind: dict[BlockKind, list[_Piece]] = {}
    for kind, share in SHARES:
        total = max(10, round(minutes * share / 5) * 5)
        count = max(1, -(-total // BLOCK))
        if kind == "practice":
            count = max(count, min(3, max(1, total // 20)))
        each, parts = total // count // 5 * 5 or 5, []
        for number in range(count):
            parts.append(_Piece(kind, each if number < count - 1 else total - each * (count - 1), number))
        by_kind[kind] = parts
    return [
        *by_kind["research"][:1],
        *by_kind["stories"][:1],
        *by_kind["practice"][:1],
        *by_kind["research"][1:],
        *by_kind["stories"][1:],
        *by_kind["practice"][1:],
        *by_kind["questions"],
        *by_kind["review"],
        *by_kind["logistics"],
    ]


def spacing_days(days_left: int) -> int:
    """Days between practice sessions for the days left (E4.2; the bands are conventions)."""
    if days_left <= 2:
        return 1
    if days_left <= 7:
        return 2
    return 3 if days_left <= 14 else 6


def agenda(material: Material, first_meeting: datetime | None, tasks_for: Tasks) -> Agenda:
    """The blocks, earliest first. Without a date they run over the next seven days, and a note says so."""
    zone = ZoneInfo(material.zone)
    minutes = round(material.hours * 60)
    notes: list[Line] = []
    if minutes < 15:
        return Agenda(notes=(say("agenda.no-hours"),))
    until = first_meeting
    if material.invitation and material.invitation.cancelled:
        return Agenda(notes=(say("agenda.cancelled"),))
    if until is None:
        until = material.now + timedelta(days=NO_DATE_DAYS)
        notes.append(say("agenda.no-date", days=NO_DATE_DAYS))
    elif until <= material.now:
        return Agenda(notes=(say("agenda.passed"),))
    windows = free_windows(material.now, until, zone, material.busy)
    if not windows:
        return Agenda(notes=(say("agenda.no-time"),))
    days_left = (until.astimezone(zone).date() - material.now.astimezone(zone).date()).days
    blocks, left = _place(pieces(minutes), windows, until.astimezone(zone), spacing_days(days_left), tasks_for)
    notes.append(say("agenda.spacing", days=spacing_days(days_left)) if days_left > 2 else say("agenda.short"))
    if left:
        notes.append(say("agenda.left-over", minutes=left))
    notes.append(say("agenda.talk"))
    planned = sum(int((block.end - block.start).total_seconds() // 60) for block in blocks)
    return Agenda(minutes=planned, blocks=tuple(blocks), notes=tuple(notes))


def _place(
    wanted: Sequence[_Piece], windows: Sequence[Window], until: datetime, spacing: int, tasks_for: Tasks
) -> tuple[list[AgendaBlock], int]:
    """Each piece into the earliest free stretch that suits it; the minutes that found no place are returned."""
    eve = (until - timedelta(days=1)).date()
    days = sorted({window.start.date() for window in windows})
    total = sum(piece.minutes for piece in wanted)
    early_days = max(1, len([day for day in days if day != eve]))
    daily = max(60, -(-(total - LAST_EVENING) // early_days // 5) * 5)
    calendar = _Calendar(list(windows), {day: (LAST_EVENING if day == eve else daily) for day in days})
    placed: list[tuple[Window, _Piece]] = []
    left = 0
    last_practice = None
    for piece in sorted(wanted, key=lambda piece: piece.kind not in LATE):
        if piece.kind in LATE:
            slot = calendar.take_last(piece.minutes, eve) or calendar.take(piece.minutes, spill=True)
        else:
            after = last_practice + timedelta(days=spacing) if piece.kind == "practice" and last_practice else None
            slot = (
                calendar.take(piece.minutes, not_before=after)
                or calendar.take(piece.minutes)
                or calendar.take(piece.minutes, spill=True)
            )
        if slot is None:
            left += piece.minutes
            continue
        if piece.kind == "practice":
            last_practice = slot.start.date()
        placed.append((slot, piece))
    placed.sort(key=lambda item: item[0].start)
    return [_block(slot, piece, number, tasks_for) for number, (slot, piece) in enumerate(placed, 1)], left


def _block(slot: Window, piece: _Piece, number: int, tasks_for: Tasks) -> AgendaBlock:
    tasks, about = tasks_for(piece.kind, piece.part)
    title = say(f"agenda.title.{piece.kind}").text
    return AgendaBlock(
        id=f"b{number}",
        start=slot.start,
        end=slot.end,
        kind=piece.kind,
        title=title,
        tasks=tasks,
        about=about,
    )


@dataclass(slots=True)
class _Calendar:
    """Free stretches that shrink as blocks are put in, and what each day may still take."""

    windows: list[Window]
    budget: dict[date, int]

    def take(self, minutes: int, not_before: date | None = None, *, spill: bool = False) -> Window | None:
        """The earliest stretch of this length, on or after a day; `spill`: over a day's budget if need be."""
        for index, window in enumerate(self.windows):
            day = window.start.date()
            if not_before is not None and day < not_before:
                continue
            if window.minutes < minutes or (not spill and self.budget[day] < minutes):
                continue
            end = window.start + timedelta(minutes=minutes)
            self.windows[index] = Window(end + timedelta(minutes=PAUSE), window.end)
            self.budget[day] -= minutes
            return Window(window.start, end)
        return None

    def take_last(self, minutes: int, day: date) -> Window | None:
        """The latest stretch of this length on a day, whatever its budget; what is taken still counts."""
        for index in range(len(self.windows) - 1, -1, -1):
            window = self.windows[index]
            if window.start.date() != day or window.minutes < minutes:
                continue
            start = window.end - timedelta(minutes=minutes)
            self.windows[index] = Window(window.start, start - timedelta(minutes=PAUSE))
            self.budget[day] -= minutes
            return Window(start, window.end)
        return None
