"""Several invitations to one round become one: the newest word counts, and what it leaves out stays as it was.

RFC 5546: of one UID the highest SEQUENCE holds; a cancellation withdraws its UID. A later mail replaces the times
of an earlier one; the people, the place and the instructions that it does not repeat are kept.
"""

from collections.abc import Sequence
from datetime import datetime

from finalist.core.documents.invitation import Invitation, Meeting, Person
from finalist.core.text.terms import fold
from finalist.core.text.zones import zone_info


def numbered(meetings: Sequence[Meeting], stem: str) -> tuple[Meeting, ...]:
    """The meetings in order of time with ids `stem-1`, `stem-2` …"""
    ordered = sorted(meetings, key=lambda meeting: meeting.start)
    return tuple(m.model_copy(update={"id": f"{stem}-{n}"}) for n, m in enumerate(ordered, start=1))


def merge_invitations(invitations: Sequence[Invitation]) -> Invitation | None:
    """One invitation from those given, oldest first; None when none was given."""
    merged: Invitation | None = None
    for invitation in _in_force(invitations):
        merged = invitation if merged is None else _after(merged, invitation)
    return merged


def _in_force(invitations: Sequence[Invitation]) -> list[Invitation]:
    """In the order given, without those that a higher SEQUENCE of the same UID has replaced already."""
    kept = []
    highest: dict[str, int] = {}
    for invitation in invitations:
        if invitation.uid and invitation.sequence < highest.get(invitation.uid, -1):
            continue
        if invitation.uid:
            highest[invitation.uid] = invitation.sequence
        kept.append(invitation)
    return kept


def _after(old: Invitation, new: Invitation) -> Invitation:
    if new.cancelled:
        return _withdrawn(old, new)
    times = bool(new.meetings or new.slots)
    other = bool(old.uid and new.uid and old.uid != new.uid) and not new.rescheduled and not old.cancelled
    meetings = _carried(old, new) if new.meetings else (() if new.slots else old.meetings)
    if other and times:
        meetings = tuple({(m.start, m.title): m for m in (*old.meetings, *meetings)}.values())
    return new.model_copy(update={
        "uid": new.uid or old.uid,
        "sequence": new.sequence if new.uid else old.sequence,
        "company": new.company or old.company,
        "role": new.role or old.role,
        "subject": new.subject or old.subject,
        "round": new.round or old.round,
        "organiser": new.organiser or old.organiser,
        "rescheduled": new.rescheduled or (old.rescheduled and not times),
        "meetings": numbered(meetings, "meeting"),
        "slots": numbered(new.slots if times else old.slots, "slot"),
        "people": join_people((*new.people, *old.people)),
        "instructions": tuple({fold(i.value): i for i in (*old.instructions, *new.instructions)}.values()),
    })  # fmt: skip


def _withdrawn(old: Invitation, new: Invitation) -> Invitation:
    """A cancellation: of everything, or, where it names some meetings of several, of those."""
    same = not new.uid or not old.uid or new.uid == old.uid
    gone = {meeting.start for meeting in new.meetings}
    left = tuple(meeting for meeting in old.meetings if meeting.start not in gone)
    if not same and left:
        return old.model_copy(update={"meetings": numbered(left, "meeting")})
    return old.model_copy(
        update={"cancelled": True, "method": new.method or old.method, "sequence": max(old.sequence, new.sequence)}
    )


def _carried(old: Invitation, new: Invitation) -> tuple[Meeting, ...]:
    """The new meetings with what the old agenda said of the same hour, on whatever day it was."""
    if len(new.meetings) == 1 and len(old.meetings) > 1:
        moved = _moved_agenda(old, new.meetings[0])
        if moved:
            return moved
    before = {_hour(meeting): meeting for meeting in old.meetings}
    carried = tuple(filled(meeting, before.get(_hour(meeting))) for meeting in new.meetings)
    if len(old.meetings) == len(carried) == 1:  # Moved to another hour by a mail: it is still that calendar entry.
        return (carried[0].model_copy(update=_entry(carried[0], old.meetings[0])),)
    return carried


def _entry(new: Meeting, old: Meeting) -> dict[str, object]:
    """The calendar entry of a meeting: of the newer word where that names one."""
    named = new if new.uid else old
    return {"uid": named.uid, "sequence": named.sequence}


def local_start(meeting: Meeting) -> datetime:
    """When a meeting starts, on the clock of its own zone."""
    clock = zone_info(meeting.zone)
    return meeting.start.astimezone(clock) if clock else meeting.start


def _hour(meeting: Meeting) -> str:
    return local_start(meeting).strftime("%H:%M")


def _moved_agenda(old: Invitation, frame: Meeting) -> tuple[Meeting, ...]:
    """An agenda whose frame moved to another day at the same hours moves with it; () when the hours differ."""
    first = old.meetings[0]
    ends = [meeting.end for meeting in old.meetings if meeting.end]
    if not frame.end or not ends or frame.end - frame.start != max(ends) - first.start or _hour(first) != _hour(frame):
        return ()
    shift = frame.start - first.start
    return tuple(
        meeting.model_copy(update={"start": meeting.start + shift, "end": meeting.end + shift if meeting.end else None,
                                   "evidence": frame.evidence})
        for meeting in old.meetings
    )  # fmt: skip


def filled(new: Meeting, old: Meeting | None, *, keep_end: bool = False) -> Meeting:
    """A meeting with what an older word on the same meeting adds; its length too, unless `keep_end`."""
    if old is None:
        return new
    length = old.end - old.start if old.end and not keep_end else None
    end = new.end or (new.start + length if length else None)
    return new.model_copy(update={
        "end": end,
        "title": new.title or old.title,
        "people": join_people((*new.people, *old.people)),
        "place": new.place or old.place,
        "link": new.link or old.link,
        "medium": new.medium if new.medium != "unknown" else old.medium,
        "format": new.format if new.format != "unknown" else old.format,
        **_entry(new, old),
    })  # fmt: skip


def join_people(people: Sequence[Person]) -> tuple[Person, ...]:
    """Each person once by name; a title, an address or “is the candidate” said anywhere is kept."""
    kept: dict[str, Person] = {}
    for person in people:
        key = fold(person.name.value)
        known = kept.get(key)
        kept[key] = person if known is None else known.model_copy(update={
            "email": known.email or person.email,
            "title": known.title or person.title,
            "is_candidate": known.is_candidate or person.is_candidate,
        })  # fmt: skip
    return tuple(kept.values())
