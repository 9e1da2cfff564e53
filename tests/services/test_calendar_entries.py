"""One meeting is one entry of a calendar, whichever of our files somebody imports, beside the invitation or alone."""

from datetime import timedelta
from pathlib import Path

import icalendar
import pytest

NURSE = Path(__file__).resolve().parents[2] / "examples" / "nurse"
INVITED = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//Calendar//EN
METHOD:REQUEST
BEGIN:VEVENT
UID:040000008200E00074C5B7101A82E008 0000
SEQUENCE:{sequence}
DTSTAMP:20261105T090000Z
DTSTART:2026120{day}T140000Z
DTEND:2026120{day}T150000Z
SUMMARY:Second interview, Traffic Planner
LOCATION:Dock Road 4
ORGANIZER;CN=Rhona Tasker:mailto:rhona@pellbrook.example
END:VEVENT
END:VCALENDAR
"""
UID = "040000008200E00074C5B7101A82E008 0000"


def planned_with(owner, *files):
    from finalist.services import opportunities, papers, planning

    opportunity = opportunities.begin(owner)
    for kind, name, data in files:
        papers.add(owner, opportunity, kind, name, data)
    planning.request_plan(owner, opportunity.pk)
    opportunity.refresh_from_db()
    return opportunity


def invited(sequence=2, day=3):
    text = INVITED.format(sequence=sequence, day=day)
    return text.replace("\n", "\r\n").encode()


def events(data):
    found = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return [one for one in found if not str(one["SUMMARY"]).startswith("Prepare")]


def imported(*files):
    """What a calendar holds after these imports: of one UID the higher SEQUENCE, then the later DTSTAMP (RFC 5546)."""
    held = {}
    for data in files:
        for one in icalendar.Calendar.from_ical(data).walk("VEVENT"):
            rank = (int(one.get("SEQUENCE", 0)), one["DTSTAMP"].dt)
            if str(one["UID"]) not in held or held[str(one["UID"])][0] <= rank:
                held[str(one["UID"])] = (rank, one)
    return [one for _, one in held.values() if not str(one["SUMMARY"]).startswith("Prepare")]


def files_of(opportunity):
    from finalist.services.day import day_file
    from finalist.services.exports import plan_file

    return plan_file(opportunity, "interview.ics"), day_file(opportunity, "day.ics")


@pytest.fixture
def nurse(alice):
    kinds = (("posting", "posting.md"), ("invitation", "invite.eml"), ("resume", "resume.md"))
    return planned_with(alice, *((kind, name, (NURSE / name).read_bytes()) for kind, name in kinds))


def test_both_calendars_imported_show_every_meeting_once(nurse):
    interview, day = files_of(nurse)
    rows = list(nurse.meetings.order_by("start"))
    assert len(rows) >= 5
    for order in ((interview, day), (day, interview)):
        held = imported(*order)
        assert [one["DTSTART"].dt for one in sorted(held, key=lambda one: one["DTSTART"].dt)] == [r.start for r in rows]
    keys = [{(str(one["UID"]), int(one["SEQUENCE"])) for one in events(data)} for data in (interview, day)]
    assert keys[0] == keys[1]


def test_a_meeting_that_moved_is_still_one_entry_after_both_imports(nurse, alice):
    from finalist.services import planning
    from finalist.services.day import day_file
    from finalist.services.meetings import take_over

    before = files_of(nurse)
    plan = planning.document_of(planning.latest(nurse))
    slot = plan.snapshot.meetings[0]
    later = slot.model_copy(update={"start": slot.start + timedelta(days=1), "end": None})
    shot = plan.snapshot.model_copy(update={"meetings": (*plan.snapshot.meetings[1:], later)})
    moved = plan.model_copy(update={"snapshot": shot, "made_at": slot.start - timedelta(days=3)})
    take_over(alice, nurse, moved)
    held = imported(*before, day_file(nurse, "day.ics"))
    assert len(held) == nurse.meetings.count()
    assert later.start in [one["DTSTART"].dt for one in held]


def test_a_meeting_that_came_as_a_calendar_entry_is_that_entry(alice):
    opportunity = planned_with(alice, ("invitation", "invite.ics", invited()))
    interview, day = files_of(opportunity)
    for data in (interview, day):
        (one,) = events(data)
        assert (str(one["UID"]), int(one["SEQUENCE"])) == (UID, 2)
    assert len(imported(invited(), interview, day)) == 1


def test_what_the_organiser_changes_later_still_counts(alice):
    from finalist.services import papers, planning

    opportunity = planned_with(alice, ("invitation", "invite.ics", invited()))
    first = files_of(opportunity)
    (held,) = imported(invited(), *first, invited(sequence=3, day=4))
    assert held["DTSTART"].dt.day == 4
    papers.add(alice, opportunity, "invitation", "moved.ics", invited(sequence=3, day=4))
    planning.request_plan(alice, opportunity.pk)
    assert opportunity.meetings.filter(state="set").count() == 1
    (one,) = imported(*first, *files_of(opportunity))
    assert (str(one["UID"]), int(one["SEQUENCE"]), one["DTSTART"].dt.day) == (UID, 3, 4)


def test_the_feed_names_the_same_entries(alice, nurse, monkeypatch):
    from finalist.core import clock
    from finalist.services import feed

    rows = list(nurse.meetings.order_by("start"))
    monkeypatch.setattr(clock, "now", lambda: rows[0].start - timedelta(days=2))
    held = {str(one["UID"]) for one in events(feed.calendar_of(alice, names={}))}
    assert held == {str(one["UID"]) for one in events(files_of(nurse)[1])}
