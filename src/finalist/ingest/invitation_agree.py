"""A mail's times against its calendar's: the calendar says when, the mail may open it up into an agenda."""

from collections.abc import Sequence
from datetime import timedelta

from finalist.core.documents.invitation import Meeting
from finalist.core.rounds import filled, join_people, local_start
from finalist.core.text.zones import zone_info


def agreed(
    frames: Sequence[Meeting], agenda: Sequence[Meeting], written: Sequence[Meeting]
) -> tuple[Meeting, ...] | None:
    """The meetings that calendar and mail give together; None when their times differ.

    frames: one meeting an event; agenda: the same with the rows of their descriptions; written: the mail's times.
    """
    if not written:
        return tuple(agenda)
    if not all(any(within(row, frame) for frame in frames) for row in written):
        return None
    if len(written) > len(frames):
        told = {row.start: row for row in agenda} if len(agenda) > len(frames) else {}
        rows = (refined(row, next(frame for frame in frames if within(row, frame))) for row in written)
        return tuple(filled(row, told.get(row.start), keep_end=True) for row in rows)
    if all(row.whole_day or any(row.start == frame.start for frame in frames) for row in written):
        if len(agenda) > len(frames):
            return tuple(agenda)
        return tuple(_told(frame, [row for row in written if row.start == frame.start]) for frame in frames)
    return None


def within(meeting: Meeting, event: Meeting) -> bool:
    """True when a meeting lies inside an event, or begins with it and has no end of its own."""
    if meeting.whole_day:
        return local_start(meeting).date() == local_start(event).date()
    end = event.end or event.start
    return (event.start <= meeting.start < end and (meeting.end or meeting.start) <= end) or (
        meeting.start == event.start and not meeting.end
    )


def refined(row: Meeting, event: Meeting) -> Meeting:
    """A row of an agenda inside an event: the place is the event's (a room stands in the row's words)."""
    return row.model_copy(update={
        "zone": event.zone, "zone_assumed": event.zone_assumed,
        "place": event.place or row.place, "link": row.link or event.link,
        "medium": event.medium if event.medium != "unknown" else row.medium,
    })  # fmt: skip


def _told(event: Meeting, written: list[Meeting]) -> Meeting:
    """The calendar's meeting with what the mail adds to it."""
    if not written:
        return event
    mail = written[0]
    people = join_people([*mail.people, *event.people])
    return event.model_copy(update={
        "people": people,
        "place": event.place or mail.place, "link": event.link or mail.link,
        "medium": event.medium if event.medium != "unknown" else mail.medium,
        "format": event.format if event.format != "unknown" or _is_long(event) else mail.format,
        "end": event.end or mail.end,
    })  # fmt: skip


def _is_long(event: Meeting) -> bool:
    """An event of more than three hours holds several formats; no single word in the mail names it."""
    return event.end is not None and event.end - event.start > timedelta(hours=3)


def is_agenda(meetings: Sequence[Meeting]) -> bool:
    """Several times with people or formats of their own: a programme, not times to choose from."""
    telling = sum(bool(meeting.people) or meeting.format != "unknown" for meeting in meetings)
    return len(meetings) > 1 and telling >= 2 and telling * 2 >= len(meetings)


def clock_words(meeting: Meeting) -> str:
    """A meeting's time on its own clock, for a sentence."""
    zone = zone_info(meeting.zone)
    local = meeting.start.astimezone(zone) if zone else meeting.start
    day = f"{local:%A} {local.day} {local:%B}"
    return day if meeting.whole_day else f"{day} {local:%H:%M}"


def own_days(slots: Sequence[Meeting]) -> tuple[Meeting, ...]:
    """Slots without single times said in passing (“we can start at 16:00 too”) where the others are full ranges."""
    ranges = [slot for slot in slots if slot.end]
    return tuple(ranges if len(ranges) >= 2 else slots)
