"""The calendar of a plan, read back with icalendar."""

from datetime import UTC, datetime, timedelta

import icalendar

from finalist.core.documents.base import EvidenceRef, Line, Sourced
from finalist.core.documents.gameplan import (
    After,
    Agenda,
    AgendaBlock,
    Deadline,
    GamePlan,
    PayView,
    RoleRound,
    Snapshot,
)
from finalist.core.documents.invitation import Meeting, Person
from finalist.render.ics import calendar_bytes

UTC = UTC
MADE = datetime(2026, 11, 25, 18, tzinfo=UTC)


def quoted(words: str) -> EvidenceRef:
    return EvidenceRef(document="invite-1", start=0, end=len(words), verbatim=words)


def said(words: str) -> Sourced:
    return Sourced(value=words, evidence=quoted(words))


MEETING = Meeting(
    id="meeting-1",
    title="Panel; values, and “why us”",
    start=datetime(2026, 12, 3, 9, 30, tzinfo=UTC),
    end=datetime(2026, 12, 3, 10, 15, tzinfo=UTC),
    zone="Europe/Berlin",
    place=said("Lindenallee 4, 10999 Berlin"),
    link=said("https://meet.harrow.example/r/1"),
    people=(Person(name=said("Nguyễn Thị Minh"), title=said("Ward Manager")), Person(name=said("Marc Oyelaran"))),
    evidence=quoted("10:30"),
)


def plan(*meetings: Meeting, slots: tuple[Meeting, ...] = (), made: datetime = MADE) -> GamePlan:
    line = Line(text="Write to each person within a day.")
    end = MADE + timedelta(hours=1)
    block = AgendaBlock(id="block-1", start=MADE, end=end, kind="stories", title="Three stories", tasks=(line,))
    return GamePlan(
        made_at=made,
        fingerprint="0" * 64,
        snapshot=Snapshot(
            company=said("Harrow Vale"), round=2, meetings=meetings, slots=slots, candidate_zone="America/Toronto"
        ),
        role_round=RoleRound(field="other", field_name="Other", because=line),
        pay=PayView(),
        agenda=Agenda(minutes=60, blocks=(block,)),
        after=After(
            deadlines=(
                Deadline(kind="thank-you", due=datetime(2026, 12, 4, 10, 15, tzinfo=UTC), line=line),
                Deadline(kind="nudge", due=datetime(2026, 12, 10, 9, tzinfo=UTC), line=line),
            )
        ),
    )


def test_a_meeting_comes_back_with_its_time_zone_place_link_and_people() -> None:
    calendar = icalendar.Calendar.from_ical(calendar_bytes(plan(MEETING)))
    event = calendar.walk("VEVENT")[0]
    assert event.start == MEETING.start
    assert event.end == MEETING.end
    assert str(event.start.tzinfo) == "Europe/Berlin"
    assert str(event["SUMMARY"]) == "Harrow Vale: Panel; values, and “why us”"
    assert str(event["LOCATION"]) == "Lindenallee 4, 10999 Berlin"
    assert str(event["URL"]) == "https://meet.harrow.example/r/1"
    assert "- Nguyễn Thị Minh, Ward Manager\n- Marc Oyelaran" in str(event["DESCRIPTION"])
    assert [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")] == [timedelta(days=-1), timedelta(hours=-1)]


def test_the_same_plan_gives_the_same_bytes_and_a_later_one_keeps_the_uids_with_a_higher_sequence() -> None:
    first, later = plan(MEETING), plan(MEETING, made=MADE + timedelta(days=1))
    assert calendar_bytes(first) == calendar_bytes(first)
    old, new = (icalendar.Calendar.from_ical(calendar_bytes(p)).walk("VEVENT")[0] for p in (first, later))
    assert old["UID"] == new["UID"]
    assert new["SEQUENCE"] > old["SEQUENCE"]
    assert old["DTSTAMP"].dt == MADE


def test_lines_are_folded_at_75_octets_and_end_in_crlf() -> None:
    data = calendar_bytes(plan(MEETING))
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_every_zone_used_is_defined_in_the_file() -> None:
    calendar = icalendar.Calendar.from_ical(calendar_bytes(plan(MEETING)))
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["America/Toronto", "Europe/Berlin"]


def test_slots_are_tentative_and_preparation_is_busy_time() -> None:
    slot = MEETING.model_copy(update={"id": "slot-1"})
    events = icalendar.Calendar.from_ical(calendar_bytes(plan(slots=(slot,)))).walk("VEVENT")
    assert [str(event["STATUS"]) for event in events] == ["TENTATIVE", "CONFIRMED"]
    assert str(events[1]["TRANSP"]) == "OPAQUE"
    assert events[1]["CATEGORIES"].cats == ["Preparation", "Stories"]
    assert str(events[1]["SUMMARY"]) == "Prepare: Three stories"


def test_the_thank_you_and_the_nudge_are_to_dos_with_a_due_time_and_an_alarm() -> None:
    todos = icalendar.Calendar.from_ical(calendar_bytes(plan(MEETING))).walk("VTODO")
    assert [str(todo["SUMMARY"]) for todo in todos] == ["Send the thank-you letters", "Ask for news"]
    assert todos[0]["DUE"].dt == datetime(2026, 12, 4, 10, 15, tzinfo=UTC)
    assert todos[0].walk("VALARM")[0]["TRIGGER"].params["RELATED"] == "END"


def test_a_fixed_offset_is_written_in_utc_and_a_whole_day_as_a_date() -> None:
    fixed = MEETING.model_copy(update={"zone": "UTC+02:00"})
    day = MEETING.model_copy(
        update={"id": "meeting-2", "whole_day": True, "end": None, "start": datetime(2026, 12, 2, 23, tzinfo=UTC)}
    )
    events = icalendar.Calendar.from_ical(calendar_bytes(plan(fixed, day))).walk("VEVENT")
    assert events[0]["DTSTART"].to_ical() == b"20261203T093000Z"
    assert events[1]["DTSTART"].dt.isoformat() == "2026-12-03"


def test_a_plan_without_any_time_is_still_a_calendar() -> None:
    bare = plan().model_copy(update={"agenda": Agenda(), "after": After()})
    assert icalendar.Calendar.from_ical(calendar_bytes(bare)).walk("VEVENT") == []


def test_in_the_night_the_clocks_go_back_no_hour_is_lost() -> None:
    """25 October 2026, Berlin: 03:00 becomes 02:00, so 02:30 comes twice."""
    for hours in range(6):
        start = datetime(2026, 10, 24, 22, 30, tzinfo=UTC) + timedelta(hours=hours)
        moved = MEETING.model_copy(update={"start": start, "end": start + timedelta(hours=1)})
        event = icalendar.Calendar.from_ical(calendar_bytes(plan(moved))).walk("VEVENT")[0]
        assert (event.start.astimezone(UTC), event.end.astimezone(UTC)) == (start, start + timedelta(hours=1))
