"""Two tabs on one row: whoever saves second is told, with both versions, and nothing is overwritten unseen."""

import pytest


@pytest.fixture
def opportunity(alice):
    from finalist.services import opportunities

    return opportunities.begin(alice, company="Harrow Vale")


def test_the_second_of_two_saves_is_refused_and_carries_the_first(alice):
    from finalist.services import stories
    from finalist.store.access import Stale

    row = stories.save(alice, "", None, title="Falls", text="As it was")
    stories.save(alice, row.pk, row.rev, title="Falls", text="From the first tab")
    with pytest.raises(Stale) as stale:
        stories.save(alice, row.pk, row.rev, title="Falls", text="From the second tab")
    assert stale.value.current.text == "From the first tab"
    row.refresh_from_db()
    assert (row.text, row.rev) == ("From the first tab", 2)


def test_a_save_that_saw_the_newest_goes_through_and_counts_up(alice, opportunity):
    from finalist.services import opportunities
    from finalist.store.access import Stale

    met = opportunities.move(alice, opportunity.pk, "met", seen=opportunity.rev)
    assert met.rev == opportunity.rev + 1
    assert opportunities.move(alice, opportunity.pk, "waiting", seen=met.rev).stage == "waiting"
    with pytest.raises(Stale):
        opportunities.close(alice, opportunity.pk, "accepted", seen=met.rev)


def test_a_refused_move_leaves_no_line_of_history(alice, opportunity):
    from finalist.services import opportunities
    from finalist.store.access import Stale
    from finalist.store.models import Event

    before = Event.objects.count()
    with pytest.raises(Stale):
        opportunities.move(alice, opportunity.pk, "met", seen=opportunity.rev + 5)
    assert Event.objects.count() == before


def test_what_was_thrown_away_in_the_other_tab_is_not_there(alice, opportunity):
    from finalist.services import opportunities
    from finalist.store.access import NotThere

    opportunities.delete(alice, opportunity.pk)
    with pytest.raises(NotThere):
        opportunities.move(alice, opportunity.pk, "met", seen=1)


def test_a_correction_made_in_two_tabs_is_not_lost(alice, opportunity):
    from finalist.services import papers
    from finalist.store.access import Stale

    paper = papers.add_text(
        alice, opportunity, "posting", "# Nurse\n\nHarrow Vale\n\nRequirements\n\n- Triage\n- Nights\n"
    )
    papers.correct(alice, paper.pk, {"/title": "Senior nurse"}, paper.rev)
    with pytest.raises(Stale) as stale:
        papers.correct(alice, paper.pk, {"/title": "Staff nurse"}, paper.rev)
    assert stale.value.current.corrections == {"/title": "Senior nurse"}
