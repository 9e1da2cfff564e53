"""The day sheet: one page with the times, the people, three stories, three questions, the checklist and the breaks.

Buffers are conventions: on site, arrive 15 minutes early; on video, test the technology 30 minutes before.
"""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from finalist.core.documents.base import Line, Sourced
from finalist.core.documents.gameplan import (
    AskCard,
    DayPerson,
    DaySheet,
    LikelyQuestion,
    PersonCard,
    Snapshot,
    TimelineItem,
)
from finalist.core.documents.invitation import Meeting
from finalist.core.knowledge.load import knowledge
from finalist.core.plan.snapshot import day_of, ends
from finalist.core.wording import say

ARRIVE = timedelta(minutes=15)
TECHNOLOGY = timedelta(minutes=30)
NOTES = timedelta(minutes=20)
LONG_DAY = timedelta(hours=3)
BREAK = timedelta(minutes=10)
"""A hole of ten minutes or more between meetings is a break worth naming."""


def day_sheet(
    snapshot: Snapshot,
    people: Sequence[PersonCard],
    questions: Sequence[LikelyQuestion],
    asks: Sequence[AskCard],
) -> DaySheet | None:
    """The sheet for the day of the first meeting (later days of the round are in its timeline too); None
    without a time.
    """
    if not snapshot.meetings:
        return None
    meetings = snapshot.meetings
    first = meetings[0]
    long = (snapshot.total_minutes or 0) >= LONG_DAY.total_seconds() / 60
    return DaySheet(
        title=_title(snapshot),
        medium=first.medium,
        format=first.format,
        zone=first.zone,
        timeline=timeline(meetings),
        people=day_people(people, questions, asks),
        stories=tuple(dict.fromkeys(question.story for question in questions if question.story))[:3],
        asks=tuple(card.id for card in asks if card.status == "ask")[:3],
        checklist=checklist(snapshot, meetings),
        energy=tuple(say(key) for key in _keys("energy.")) if long else (say("energy.short"),),
        recovery=say("day.recovery"),
    )


def _keys(prefix: str) -> list[str]:
    return [key for key in knowledge().sentences if key.startswith(prefix) and key != "energy.short"]


def _title(snapshot: Snapshot) -> Line:
    if snapshot.role and snapshot.company:
        return say("day.title", role=snapshot.role, company=snapshot.company)
    named = snapshot.role or snapshot.company
    return say("day.title-one", name=named) if named else say("day.title-plain")


def timeline(meetings: Sequence[Meeting]) -> tuple[TimelineItem, ...]:
    """Buffers, meetings, breaks and the quiet time for notes, in order, for each day of the round."""
    items: list[TimelineItem] = []
    for number, meeting in enumerate(meetings):
        if number == 0 or day_of(meeting) != day_of(meetings[number - 1]):
            items.append(_buffer(meeting, address(meetings)))
        items.append(_meeting(meeting))
    for before, after in pairwise(meetings):
        hole = after.start - ends(before)
        if hole >= BREAK and day_of(before) == day_of(after):
            minutes = int(hole.total_seconds() // 60)
            items.append(
                TimelineItem(start=ends(before), end=after.start, kind="break", line=say("day.break", minutes=minutes))
            )
    for number, meeting in enumerate(meetings):
        if number == len(meetings) - 1 or day_of(meetings[number + 1]) != day_of(meeting):
            end = ends(meeting)
            items.append(TimelineItem(start=end, end=end + NOTES, kind="notes", line=say("day.notes")))
    return tuple(sorted(items, key=lambda item: (item.start, item.kind != "meeting")))


def _buffer(meeting: Meeting, place: Sourced | None) -> TimelineItem:
    if meeting.medium in {"video", "phone"}:
        start = meeting.start - TECHNOLOGY
        return TimelineItem(
            start=start, end=meeting.start, kind="technology", line=say(f"day.technology.{meeting.medium}")
        )
    line = say("day.arrive-at", place=place) if place else say("day.arrive")
    return TimelineItem(start=meeting.start - ARRIVE, end=meeting.start, kind="arrive", line=line)


def address(meetings: Sequence[Meeting]) -> Sourced | None:
    """The fullest place named: a street says more than a room."""
    places = [meeting.place for meeting in meetings if meeting.place and meeting.medium != "video"]
    return max(places, key=lambda place: (place.value.count(","), len(place.value)), default=None)


def _meeting(meeting: Meeting) -> TimelineItem:
    kind = "meal" if meeting.format == "meal" else "meeting"
    names = ", ".join(person.name.value for person in meeting.people)
    refs = (*(person.name.evidence for person in meeting.people), meeting.evidence)
    key = f"day.meeting.{meeting.format}"
    if meeting.title and meeting.format == "unknown" and not names:
        line = say("day.meeting.titled", meeting.evidence, title=meeting.title)
    else:
        line = say(key, *refs, names=names) if names else say(f"{key}.alone", meeting.evidence)
    return TimelineItem(
        start=meeting.start,
        end=meeting.end,
        kind=kind,
        line=line,
        meeting=meeting.id,
    )


def day_people(
    people: Sequence[PersonCard], questions: Sequence[LikelyQuestion], asks: Sequence[AskCard]
) -> tuple[DayPerson, ...]:
    """Each interviewer with the story kept for them and the question to ask them; no story or question twice
    if it can be.
    """
    known_asks = {card.id for card in asks}
    stories_used: set[str] = set()
    asks_used: set[str] = set()
    found = []
    for card in people:
        own = [q.story for q in questions if q.story and card.id in q.askers]
        story = next((s for s in (*own, *card.stories) if s not in stories_used), next(iter(card.stories), ""))
        ask = next((a for a in card.asks if a in known_asks and a not in asks_used), next(iter(card.asks), ""))
        stories_used.add(story)
        asks_used.add(ask)
        found.append(DayPerson(person=card.id, name=card.name.value, stake_name=card.stake_name, story=story, ask=ask))
    return tuple(found)


def checklist(snapshot: Snapshot, meetings: Sequence[Meeting]) -> tuple[Line, ...]:
    """What they asked for first, then what the medium and the formats need."""
    media = {meeting.medium for meeting in meetings}
    formats = {meeting.format for meeting in meetings}
    prefixes = ["check.all."]
    prefixes += [f"check.{medium}." for medium in ("on-site", "video", "phone") if medium in media]
    prefixes += [
        f"check.{name}." for name in ("panel", "presentation", "technical", "case", "role-play") if name in formats
    ]
    own = [say(key) for prefix in prefixes for key in knowledge().sentences if key.startswith(prefix)]
    return (*(say("check.asked-for", quote=item.evidence) for item in snapshot.instructions[:7]), *own)
