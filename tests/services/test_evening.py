"""The close-out: each step is kept by itself, a second save doubles nothing, and the last one moves things on."""

from datetime import timedelta

import pytest


@pytest.fixture
def meeting(alice):
    from finalist.core import clock
    from finalist.services import opportunities, people
    from finalist.store.models import Meeting

    opportunity = opportunities.begin(alice, company="Harrow Vale", role="Nurse")
    start = clock.now() - timedelta(hours=3)
    row = Meeting.objects.create(
        owner=alice, opportunity=opportunity, start=start, end=start + timedelta(hours=1), zone="Europe/London"
    )
    for name in ("Dana Whitlock", "Imre Castellane"):
        row.people.add(people.add(alice, name, opportunity_id=opportunity.pk))
    return row


@pytest.fixture
def dana(meeting):
    return meeting.people.get(name="Dana Whitlock")


def post(client, meeting, step, rev=None, **fields):
    """Send a step as a browser does, with the revision the page shows."""
    path = f"/evening/{meeting.pk}/{step}/"
    shown = client.get(path).content.decode()
    rev = shown.split('name="rev" value="')[1].split('"')[0] if rev is None else rev
    return client.post(path, {"rev": rev, **{key.replace("_", "-"): value for key, value in fields.items()}})


def test_what_was_asked_is_a_question_really_asked_with_ones_own_mark_and_the_story_told(
    alice, client_of, meeting, dana
):
    from finalist.services import stories
    from finalist.store.models import AskedQuestion, Telling

    story = stories.save(alice, "", None, title="The night of the flood", text="We moved nine patients.")
    for _ in range(2):  # The second time as by a double click.
        post(
            client_of(alice), meeting, "asked", asked_0_text="Tell me about a conflict", asked_0_person=dana.pk,
            asked_0_story=story.pk, asked_0_rating="4", asked_1_text="  ",
        )  # fmt: skip
    asked, told = AskedQuestion.objects.get(), Telling.objects.get()
    assert (asked.text, asked.origin, asked.person, asked.story, asked.rating, asked.meeting) == (
        "Tell me about a conflict", "asked", dana, story, 4, meeting
    )  # fmt: skip
    assert asked.family
    assert (told.story, told.person, told.meeting, told.landed) == (story, dana, meeting, None)


def test_a_mark_given_later_changes_the_question_that_is_there(alice, client_of, meeting, dana):
    from finalist.services import notes
    from finalist.store.models import AskedQuestion

    notes.write(alice, meeting.opportunity_id, "Why us?", kind="they-asked", person_id=dana.pk, meeting_id=meeting.pk)
    row = AskedQuestion.objects.get()
    assert b"Why us?" in client_of(alice).get(f"/evening/{meeting.pk}/asked/").content
    post(client_of(alice), meeting, "asked", asked_0_row=row.pk, asked_0_person=dana.pk, asked_0_rating="2")
    assert AskedQuestion.objects.get().rating == 2


def test_how_a_story_landed_and_what_was_named_reach_the_ledger(alice, client_of, meeting, dana):
    from finalist.services import stories
    from finalist.store.models import Note, Telling

    story = stories.save(alice, "", None, title="The night of the flood", text="We moved nine patients.")
    client = client_of(alice)
    for said in ("Notice: four weeks", "Notice: six weeks"):
        post(
            client, meeting, "stories", told_0_story=story.pk, told_0_person=dana.pk, told_0_landed="no",
            said=said, said_person=dana.pk,
        )  # fmt: skip
    assert Telling.objects.get().landed is False
    note = Note.objects.get()
    assert (note.text, note.kind, note.person, note.meeting) == ("Notice: six weeks", "i-said", dana, meeting)
    post(client, meeting, "stories", said="")
    assert not Note.objects.of(alice).exists()


def test_a_doubt_is_raised_once_however_often_the_step_is_saved_and_closed_when_settled(
    alice, client_of, meeting, dana
):
    from finalist.store.models import ConcernState

    client = client_of(alice)
    for _ in range(2):
        post(client, meeting, "concerns", doubt_0_title="Too junior", doubt_0_outcome="partly", doubt_0_person=dana.pk)
    row = ConcernState.objects.get()
    assert (row.state, row.person, [move["landed"] for move in row.history]) == ("raised", dana, ["partly"])
    post(
        client, meeting, "concerns",
        doubt_0_key=row.key, doubt_0_title=row.title, doubt_0_outcome="closed", doubt_0_person=dana.pk,
    )  # fmt: skip
    assert ConcernState.objects.get().state == "closed"


