"""The first block of the plan: which company and role, when and where, how long, and how long it is until then."""

import re
from datetime import date, datetime, timedelta

from finalist.core.documents.base import Line, Sourced
from finalist.core.documents.gameplan import Countdown, Snapshot
from finalist.core.documents.invitation import Meeting
from finalist.core.documents.resume import Resume
from finalist.core.plan.material import Material
from finalist.core.rounds import local_start
from finalist.core.wording import say


def ends(meeting: Meeting) -> datetime:
    """When a meeting ends; an hour after its start when the invitation does not say (convention)."""
    return meeting.end or meeting.start + timedelta(hours=1)


def day_of(meeting: Meeting) -> date:
    """The day of a meeting where it takes place."""
    return local_start(meeting).date()


def meetings_of(material: Material) -> tuple[Meeting, ...]:
    """The meetings that are set, in time order."""
    if material.invitation is None or material.invitation.cancelled:
        return ()
    return tuple(sorted(material.invitation.meetings, key=lambda meeting: (meeting.start, meeting.id)))


def candidate_name(resume: Resume | None) -> Sourced | None:
    """The name at the head of the résumé."""
    ref = resume.spans.get("/basics/name") if resume else None
    return Sourced(value=resume.content.basics.name, evidence=ref) if resume and ref else None


def snapshot(material: Material) -> Snapshot:
    """What is known at a glance; what is not known stays None and is listed under `missing`."""
    posting, invitation = material.posting, material.invitation
    meetings = meetings_of(material)
    company = (posting.company if posting else None) or (invitation.company if invitation else None)
    if company is None:
        company = next((page.name for page in material.companies if page.name), None)
    return Snapshot(
        company=company,
        role=(posting.title if posting else None) or (invitation.role if invitation else None),
        candidate=candidate_name(material.resume),
        round=invitation.round if invitation else None,
        meetings=meetings,
        slots=invitation.slots if invitation else (),
        candidate_zone=material.zone,
        countdown=countdown(material.now, meetings[0].start) if meetings else None,
        total_minutes=total_minutes(meetings),
        instructions=instructions(material),
        notices=notices(material, meetings),
    )


def instructions(material: Material) -> tuple[Sourced, ...]:
    """What the invitation tells the candidate, things to bring before sentences; lead-ins and times left out."""
    found = material.invitation.instructions if material.invitation else ()
    kept = [
        item
        for item in found
        if not re.search(r":\s*$|^\s*(?:time|date|place|where|when)\s*:", item.value, re.IGNORECASE)
    ]
    return tuple(sorted(kept, key=lambda item: (item.value.rstrip().endswith((".", "!", "?")), item.evidence.start)))


def countdown(now: datetime, start: datetime) -> Countdown:
    """Whole hours and whole days until the start; negative when it has passed."""
    hours = int((start - now).total_seconds() // 3600)
    return Countdown(hours=hours, days=int(hours // 24))


def total_minutes(meetings: tuple[Meeting, ...]) -> int | None:
    """From the first start to the last end, over each day on its own; None when nothing is set."""
    if not meetings:
        return None
    days: dict[date, list[Meeting]] = {}
    for meeting in meetings:
        days.setdefault(day_of(meeting), []).append(meeting)
    return sum(
        int((max(map(ends, day)) - min(meeting.start for meeting in day)).total_seconds() // 60)
        for day in days.values()
    )


def notices(material: Material, meetings: tuple[Meeting, ...]) -> tuple[Line, ...]:
    """What must not be missed about the appointment itself."""
    invitation = material.invitation
    if invitation is None:
        return ()
    found: list[Line] = []
    first = next(iter((*invitation.meetings, *invitation.slots)), None)
    if invitation.cancelled and first:
        found.append(say("notice.cancelled", first.evidence))
    if invitation.rescheduled and meetings:
        found.append(say("notice.moved", meetings[0].evidence))
    if invitation.slots and not meetings:
        found.append(
            say(
                "notice.choose-slot",
                *(slot.evidence for slot in invitation.slots),
                count=len(invitation.slots),
            )
        )
    assumed = next((meeting for meeting in meetings if meeting.zone_assumed), None)
    if assumed:
        found.append(say("notice.zone-assumed", assumed.evidence, zone=assumed.zone))
    if meetings and meetings[0].start < material.now:
        found.append(say("notice.passed", meetings[0].evidence))
    return tuple(found)
