"""The day in order, with buffers and breaks; what is due afterwards, on working days."""

from datetime import UTC, date, datetime

from finalist.core.documents.base import EvidenceRef, Sourced
from finalist.core.documents.invitation import Invitation, Meeting
from finalist.core.letters.clock import on_workday
from finalist.core.plan.after import after
from finalist.core.plan.day import address, timeline
from finalist.core.plan.material import Material
from finalist.core.plan.snapshot import countdown, snapshot, total_minutes

REF = EvidenceRef(document="invite-1", start=0, end=4, verbatim="text")


def meeting(number: int, start: str, end: str, **more) -> Meeting:
    return Meeting(
        id=f"meeting-{number}",
        start=datetime.fromisoformat(start),
        end=datetime.fromisoformat(end),
        zone="Europe/Berlin",
        evidence=REF,
        **more,
    )


TWO_DAYS = (
    meeting(1, "2026-12-08T15:00+01:00", "2026-12-08T15:45+01:00", medium="video"),
    meeting(2, "2026-12-08T16:00+01:00", "2026-12-08T16:45+01:00", medium="video"),
    meeting(3, "2026-12-09T23:30+01:00", "2026-12-10T00:30+01:00", medium="video"),
)


def test_each_day_has_its_buffer_its_breaks_and_its_notes():
    assert [(item.kind, item.start.isoformat()) for item in timeline(TWO_DAYS)] == [
        ("technology", "2026-12-08T13:30:00+00:00"),
        ("meeting", "2026-12-08T14:00:00+00:00"),
        ("break", "2026-12-08T14:45:00+00:00"),
        ("meeting", "2026-12-08T15:00:00+00:00"),
        ("notes", "2026-12-08T15:45:00+00:00"),
        ("technology", "2026-12-09T22:00:00+00:00"),
        ("meeting", "2026-12-09T22:30:00+00:00"),
        ("notes", "2026-12-09T23:30:00+00:00"),
    ]


def test_the_length_counts_each_day_on_its_own():
    assert total_minutes(TWO_DAYS) == 105 + 60
    assert total_minutes(()) is None


def test_the_countdown_is_whole_hours_and_days_and_may_be_negative():
    now = datetime(2026, 12, 8, 0, 0, tzinfo=UTC)
    assert (countdown(now, TWO_DAYS[0].start).hours, countdown(now, TWO_DAYS[0].start).days) == (14, 0)
    assert countdown(TWO_DAYS[1].start, TWO_DAYS[0].start).hours == -1


def test_the_fullest_place_is_the_address():
    room = Sourced(value="Level 2", evidence=REF)
    street = Sourced(value="Hospital, Staithe Road, Wexcombe", evidence=REF)
    meetings = (
        meeting(1, "2026-12-08T15:00+01:00", "2026-12-08T16:00+01:00", place=room),
        meeting(2, "2026-12-08T16:00+01:00", "2026-12-08T17:00+01:00", place=street),
    )
    assert address(meetings) == street


def test_a_deadline_on_a_weekend_moves_to_monday():
    assert on_workday(date(2026, 12, 12)) == date(2026, 12, 14)
    assert on_workday(date(2026, 12, 13)) == date(2026, 12, 14)
    assert on_workday(date(2026, 12, 14)) == date(2026, 12, 14)


def test_thanks_are_due_in_a_day_and_there_are_two_nudges_and_an_end():
    material = Material(
        now=datetime(2026, 12, 1, tzinfo=UTC),
        zone="Europe/Berlin",
        invitation=Invitation(source="invite-1", meetings=TWO_DAYS[:2]),
    )
    due = after(material, snapshot(material), ()).deadlines
    assert [(item.kind, item.due.isoformat()) for item in due] == [
        ("thank-you", "2026-12-09T15:45:00+00:00"),
        ("nudge", "2026-12-15T08:00:00+00:00"),
        ("nudge", "2026-12-22T08:00:00+00:00"),
        ("close", "2027-01-07T08:00:00+00:00"),
    ]


def test_a_cancelled_invitation_has_no_meetings_and_says_so():
    material = Material(
        now=datetime(2026, 12, 1, tzinfo=UTC),
        invitation=Invitation(source="invite-1", meetings=TWO_DAYS, cancelled=True),
    )
    snap = snapshot(material)
    assert snap.meetings == ()
    assert [line.knowledge for line in snap.notices] == ["sentence:notice.cancelled"]