def test_what_they_care_about_is_a_note_of_theirs_that_can_be_changed_and_emptied(alice, client_of, meeting, dana):
    from finalist.store.models import Note

    client = client_of(alice)
    post(client, meeting, "cares", cares_0_person=dana.pk, cares_0_text="Handover without gaps")
    post(client, meeting, "cares", cares_0_person=dana.pk, cares_0_text="Handover, above all at night")
    note = Note.objects.get()
    assert (note.text, note.kind, note.person) == ("Handover, above all at night", "they-said", dana)
    post(client, meeting, "cares", cares_0_person=dana.pk, cares_0_text="")
    post(client, meeting, "cares", cares_0_person=dana.pk, cares_0_text="Back again")
    assert Note.objects.of(alice).get().text == "Back again"


def test_promises_in_the_notes_are_offered_once_and_kept_both_ways(alice, client_of, meeting, dana):
    from finalist.services import notes
    from finalist.store.models import Commitment

    about = {"person_id": dana.pk, "meeting_id": meeting.pk}
    notes.write(alice, meeting.opportunity_id, "The audit as PDF", kind="i-promised", **about)
    notes.write(alice, meeting.opportunity_id, "An answer by Friday", kind="they-promised", **about)
    client, path = client_of(alice), f"/evening/{meeting.pk}/promises/"
    shown = client.get(path).content.decode()
    assert 'value="The audit as PDF"' in shown
    assert 'value="An answer by Friday"' in shown
    friday = next(day for day in (meeting.start.date() + timedelta(days=n) for n in range(1, 8)) if day.weekday() == 4)
    assert f'value="{friday.isoformat()}"' in shown
    for _ in range(2):
        post(
            client, meeting, "promises",
            promise_0_text="The audit as PDF", promise_0_by="me", promise_0_person=dana.pk, promise_0_due="2026-12-01",
            promise_1_text="", promise_1_by="them",
        )  # fmt: skip
    row = Commitment.objects.get()
    assert (row.text, row.by, row.person, row.due.isoformat()) == ("The audit as PDF", "me", dana, "2026-12-01")
    assert 'value="An answer by Friday"' not in client.get(path).content.decode()


def test_culture_and_what_it_taught_are_kept(alice, client_of, meeting, dana):
    from finalist.store.models import Observation, Reflection

    client = client_of(alice)
    for _ in range(2):
        post(
            client, meeting, "culture", seen_0_text="She let the junior finish", seen_0_value="Respect",
            seen_0_side="for", seen_0_person=dana.pk,
        )  # fmt: skip
        post(client, meeting, "lesson", text="Slower at the start", rating="3")
    seen, lesson = Observation.objects.get(), Reflection.objects.get()
    assert (seen.text, seen.value, seen.speaks_for, seen.person) == ("She let the junior finish", "Respect", True, dana)
    assert (lesson.text, lesson.rating, lesson.meeting) == ("Slower at the start", 3, meeting)


def test_it_goes_on_where_it_was_left_and_ends_with_letters_begun(alice, client_of, meeting):
    from finalist.core import clock
    from finalist.core.plan.evening import STEPS
    from finalist.services.today import due
    from finalist.store.models import CloseOut, Letter, Opportunity

    client = client_of(alice)
    assert {task.kind for task in due(alice, clock.now())} == {"close-out", "thank-you"}
    assert client.get(f"/evening/{meeting.pk}/").headers["Location"].endswith("/asked/")
    for step in STEPS[:3]:
        post(client, meeting, step)
    assert client.get(f"/evening/{meeting.pk}/").headers["Location"].endswith("/cares/")
    assert not Letter.objects.exists()
    for step in STEPS[3:]:
        answer = post(client, meeting, step)
    assert answer.headers["Location"] == f"/evening/{meeting.pk}/"
    assert CloseOut.objects.get().ended_at is not None
    assert {letter.person.name for letter in Letter.objects.all()} == {"Dana Whitlock", "Imre Castellane"}
    assert Opportunity.objects.get().stage == "met"
    assert client.get(f"/evening/{meeting.pk}/").status_code == 200
    assert "close-out" not in [task.kind for task in due(alice, clock.now())]
    post(client, meeting, "lesson", text="One more thought")
    assert Letter.objects.count() == 2


def test_a_step_saved_from_a_page_that_is_older_keeps_nothing_and_says_so(alice, client_of, meeting, dana):
    from finalist.store.models import Note

    client = client_of(alice)
    post(client, meeting, "asked")
    post(client, meeting, "stories")
    for rev in ("0", "2"):
        answer = post(client, meeting, "cares", rev=rev, cares_0_person=dana.pk, cares_0_text="From an old page")
        assert answer.status_code == 409
    assert not Note.objects.exists()


