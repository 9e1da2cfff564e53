"""Which day belongs to which time, and what is no appointment."""

from datetime import UTC, date, datetime

import pytest

from finalist.core.text.moments import Moment, find_moments
from finalist.core.text.zones import zone_info, zone_named

TODAY = date(2026, 11, 22)


def read(text: str, zone: str = "Europe/London") -> list[Moment]:
    return list(find_moments(text, today=TODAY, default_zone=zone).moments)


def starts(text: str) -> list[str]:
    return [moment.start.isoformat(timespec="minutes") for moment in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Interview on Thursday 3 December at 10:00", ["2026-12-03T10:00+00:00"]),
        ("Interview at 10:00 on Thursday 3 December", ["2026-12-03T10:00+00:00"]),
        ("Date: Thursday 3 December 2026\nTime: 10:00 am CET", ["2026-12-03T10:00+01:00"]),
        ("Time: 10:00\nDate: 3 December 2026", ["2026-12-03T10:00+00:00"]),
        ("Tue 1 Dec 10:00–11:30, or Wed 2 Dec 14:00-15:30", ["2026-12-01T10:00+00:00", "2026-12-02T14:00+00:00"]),
        ("at 10:00 on Tue 1 Dec or at 14:00 on Wed 2 Dec", ["2026-12-01T10:00+00:00", "2026-12-02T14:00+00:00"]),
        (
            "Thursday 3 December: 10:00, 11:00 or 14:00",
            ["2026-12-03T10:00+00:00", "2026-12-03T11:00+00:00", "2026-12-03T14:00+00:00"],
        ),
        ("Interview on 3 July 2026 at 10:00 EST", ["2026-07-03T10:00-04:00"]),
        ("Interview on 3 July 2026, 14:30 BST", ["2026-07-03T14:30+01:00"]),
        ("Interview on 3 July 2026, 14:30 UTC+2", ["2026-07-03T14:30+02:00"]),
        ("Interview on 3 December 10:00 GMT / 11:00 CET", ["2026-12-03T10:00+00:00"]),
        ("Interview: 2026-12-03T10:00:00+01:00", ["2026-12-03T10:00+01:00"]),
        ("All times are Berlin time (CET).\nInterview on 3 December 2026, 10:00", ["2026-12-03T10:00+01:00"]),
        ("moved from Thursday 3 December at 10:00 to Friday 4 December at 14:00", ["2026-12-04T14:00+00:00"]),
        ("Your interview has been moved from 10:00 to 14:00 on Friday 4 December", ["2026-12-04T14:00+00:00"]),
        ("NEW date: Friday 4 December\nTime: 09:30\n(Was: Thursday 3 December, 09:30)", ["2026-12-04T09:30+00:00"]),
        ("Interview on 3 December at 10:00. Please reply by Friday 27 November, 17:00.", ["2026-12-03T10:00+00:00"]),
        ("Interview on 3 December at 10:00 (please arrive at 9:45).", ["2026-12-03T10:00+00:00"]),
        ("Thank you for talking to us on 10 November at 14:00.", []),
        ("Our office hours are 9:00 to 17:00. Call us before 1 December.", []),
    ],
)
def test_a_time_is_read_with_its_day_and_other_times_are_not(text: str, expected: list[str]) -> None:
    assert starts(text) == expected


def test_the_frame_around_an_agenda_is_not_a_meeting_of_its_own() -> None:
    text = "Thursday 3 December, 09:00 to 11:00\n09:00-09:45 Dana\n10:00-10:45 Marc"
    assert [(m.start.hour, m.end and m.end.minute) for m in read(text)] == [(9, 45), (10, 45)]


def test_a_day_of_the_week_that_does_not_fit_is_said() -> None:
    [moment] = read("Interview: Friday 3 December 2026, 10:00")
    assert moment.doubts == (("weekday", "Friday 3 December 2026|Thursday"),)


def test_winter_time_in_summer_is_said() -> None:
    [moment] = read("Interview: 3 July 2026, 10:00 EST")
    assert moment.doubts == (("season", "EST"),)


def test_a_numeric_date_that_nothing_decides_is_left_out_and_said() -> None:
    found = find_moments("Interview on 03/04/2027 at 10:00", today=TODAY, default_zone="UTC")
    assert (found.moments, found.unclear) == ((), ("03/04/2027",))


def test_a_numeric_date_is_decided_by_the_same_date_in_words() -> None:
    assert starts("Friday 5 March 2027\nInterview on 05/03/2027 at 10:00") == ["2027-03-05T10:00+00:00"]


def test_a_day_without_an_hour_is_a_whole_day_only_where_a_meeting_is_spoken_of() -> None:
    [moment] = read("Your interview is on Thursday 3 December.")
    assert (moment.whole_day, moment.start.date()) == (True, date(2026, 12, 3))
    assert read("The office is closed on Friday 25 December.") == []


def test_a_time_that_names_no_zone_takes_the_default_and_says_so() -> None:
    assert [(m.zone, m.zone_assumed) for m in read("Interview 3 December 10:00")] == [("Europe/London", True)]
    assert [(m.zone, m.zone_assumed) for m in read("Interview 3 December 10:00 CET")] == [("Europe/Berlin", False)]


def test_the_default_zone_decides_an_abbreviation_with_several_owners() -> None:
    [moment] = read("Interview 3 December 10:00 IST", zone="Europe/Dublin")
    assert (moment.zone, moment.doubts) == ("Europe/Dublin", ())


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("CET", "Europe/Berlin"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Eastern Time", "America/New_York"),
        ("(UTC-03:00) Brasília", "America/Sao_Paulo"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
        ("UTC+05:30", "UTC+05:30"),
        ("GMT-3", "UTC-03:00"),
        ("the UK time", "Europe/London"),
        ("US/Eastern", "America/New_York"),
    ],
)
def test_a_zone_is_known_by_its_many_names(words: str, key: str) -> None:
    zone = zone_named(words)
    assert zone is not None
    assert zone.key == key
    assert zone_info(key) is not None


@pytest.mark.parametrize("words", ["Narnia/Lantern", "", "UTC+99", "time", "../../etc/passwd", "Europe"])
def test_what_names_no_zone_is_none(words: str) -> None:
    assert zone_named(words) is None


def test_an_hour_that_the_clock_change_skips_still_gives_a_moment() -> None:
    [moment] = read("Interview on 28 March 2027 at 1:30 am")
    assert moment.start.astimezone(UTC) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
