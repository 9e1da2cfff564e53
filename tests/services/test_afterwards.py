"""What is due after the last meeting, from the rows as they are: thanks, two nudges at most, then let go."""

from datetime import UTC, date, datetime, timedelta

import pytest

ENDED = datetime(2026, 11, 18, 16, tzinfo=UTC)
"""A Wednesday."""


@pytest.fixture
def harrow(alice):
    from finalist.services.opportunities import begin
    from finalist.store.models import Meeting

    row = begin(alice, company="Harrow Vale", role="Charge nurse")
    Meeting.objects.create(
        owner=alice, opportunity=row, start=ENDED - timedelta(hours=1), end=ENDED, zone="Europe/London"
    )
    return row


def after(owner, now):
    from finalist.services.today import due

    return [(task.kind, task.due.date(), task.rests_on) for task in due(owner, now) if task.part == "after"]


def test_a_day_to_thank_then_day_seven_then_fourteen_then_thirty(alice, harrow):
    assert after(alice, ENDED + timedelta(hours=1)) == [("thank-you", date(2026, 11, 19), "E6.5")]
    assert after(alice, ENDED - timedelta(hours=2)) == []
    week = after(alice, ENDED + timedelta(days=7))
    assert ("nudge", date(2026, 11, 25), "E6.6") in week
    assert after(alice, ENDED + timedelta(days=15)) == [("nudge", date(2026, 12, 2), "E6.6")]
    assert after(alice, ENDED + timedelta(days=31)) == [("close", date(2026, 12, 18), "E6.6")]


def test_a_day_they_named_moves_the_nudge_to_two_working_days_after_it(alice, harrow):
    from finalist.services.timeline import expect_answer

    expect_answer(alice, harrow.pk, date(2026, 11, 27))
    assert after(alice, ENDED + timedelta(days=8)) == [("thank-you", date(2026, 11, 19), "E6.5")]
    assert ("nudge", date(2026, 12, 1), "E6.6") in after(alice, datetime(2026, 12, 1, 12, tzinfo=UTC))


def test_letters_that_went_out_count_and_there_are_never_more_than_two_nudges(alice, harrow):
    from finalist.store.models import Letter

    def wrote(kind, at, state="sent"):
        return Letter.objects.create(
            owner=alice, opportunity=harrow, kind=kind, state=state, sent_at=at if state == "sent" else None,
            created_at=at,
        )  # fmt: skip

    wrote("thank-you", ENDED + timedelta(hours=5))
    assert after(alice, ENDED + timedelta(hours=6)) == []
    wrote("follow-up", ENDED + timedelta(days=8))
    assert after(alice, ENDED + timedelta(days=9)) == []
    assert after(alice, ENDED + timedelta(days=16)) == [("nudge", date(2026, 12, 3), "E6.6")]
    begun = wrote("follow-up", ENDED + timedelta(days=16), state="draft")
    assert after(alice, ENDED + timedelta(days=16)) == []
    begun.state, begun.sent_at = "sent", ENDED + timedelta(days=16)
    begun.save()
    assert after(alice, ENDED + timedelta(days=25)) == []
    assert [kind for kind, *_ in after(alice, ENDED + timedelta(days=31))] == ["close"]


def test_a_further_meeting_is_an_answer_and_one_of_the_same_day_comes_first(alice, harrow):
    from finalist.store.models import Meeting

    later = Meeting.objects.create(
        owner=alice, opportunity=harrow, start=ENDED + timedelta(hours=2), zone="Europe/London"
    )
    assert after(alice, ENDED + timedelta(hours=1)) == []
    later.start = ENDED + timedelta(days=12)
    later.save()
    assert [kind for kind, *_ in after(alice, ENDED + timedelta(days=8))] == ["thank-you"]


@pytest.mark.parametrize("stage", ["offer", "closed"])
def test_an_answer_ends_it(alice, harrow, stage):
    from finalist.services.opportunities import move

    move(alice, harrow.pk, stage)
    assert after(alice, ENDED + timedelta(days=8)) == []


def test_what_is_ticked_off_is_gone_and_the_calendar_tells_the_rest(alice, harrow, monkeypatch):
    import icalendar

    from finalist.core import clock
    from finalist.services import feed, marks

    monkeypatch.setattr(clock, "now", lambda: ENDED + timedelta(days=7, hours=1))
    names = {"nudge": "Ask for news", "thank-you": "Thank-you"}
    shown = icalendar.Calendar.from_ical(feed.calendar_of(alice, names=names))
    todos = {str(part["summary"]): str(part["description"]) for part in shown.subcomponents if part.name == "VTODO"}
    assert any(summary.startswith("Ask for news") and "[E6.6]" in text for summary, text in todos.items())
    marks.mark(alice, harrow.pk, "after", "nudge-2", done=True)
    assert all(kind != "nudge" for kind, *_ in after(alice, ENDED + timedelta(days=7, hours=1)))