@pytest.mark.parametrize(
    ("step", "fields"),
    [
        ("promises", {"promise_0_text": "x", "promise_0_due": "someday"}),
        ("lesson", {"rating": "4"}),
        ("asked", {"asked_0_text": "x" * 1001}),
    ],
)
def test_what_cannot_be_kept_is_told_and_the_step_is_not_taken_for_saved(alice, client_of, meeting, step, fields):
    from finalist.store.models import CloseOut

    assert post(client_of(alice), meeting, step, **fields).status_code == 422
    assert not CloseOut.objects.exists()


def test_rows_of_a_stranger_are_not_there(alice, bob, client_of, meeting, dana):
    from finalist.core import clock
    from finalist.services import opportunities
    from finalist.store.models import AskedQuestion, Meeting

    his = opportunities.begin(bob, company="Elsewhere")
    own = Meeting.objects.create(owner=bob, opportunity=his, start=clock.now(), zone="UTC")
    answer = post(client_of(bob), own, "asked", asked_0_text="Mine?", asked_0_person=dana.pk)
    assert answer.status_code == 404
    assert not AskedQuestion.objects.exists()


def test_for_a_day_of_meetings_today_offers_the_first_that_waits(alice, meeting):
    from finalist.services.today import due
    from finalist.store.models import Meeting

    meeting.start = meeting.start.replace(hour=9)
    meeting.end = meeting.start + timedelta(hours=1)
    meeting.save()
    Meeting.objects.create(
        owner=alice, opportunity=meeting.opportunity, start=meeting.start + timedelta(hours=1),
        end=meeting.start + timedelta(hours=2), zone="UTC", title="Second",
    )  # fmt: skip
    evening = meeting.start + timedelta(hours=9)
    tasks = [task for task in due(alice, evening) if task.kind == "close-out"]
    assert [task.row for task in tasks] == [meeting.pk]


@pytest.mark.parametrize(("hours", "offered"), [(16, False), (18, True), (24 * 4, False)])
def test_a_meeting_of_which_only_the_day_is_known_is_offered_in_its_evening(alice, meeting, hours, offered):
    from finalist.core import clock
    from finalist.services.evening import waiting

    meeting.start, meeting.end, meeting.whole_day = clock.now() - timedelta(hours=hours), None, True
    meeting.save()
    assert bool(waiting(alice, clock.now())) is offered


def test_of_many_stories_those_of_the_opportunity_and_the_newest_can_be_chosen(alice, client_of, meeting, dana):
    from finalist.services import stories

    first = stories.save(alice, "", None, title="Told long ago", text="We moved nine patients.")
    stories.told(alice, first.pk, meeting.opportunity_id, dana.pk)
    for number in range(60):
        stories.save(alice, "", None, title=f"Story {number:02}", text="Something else happened.")
    shown = client_of(alice).get(f"/evening/{meeting.pk}/asked/").content.decode()
    assert "Told long ago" in shown
    first_choice = shown.split('name="asked-0-story"')[1].split("</select>")[0]
    assert first_choice.count(">Story ") in {39, 40}


@pytest.mark.parametrize("step", ["asked", "stories", "concerns", "cares", "culture", "promises", "lesson"])
def test_a_step_asks_the_database_no_more_for_many_rows_than_for_few(alice, client_of, meeting, dana, step):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from finalist.services import concerns, people, stories, values
    from finalist.services.evening_steps import Answer, Promise, Seen, keep_asked, keep_promises, keep_seen

    def more(start):
        for number in range(start, start + 8):
            row = people.add(alice, f"Person {number:02}", opportunity_id=meeting.opportunity_id)
            meeting.people.add(row)
            story = stories.save(alice, "", None, title=f"Story {number:02}", text="We moved nine patients.")
            keep_asked(meeting, [Answer(text=f"Question {number}?", person=row.pk, story=story.pk, rating=3)])
            keep_promises(meeting, [Promise(f"Promise {number}", person=row.pk)])
            keep_seen(meeting, [Seen("Respect", f"Seen {number}", True, row.pk)])
            concerns.add(alice, meeting.opportunity_id, f"Doubt {number}")
            values.add(alice, [f"Value {number}"] if number < 12 else [])

    def counted():
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    client, path = client_of(alice), f"/evening/{meeting.pk}/{step}/"
    more(0)
    few = counted()
    more(8)
    assert counted() <= few <= 30
