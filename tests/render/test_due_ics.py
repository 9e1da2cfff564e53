"""What is due as a calendar: read back by a parser, whatever stands in it."""

from datetime import UTC, date, datetime, timedelta

import icalendar
from hypothesis import given
from hypothesis import strategies as some

from finalist.render.due_ics import Entry, due_calendar

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
MEETING = Entry("meeting-a@finalist", "Harrow Vale: Second interview", NOW, NOW + timedelta(hours=1), where="Room 2")
TODO = Entry("letter-b@finalist", "Thank-you: Ada Thorn", NOW + timedelta(days=1), is_todo=True, text="[E6.5]")


def read(entries, **more):
    return icalendar.Calendar.from_ical(due_calendar(entries, name="Finalist", stamp=NOW, **more))


def test_a_meeting_is_an_event_and_the_rest_are_to_dos():
    event, todo = read([MEETING, TODO]).subcomponents
    assert (event.name, str(event["uid"]), event.decoded("dtstart")) == ("VEVENT", "meeting-a@finalist", NOW)
    assert event.decoded("dtend") == NOW + timedelta(hours=1)
    assert (todo.name, str(todo["uid"]), todo.decoded("due")) == ("VTODO", "letter-b@finalist", TODO.start)
    assert str(todo["status"]) == "NEEDS-ACTION"
    assert str(todo["description"]) == "[E6.5]"


def test_a_calendar_without_to_dos_gets_whole_days():
    todo = read([TODO], todos_as_events=True).subcomponents[0]
    assert todo.name == "VEVENT"
    assert todo.decoded("dtstart") == date(2026, 11, 24)
    assert todo.decoded("dtend") == date(2026, 11, 25)
    assert str(todo["transp"]) == "TRANSPARENT"


def test_a_day_is_the_day_where_the_candidate_is():
    late = datetime(2026, 11, 23, 23, 59, tzinfo=UTC)
    (todo,) = read([Entry("x", "Promise", late, is_todo=True, is_day=True, zone="Pacific/Auckland")]).subcomponents
    assert todo.decoded("due") == date(2026, 11, 24)


def test_same_entries_same_bytes_and_short_lines():
    data = due_calendar([MEETING, TODO], name="Finalist", stamp=NOW)
    assert data == due_calendar([MEETING, TODO], name="Finalist", stamp=NOW)
    lines = data.split(b"\r\n")
    assert len(lines) > 20
    assert max(map(len, lines)) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")


@given(some.text(max_size=200), some.text(max_size=200))
def test_no_words_break_out_of_their_line(title, text):
    data = due_calendar([Entry("x", title, NOW, is_todo=True, text=text), MEETING], name="Finalist", stamp=NOW)
    todo, event = icalendar.Calendar.from_ical(data).subcomponents
    assert (todo.name, event.name) == ("VTODO", "VEVENT")
    assert str(event["summary"]) == MEETING.summary
