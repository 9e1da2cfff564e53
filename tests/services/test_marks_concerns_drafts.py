"""Marks on a plan, the way of a concern, and drafts of forms."""

from datetime import date

import pytest

from finalist.core.errors import UserError

DAY = date(2026, 11, 23)


@pytest.fixture
def opportunity(alice):
    from finalist.services import opportunities

    return opportunities.begin(alice, company="Harrow Vale")


def test_a_mark_is_made_once_and_each_part_of_it_changes_alone(alice, opportunity):
    from finalist.services import marks

    marks.mark(alice, opportunity.pk, "question", "q1", done=True)
    marks.mark(alice, opportunity.pk, "question", "q1", wording="In my words")
    row = marks.mark(alice, opportunity.pk, "question", "q1", hidden=True)
    assert row.done_at is not None
    assert (row.wording, row.hidden) == ("In my words", True)
    assert len(marks.marks_of(opportunity)) == 1
    assert marks.mark(alice, opportunity.pk, "question", "q1", done=False).done_at is None


def test_an_order_is_kept_and_hidden_items_come_back(alice, opportunity):
    from finalist.services import marks

    marks.move(alice, opportunity.pk, "ask", ["a3", "a1", "a2"])
    places = {item: row.place for (_, item), row in marks.marks_of(opportunity).items()}
    assert sorted(places, key=places.get) == ["a3", "a1", "a2"]
    marks.mark(alice, opportunity.pk, "ask", "a1", hidden=True)
    marks.show_all(alice, opportunity.pk, "ask")
    assert not any(row.hidden for row in marks.marks_of(opportunity).values())


@pytest.mark.parametrize(
    ("part", "item", "values"),
    [
        ("nothing", "q1", {}),
        ("question", "", {}),
        ("question", "q" * 121, {}),
        ("question", "q1", {"wording": "a" * 2001}),
    ],
)
def test_what_cannot_be_marked_is_refused_and_leaves_no_row(alice, opportunity, part, item, values):
    from finalist.services import marks

    with pytest.raises(UserError):
        marks.mark(alice, opportunity.pk, part, item, **values)
    assert marks.marks_of(opportunity) == {}


def test_a_stranger_marks_nothing(bob, opportunity):
    from finalist.services import marks
    from finalist.store.access import NotThere

    with pytest.raises(NotThere):
        marks.mark(bob, opportunity.pk, "question", "q1", done=True)
    assert marks.marks_of(opportunity) == {}


def test_a_concern_goes_from_open_to_closed_with_its_days_and_person(alice, opportunity):
    from finalist.services import concerns, people

    dana = people.add(alice, "Dana Whitlock", opportunity_id=opportunity.pk)
    concerns.move(alice, opportunity.pk, "c1", "Short jobs", "prepared", on=DAY)
    row = concerns.move(alice, opportunity.pk, "c1", "Short jobs", "raised", on=DAY, person=dana.pk, landed="yes")
    assert (row.state, row.landed, row.person_id) == ("raised", True, dana.pk)
    history = concerns.history_of(row)
    assert [move.to for move in history.moves] == ["prepared", "raised"]
    assert history.raised_with("dana whitlock")[0].on == DAY


@pytest.mark.parametrize(
    ("to", "on", "landed"),
    [("open", DAY, "unknown"), ("raised", DAY, "unknown"), ("prepared", DAY, "yes"), ("nowhere", DAY, "unknown")],
)
def test_a_step_that_is_not_allowed_changes_nothing(alice, opportunity, to, on, landed):
    from finalist.services import concerns
    from finalist.store.models import ConcernState, Event

    events = Event.objects.count()
    with pytest.raises(UserError):
        concerns.move(alice, opportunity.pk, "c1", "Short jobs", to, on=on, landed=landed)
    assert Event.objects.count() == events
    assert ConcernState.objects.count() == 0


def test_an_answer_is_kept_and_an_own_doubt_stands_beside_the_plans(alice, opportunity):
    from finalist.services import concerns

    own = concerns.add(alice, opportunity.pk, "  Too young?  ")
    kept = concerns.answer(alice, opportunity.pk, "c1", "Short jobs", " Because of the move. ")
    assert kept.answer == "Because of the move."
    cards, mine = concerns.with_states(None, opportunity)
    assert (cards, [row.pk for row in mine]) == ([], [own.pk])
    with pytest.raises(UserError):
        concerns.add(alice, opportunity.pk, "  ")
    with pytest.raises(UserError):
        concerns.answer(alice, opportunity.pk, "c1", "", "a" * 4001)


def test_a_draft_is_kept_overwritten_and_gone_when_sent(alice, bob):
    from finalist.services import drafts

    drafts.save(alice, "opportunity-new", {"posting": "Half a"})
    drafts.save(alice, "opportunity-new", {"posting": "Half a posting"})
    assert drafts.read(alice, "opportunity-new") == {"posting": "Half a posting"}
    assert drafts.read(bob, "opportunity-new") == {}
    drafts.clear(bob, "opportunity-new")
    assert drafts.read(alice, "opportunity-new") != {}
    drafts.clear(alice, "opportunity-new")
    assert drafts.read(alice, "opportunity-new") == {}


def test_a_draft_longer_than_any_form_is_refused(alice):
    from finalist.services import drafts

    with pytest.raises(UserError):
        drafts.save(alice, "x", {"text": "a" * (drafts.LIMIT + 1)})
    with pytest.raises(UserError):
        drafts.save(alice, "k" * 121, {})
