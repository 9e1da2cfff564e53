"""The example: laid out once in a new workspace, taken away whole, brought back whole."""


def test_a_new_workspace_gets_it_once(alice, bob):
    from finalist.services import example, planning
    from finalist.store.models import Opportunity, PlanMark, Story

    row = example.first_run(alice)
    assert row.is_example
    plan = planning.document_of(planning.latest(row))
    row.refresh_from_db()
    assert (row.company, row.stage) == ("Saltmarsh Valley Hospital", "preparing")
    assert row.meetings.count() == 7
    assert Story.objects.filter(owner=alice, is_example=True).count() == 11
    assert len(plan.stories) == 11
    there = {("question", one.id) for one in plan.questions} | {("ask", one.id) for one in plan.asks}
    assert {(mark.part, mark.item) for mark in PlanMark.objects.filter(owner=alice)} <= there
    assert example.first_run(alice) is None
    assert example.first_run(bob) is None, "an account of a server begins empty"
    assert Opportunity.objects.filter(owner=alice).count() == 1


def test_it_goes_in_one_step_and_comes_back_in_one(alice):
    from finalist.services import example, opportunities, people
    from finalist.services.undo import undo
    from finalist.store.models import Opportunity, Person, Story

    row = example.first_run(alice)
    own = opportunities.begin(alice, company="Harrow Vale")
    met_elsewhere = Person.objects.of(alice).first()
    met_elsewhere.opportunities.add(own)
    mine = people.add(alice, "Ada")
    before = Person.objects.of(alice).count()
    assert example.remove(alice) == row
    assert list(Opportunity.objects.of(alice)) == [own]
    assert Story.objects.of(alice).count() == 0
    assert set(Person.objects.of(alice)) == {met_elsewhere, mine}
    assert example.first_run(alice) is None
    undo(alice, "opportunity", row.pk)
    assert Story.objects.of(alice).count() == 11
    assert Person.objects.of(alice).count() == before
    assert example.of(alice) == row


def test_its_stories_are_kept_apart_from_ones_own(alice):
    from finalist.services import example, opportunities
    from finalist.services.material import stories_file

    example.first_run(alice)
    opportunities.begin(alice)
    assert stories_file(alice) is None
    assert stories_file(alice, example=True) is not None


def test_somebody_who_has_begun_is_not_disturbed(alice):
    from finalist.services import example, opportunities

    row = opportunities.begin(alice)
    assert not example.is_wanted(alice)
    opportunities.delete(alice, row.pk)
    assert not example.is_wanted(alice)
    assert example.lay_out(alice).is_example, "asked for by a click, it comes all the same"
