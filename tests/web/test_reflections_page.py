"""Reflections over all interviews, and what becomes of a rejection."""

from datetime import date, timedelta

import pytest


@pytest.fixture
def begun(alice):
    from finalist.services import opportunities

    def make(company, **closed):
        row = opportunities.begin(alice, company=company, role="Nurse")
        return opportunities.close(alice, row.pk, **closed) if closed else row

    return make


def text(client, path="/reflections/"):
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def part(shown, title):
    return shown[shown.index(f">{title}<") :].split("</section>")[0]


def ask(alice, opportunity, number, family="past", rating=None):
    from finalist.store.models import AskedQuestion

    return AskedQuestion.objects.create(
        owner=alice, opportunity=opportunity, origin="asked", text=f"Question {number}", family=family, rating=rating,
        asked_on=date(2026, 1, 1) + timedelta(days=number), competencies=["role-craft"] if number % 2 else [],
    )  # fmt: skip


def test_an_empty_workspace_says_what_will_stand_here(alice, client_of):
    assert "Nothing to learn from yet" in text(client_of(alice))


def test_a_family_has_a_range_from_five_interviews_on(alice, begun, client_of):
    row = begun("Harrow Vale")
    for number in range(4):
        ask(alice, row, number)
    shown = part(text(client_of(alice)), "What they ask")
    assert "4 of 4" in shown
    assert "too few" in shown
    assert "<svg" not in shown
    ask(alice, row, 5, family="values")
    shown = part(text(client_of(alice)), "What they ask")
    assert "4 of 5" in shown
    assert "too few" not in shown
    assert shown.count('class="got"') == 2


def test_a_question_of_ones_own_is_not_one_that_was_asked(alice, begun, client_of):
    from finalist.services import questions

    questions.keep(alice, "What would you change?", origin="own", opportunity_id=begun("Harrow Vale").pk)
    assert "Nothing to learn from yet" in text(client_of(alice))


def test_stories_are_counted_with_and_without_a_word_on_how_they_landed(alice, begun, client_of):
    from finalist.services import stories
    from finalist.store.models import Story, Telling

    story = Story.objects.create(owner=alice, title="Falls on Ward 7")
    row = begun("Harrow Vale")
    for landed in (True, True, True, False, True, None):
        Telling.objects.create(owner=alice, story=story, opportunity=row, landed=landed)
    shown = part(text(client_of(alice)), "Which stories land")
    assert "Falls on Ward 7" in shown
    assert "4 of 5" in shown
    assert '<td class="num">6</td>' in shown
    assert stories


def test_ones_own_mark_stands_against_what_came_of_it(alice, begun, client_of):
    for number in range(6):
        row = begun(f"Company {number}", outcome="rejected" if number < 2 else "accepted")
        ask(alice, row, number, rating=5)
    shown = part(text(client_of(alice)), "Your own mark and what came of it")
    assert "4 of 6" in shown
    assert "well or very well" in shown


def test_who_withdrew_learns_nothing_of_a_yes_or_no(alice, begun, client_of):
    ask(alice, begun("Harrow Vale", outcome="withdrawn"), 1, rating=5)
    assert "Your own mark" not in text(client_of(alice))


def test_how_far_each_came_and_what_was_said(alice, begun, client_of):
    begun(
        "Harrow Vale", outcome="rejected", came_to="waiting", reason="They wanted nights.", feedback="More budget work"
    )
    begun("Copperlane", outcome="silence", came_to="met")
    shown = text(client_of(alice))
    assert "More budget work" in part(shown, "What was said")
    ends = part(shown, "How far it went")
    assert "Waiting" in ends
    assert "No answer" in ends


def test_the_example_teaches_nothing(alice, client_of):
    from finalist.services import opportunities

    row = opportunities.begin(alice, company="Example", is_example=True)
    ask(alice, row, 1)
    opportunities.close(alice, row.pk, "rejected", "x")
    assert "Nothing to learn from yet" in text(client_of(alice))


def test_bob_learns_from_his_own(alice, bob, begun, client_of):
    begun("Harrow Vale", outcome="rejected", reason="Quillfeather")
    assert "Quillfeather" not in text(client_of(bob))


def test_a_rejection_keeps_its_stage_and_asks_for_feedback_once(alice, begun, client_of):
    from finalist.services import opportunities

    client, row = client_of(alice), begun("Harrow Vale")
    opportunities.move(alice, row.pk, "waiting")
    row.refresh_from_db()
    answer = client.post(f"/o/{row.pk}/stage/", {"outcome": "rejected", "reason": "", "rev": row.rev})
    assert answer.headers["Location"] == f"/o/{row.pk}/stage/"
    row.refresh_from_db()
    assert (row.outcome, row.outcome_stage) == ("rejected", "waiting")
    shown = text(client, f"/o/{row.pk}/stage/")
    assert "Ask once what was missing" in shown
    assert "E6.10" in shown
    client.post(f"/o/{row.pk}/letters/", {"kind": "feedback"})
    shown = text(client, f"/o/{row.pk}/stage/")
    assert "Open the letter" in shown
    assert "Begin the letter" not in shown


def test_one_may_apply_again_and_today_says_when(alice, begun):
    from finalist.core import clock
    from finalist.services import today

    soon = clock.now().date() + timedelta(days=3)
    begun("Harrow Vale", outcome="rejected", feedback="", reapply_on=soon)
    begun("Copperlane", outcome="rejected", feedback="", reapply_on=soon - timedelta(days=60))
    (task,) = [one for one in today.due(alice, clock.now()) if one.kind == "again"]
    assert task.company == "Harrow Vale"


def test_a_stage_that_is_none_is_said(alice, begun, client_of):
    row = begun("Harrow Vale")
    sent = {"outcome": "rejected", "came_to": "heaven", "rev": row.rev}
    assert client_of(alice).post(f"/o/{row.pk}/stage/", sent).status_code == 422
