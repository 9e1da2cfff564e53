"""A plan's life: asked for once, made once, kept as it was made; and what the candidate gave stays."""

from datetime import timedelta
from pathlib import Path

import pytest

from finalist.core import clock
from finalist.core.errors import UserError

NURSE = Path(__file__).resolve().parents[2] / "examples" / "nurse"
PAPERS = {"posting": "posting.md", "invitation": "invite.eml", "resume": "resume.md", "notes": "round1.md"}


@pytest.fixture
def opportunity(alice):
    from finalist.services import opportunities, papers

    row = opportunities.begin(alice)
    for kind, name in PAPERS.items():
        papers.add(alice, row, kind, name, (NURSE / name).read_bytes())
    return row


def waiting(opportunity, **values):
    from finalist.store.models import Plan

    return Plan.objects.create(owner=opportunity.owner, opportunity=opportunity, number=1, **values)


def test_a_plan_is_made_numbered_and_told(alice, opportunity):
    from finalist.services import planning
    from finalist.store.models import Event

    planning.request_plan(alice, opportunity.pk)
    planning.request_plan(alice, opportunity.pk)
    newer, older = planning.newest_two(opportunity)
    assert (older.number, newer.number) == (1, 2)
    assert {older.state, newer.state} == {"ready"}
    assert Event.objects.filter(opportunity=opportunity, verb="planned").count() == 2
    opportunity.refresh_from_db()
    assert (opportunity.stage, opportunity.company != "", opportunity.role != "") == ("preparing", True, True)


def test_one_that_is_being_made_is_given_back(alice, opportunity):
    from finalist.services import planning

    there = waiting(opportunity, state="working", lease_until=clock.now() + timedelta(minutes=1))
    assert planning.request_plan(alice, opportunity.pk).pk == there.pk


def test_only_one_worker_makes_it_until_the_lease_ends(opportunity):
    from finalist.services import planning

    plan = waiting(opportunity, state="working", lease_until=clock.now() + timedelta(minutes=1))
    planning.make_plan(plan.pk)
    plan.refresh_from_db()
    assert (plan.state, plan.attempts) == ("working", 0)
    type(plan).objects.filter(pk=plan.pk).update(lease_until=clock.now() - timedelta(seconds=1))
    planning.make_plan(plan.pk)
    plan.refresh_from_db()
    assert (plan.state, plan.attempts) == ("ready", 1)


def test_after_three_tries_it_is_left_alone(opportunity):
    from finalist.services import planning

    plan = waiting(opportunity, attempts=planning.TRIES)
    planning.make_plan(plan.pk)
    plan.refresh_from_db()
    assert plan.state == "queued"


def test_a_plan_from_nothing_fails_with_a_sentence(alice):
    from finalist.services import opportunities, planning

    row = opportunities.begin(alice)
    plan = planning.request_plan(alice, row.pk)
    plan.refresh_from_db()
    assert plan.state == "failed"
    assert plan.problem.startswith("Nothing was given to plan from.")
    assert planning.latest(row) is None
    with pytest.raises(UserError):
        planning.document_of(plan)


def test_a_plan_is_outdated_once_something_it_rests_on_changes(alice, opportunity):
    from finalist.services import notes, papers, planning, stories

    def fresh():
        planning.request_plan(alice, opportunity.pk)
        return planning.latest(opportunity)

    posting = papers.Paper.objects.get(kind="posting")
    changes = [
        lambda: papers.correct(alice, posting.pk, {"/title": "Night nurse"}),
        lambda: notes.write(alice, opportunity.pk, "They ask for nights."),
        lambda: stories.save(alice, "", None, title="Falls", text="I led 12 nurses."),
    ]
    for act in changes:
        plan = fresh()
        assert not planning.is_outdated(plan)
        act()
        assert planning.is_outdated(plan)


def test_a_version_is_read_once_and_another_version_is_another_document(alice, opportunity):
    from finalist.services import papers, planning

    planning.request_plan(alice, opportunity.pk)
    first = planning.document_of(planning.latest(opportunity))
    assert planning.document_of(planning.latest(opportunity)) is first
    papers.correct(alice, papers.Paper.objects.get(kind="posting").pk, {"/title": "Night nurse"})
    planning.request_plan(alice, opportunity.pk)
    second = planning.document_of(planning.latest(opportunity))
    assert second is not first
    assert second != first


def test_what_the_candidate_gave_stays_when_the_plan_is_made_anew(alice, opportunity):
    from finalist.services import marks, people, planning
    from finalist.store.models import Meeting, Person

    planning.request_plan(alice, opportunity.pk)
    person = Person.objects.of(alice).order_by("created_at").first()
    given = {"stake": "executive", "title": "Chief of everything", "pronounced": "as written", "email": "a@example.org"}
    people.edit(alice, person.pk, None, **given)
    question = planning.document_of(planning.latest(opportunity)).questions[0].id
    marks.mark(alice, opportunity.pk, "question", question, done=True, wording="In my words")
    type(opportunity).objects.filter(pk=opportunity.pk).update(company="My own name for it", stage="met")
    meetings = Meeting.objects.count()

    planning.request_plan(alice, opportunity.pk)
    person.refresh_from_db()
    opportunity.refresh_from_db()
    assert {key: getattr(person, key) for key in given} == given
    assert (opportunity.company, opportunity.stage) == ("My own name for it", "met")
    assert marks.marks_of(opportunity)["question", question].wording == "In my words"
    assert Meeting.objects.count() == meetings
