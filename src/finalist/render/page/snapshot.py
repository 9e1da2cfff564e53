"""The top of the plan as shown: who meets whom, when and where, and the next thing to do."""

from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

from finalist.core.documents.gameplan import AgendaBlock
from finalist.core.documents.invitation import Meeting
from finalist.render import wording
from finalist.render.page.index import Index
from finalist.render.page.parts import Cite, Said, When


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One slot. `href` is "" unless the link is an ordinary web address."""

    when: When
    length: str
    title: str
    kind: str
    place: Said | None
    link: Said | None
    href: str
    people: str
    remark: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """At a glance."""

    facts: tuple[tuple[str, Said], ...]
    meetings: tuple[MeetingRow, ...]
    slots: tuple[MeetingRow, ...]
    instructions: tuple[Said, ...]
    notices: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """The top of the page. `starts`: ISO 8601, for the live countdown, "" when no meeting is known."""

    role: str
    company: str
    candidate: str
    round: str
    when: When | None
    starts: str
    countdown: str
    counted: str
    people: tuple[tuple[str, str, str], ...]
    next_label: str
    next_step: str


def header(index: Index) -> Header:
    """Role, company, time, people, next step."""
    shot = index.plan.snapshot
    first = shot.meetings[0] if shot.meetings else None
    label, step = _next_step(index)
    return Header(
        role=wording.clean(shot.role.value) if shot.role else "",
        company=wording.clean(shot.company.value) if shot.company else "",
        candidate=wording.clean(shot.candidate.value) if shot.candidate else "",
        round=f"Round {shot.round}" if shot.round else "",
        when=_day_when(index) if first else None,
        starts=first.start.isoformat() if first and not first.whole_day else "",
        countdown=wording.countdown(shot.countdown.hours) if shot.countdown else "",
        counted=wording.day(index.plan.made_at, index.own_zone),
        people=tuple(
            (index.people[one.id].text, wording.clean(one.stake_name), index.people[one.id].anchor)
            for one in index.plan.people
        ),
        next_label=label,
        next_step=step,
    )


def _day_when(index: Index) -> When:
    """The first day of meetings, from its first start to its last end."""
    meetings = index.plan.snapshot.meetings
    first = meetings[0]
    day = wording.day(first.start, first.zone)
    ends = [one.end or one.start for one in meetings if wording.day(one.start, first.zone) == day]
    return index.when(first.start, max(ends), first.zone, first.whole_day)


def _next_step(index: Index) -> tuple[str, str]:
    """The block of preparation that is due when the plan is made; after the day, the next deadline."""
    plan = index.plan
    waiting = [block for block in plan.agenda.blocks if block.end > plan.made_at]
    if waiting:
        return _block_step(index, min(waiting, key=lambda block: block.start))
    due = sorted((item for item in plan.after.deadlines if item.due > plan.made_at), key=lambda item: item.due)
    if due and (plan.snapshot.countdown is None or plan.snapshot.countdown.hours < 0):
        when = f"{wording.day(due[0].due, index.own_zone)}, {wording.clock(due[0].due, index.own_zone)}"
        return "Next", f"{wording.clean(due[0].line.text)} ({when})"
    if plan.missing:
        return "Next", wording.clean(plan.missing[0].line.text)
    return "Next", "Read the likely questions below and choose a story for each."


def _block_step(index: Index, block: AgendaBlock) -> tuple[str, str]:
    day = wording.day(block.start, index.own_zone)
    today = day == wording.day(index.plan.made_at, index.own_zone)
    clocks = wording.clocks(block.start, block.end, index.own_zone)
    when = clocks if today else f"{day}, {clocks}"
    return ("Today" if today else "Next"), f"{when}: {wording.clean(block.title)}"


def snapshot(index: Index) -> Snapshot:
    """At a glance."""
    shot = index.plan.snapshot
    facts = [("Role", shot.role), ("Company", shot.company), ("Candidate", shot.candidate)]
    rows = [(label, index.value(value)) for label, value in facts if value]
    if shot.round:
        rows.append(("Round", Said(str(shot.round))))
    if shot.total_minutes:
        rows.append(("Length", Said(wording.length(shot.total_minutes))))
    return Snapshot(
        facts=tuple(rows),
        meetings=tuple(_meeting(index, one, before) for before, one in pairwise((None, *shot.meetings)) if one),
        slots=tuple(_meeting(index, one, before) for before, one in pairwise((None, *shot.slots)) if one),
        instructions=tuple(index.value(one) for one in shot.instructions),
        notices=index.all_said(shot.notices),
    )


def _meeting(index: Index, meeting: Meeting, before: Meeting | None) -> MeetingRow:
    """The slot; its place is left out where it is the one just named."""
    same = before is not None and meeting.place is not None and before.place == meeting.place
    kinds = (wording.FORMAT[meeting.format], wording.MEDIUM[meeting.medium])
    minutes = wording.minutes_between(meeting.start, meeting.end)
    return MeetingRow(
        when=index.when(meeting.start, meeting.end, meeting.zone, meeting.whole_day),
        length=wording.length(minutes) if minutes and not meeting.whole_day else "",
        title=wording.clean(meeting.title),
        kind=", ".join(filter(None, kinds)),
        place=index.value(meeting.place) if meeting.place and not same else None,
        link=index.value(meeting.link) if meeting.link else None,
        href=_web_address(meeting.link.value) if meeting.link else "",
        people=wording.listed([wording.clean(one.name.value) for one in meeting.people if not one.is_candidate]),
        remark="time zone assumed" if meeting.zone_assumed else "",
        cites=index.quoted((meeting.evidence,)),
    )


def _web_address(text: str) -> str:
    """The text when it is a plain http(s) address, else "": anything else must not become a link."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return ""
    plain = wording.clean(text.strip())
    return plain if parts.scheme in ("http", "https") and parts.netloc and not set(plain) & set(' "<>\\\n\t') else ""
