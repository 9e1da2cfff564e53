"""What is due over all opportunities, from rows as they are."""

from datetime import date, timedelta

import pytest


@pytest.fixture
def now():
    from finalist.core import clock

    return clock.now()


@pytest.fixture
def harrow(alice):
    from finalist.services.opportunities import begin

    return begin(alice, company="Harrow Vale", role="Charge nurse")


def planned(owner, opportunity, now, days=5):
    """A ready plan with one block today, one meeting `days` ahead, and what follows it."""
    from finalist.store.models import Plan

    meeting = now + timedelta(days=days)
    due = [
        ("block", "agenda", "b1", "Research", now - timedelta(hours=1), now + timedelta(hours=1), meeting),
        ("thank-you", "after", "thank-you-1", "Thank them", meeting, meeting + timedelta(days=1), None),
    ]
    upcoming = [
        {"kind": kind, "part": part, "item": item, "title": title, "opens": opens.isoformat(), "due": end.isoformat(),
         "lapses": lapses.isoformat() if lapses else None}
        for kind, part, item, title, opens, end, lapses in due
    ]  # fmt: skip
    number = opportunity.plans.count() + 1
    return Plan.objects.create(owner=owner, opportunity=opportunity, number=number, state="ready", upcoming=upcoming)


def kinds(owner, now):
    from finalist.services.today import due

    return [task.kind for task in due(owner, now)]


def test_blocks_count_before_the_meeting_and_letters_after_it(alice, harrow, now):
    planned(alice, harrow, now)
    assert kinds(alice, now) == ["block"]
    assert kinds(alice, now + timedelta(days=5, hours=1)) == ["thank-you"]


def test_what_is_ticked_off_is_gone(alice, harrow, now):
    from finalist.services import marks

    planned(alice, harrow, now)
    marks.mark(alice, harrow.pk, "agenda", "b1", done=True)
    assert kinds(alice, now) == []
    later = now + timedelta(days=5, hours=1)
    marks.mark(alice, harrow.pk, "after", "thank-you-1", done=True)
    assert kinds(alice, later) == []


def test_only_the_newest_plan_counts(alice, harrow, now):
    planned(alice, harrow, now)
    second = planned(alice, harrow, now)
    assert kinds(alice, now) == ["block"]
    second.upcoming = []
    second.save()
    assert kinds(alice, now) == []


@pytest.mark.parametrize("change", [{"stage": "closed"}, {"archived_at": "now"}, {"deleted_at": "now"}])
def test_what_is_over_put_away_or_deleted_asks_for_nothing(alice, harrow, now, change):
    from finalist.store import saving
    from finalist.store.models import Commitment, Meeting, Offer

    planned(alice, harrow, now)
    Commitment.objects.create(owner=alice, opportunity=harrow, text="The reference", due=now.date())
    Offer.objects.create(owner=alice, opportunity=harrow, name="First", deadline=now.date())
    Meeting.objects.create(owner=alice, opportunity=harrow, start=now + timedelta(hours=2), zone="UTC")
    assert sorted(kinds(alice, now)) == ["block", "meeting", "offer", "promise"]
    saving.change(harrow, **{key: now if value == "now" else value for key, value in change.items()})
    assert kinds(alice, now) == []


def test_promises_of_mine_and_of_theirs_letters_and_people(alice, harrow, now):
    from finalist.store.models import Commitment, Letter, Person

    Commitment.objects.create(owner=alice, opportunity=harrow, text="The reference", due=now.date(), by="me")
    Commitment.objects.create(owner=alice, opportunity=harrow, text="The names", due=now.date(), by="them")
    Commitment.objects.create(owner=alice, opportunity=harrow, text="Done", due=now.date(), done_at=now)
    Letter.objects.create(owner=alice, opportunity=harrow, subject="Thank you", due_at=now)
    Letter.objects.create(owner=alice, opportunity=harrow, subject="Sent", due_at=now, state="sent")
    Person.objects.create(owner=alice, name="Dawn", next_touch=now.date())
    assert sorted(kinds(alice, now)) == ["awaited", "letter", "promise", "touch"]


def test_a_meeting_that_runs_is_still_there_and_one_that_is_over_is_not(alice, harrow, now):
    from finalist.services.today import next_meeting
    from finalist.store.models import Meeting

    row = Meeting.objects.create(owner=alice, opportunity=harrow, start=now - timedelta(minutes=30), zone="UTC")
    assert kinds(alice, now) == ["meeting"]
    assert sorted(kinds(alice, now + timedelta(hours=1))) == ["close-out", "thank-you"]
    assert kinds(alice, now + timedelta(days=5)) == ["thank-you"]
    assert next_meeting(alice, now) is None
    assert next_meeting(alice, now - timedelta(days=40)) == row


def test_nothing_of_others_is_seen(alice, bob, harrow, now):
    from finalist.store.models import Commitment

    planned(alice, harrow, now)
    Commitment.objects.create(owner=alice, opportunity=harrow, text="The reference", due=date(2026, 1, 1))
    assert kinds(bob, now) == []


def test_two_hundred_opportunities_take_few_queries_and_no_plan_bodies(alice, now):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from finalist.services.today import due
    from finalist.store.models import Opportunity

    rows = Opportunity.objects.bulk_create(Opportunity(owner=alice, company=f"Company {n}") for n in range(30))
    for row in rows:
        planned(alice, row, now)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert len(due(alice, now)) == 30
    assert len(seen) <= 12
    assert not any('"store_plan"."body"' in query["sql"] for query in seen)
