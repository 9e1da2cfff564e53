"""Time as shown: the hours of preparation by day, the day itself on one sheet, and what is due afterwards."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from finalist.core.documents.gameplan import AgendaBlock
from finalist.core.documents.gameplan import DaySheet as DaySheetDocument
from finalist.render import wording
from finalist.render.page.index import Index
from finalist.render.page.parts import Ref, Said

STORIES_ON_THE_SHEET = 3
ASKS_ON_THE_SHEET = 3


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A stretch of preparation. `minutes` sets its height on the page."""

    clock: str
    length: str
    minutes: int
    kind: str
    title: str
    tasks: tuple[Said, ...]
    about: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """A day of preparation."""

    name: str
    length: str
    blocks: tuple[BlockRow, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """All days."""

    total: str
    zone: str
    days: tuple[AgendaDay, ...]
    notes: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A line of the day's timetable."""

    clock: str
    yours: str
    kind: str
    text: Said


@dataclass(frozen=True, slots=True)
class SheetPerson:
    """A person on the day sheet."""

    name: str
    stake: str
    story: Ref | None
    ask: str


@dataclass(frozen=True, slots=True)
class DaySheet:
    """One page for the day. `zone`, `your_zone`: the two clocks; the second is "" when they agree."""

    title: Said
    day: str
    zone: str
    your_zone: str
    where: str
    timeline: tuple[TimeRow, ...]
    people: tuple[SheetPerson, ...]
    stories: tuple[Ref, ...]
    asks: tuple[str, ...]
    checklist: tuple[Said, ...]
    energy: tuple[Said, ...]
    recovery: Said | None


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """Something due afterwards."""

    kind: str
    when: str
    text: Said
    evidence: str


def agenda(index: Index) -> Agenda:
    """Preparation by day, in the candidate's zone."""
    view = index.plan.agenda
    blocks = sorted(view.blocks, key=lambda block: block.start)
    days = groupby(blocks, key=lambda block: wording.day(block.start, index.own_zone))
    return Agenda(
        total=wording.length(view.minutes) if view.minutes else "",
        zone=wording.zone_label(index.own_zone),
        days=tuple(_agenda_day(index, name, tuple(group)) for name, group in days),
        notes=index.all_said(view.notes),
    )


def _agenda_day(index: Index, name: str, blocks: tuple[AgendaBlock, ...]) -> AgendaDay:
    minutes = sum(wording.minutes_between(block.start, block.end) for block in blocks if block.kind != "rest")
    return AgendaDay(name, wording.length(minutes), tuple(_block(index, block) for block in blocks))


def _block(index: Index, block: AgendaBlock) -> BlockRow:
    minutes = wording.minutes_between(block.start, block.end)
    return BlockRow(
        clock=wording.clocks(block.start, block.end, index.own_zone),
        length=wording.length(minutes),
        minutes=minutes,
        kind=block.kind,
        title=wording.clean(block.title),
        tasks=index.all_said(block.tasks),
        about=index.refs(block.about, index.questions | index.stories | index.people),
    )


def day_sheet(index: Index) -> DaySheet | None:
    """The day on one page, in the invitation's zone and, where its clocks differ, the candidate's."""
    sheet = index.plan.day
    if sheet is None:
        return None
    zone = sheet.zone or index.invite_zone
    own = index.own_zone
    start = _first_meeting(sheet)
    two_clocks = start is not None and not wording.same_clock(start, zone, own)
    return DaySheet(
        title=index.said(sheet.title),
        day=wording.day(start, zone) if start else "",
        zone=wording.zone_label(zone),
        your_zone=wording.zone_label(own) if two_clocks else "",
        where=", ".join(filter(None, (wording.FORMAT[sheet.format], wording.MEDIUM[sheet.medium]))),
        timeline=tuple(
            TimeRow(
                clock=wording.clocks(item.start, item.end, zone),
                yours=wording.clocks(item.start, item.end, own) if two_clocks else "",
                kind=item.kind,
                text=index.said(item.line),
            )
            for item in sorted(sheet.timeline, key=lambda item: item.start)
        ),
        people=tuple(
            SheetPerson(
                name=wording.clean(person.name),
                stake=wording.clean(person.stake_name),
                story=index.story(person.story),
                ask=index.asks.get(person.ask, ""),
            )
            for person in sheet.people
        ),
        stories=index.refs(sheet.stories, index.stories)[:STORIES_ON_THE_SHEET],
        asks=tuple(index.asks[ask] for ask in sheet.asks if ask in index.asks)[:ASKS_ON_THE_SHEET],
        checklist=index.all_said(sheet.checklist),
        energy=index.all_said(sheet.energy),
        recovery=index.maybe(sheet.recovery),
    )


def _first_meeting(sheet: DaySheetDocument) -> datetime | None:
    starts = [item.start for item in sheet.timeline if item.kind == "meeting"] or [
        item.start for item in sheet.timeline
    ]
    return min(starts, default=None)


def deadlines(index: Index) -> tuple[DeadlineRow, ...]:
    """What is due after the day, in the candidate's zone."""
    grades = {note.id: note for note in index.plan.evidence}
    rows = []
    for item in sorted(index.plan.after.deadlines, key=lambda item: item.due):
        note = grades.get(item.rests_on)
        rows.append(
            DeadlineRow(
                kind=wording.DEADLINE[item.kind],
                when=f"{wording.day(item.due, index.own_zone)}, {wording.clock(item.due, index.own_zone)}",
                text=index.said(item.line),
                evidence=wording.GRADE.get(note.grade, wording.clean(note.grade)) if note else "",
            )
        )
    return tuple(rows)
