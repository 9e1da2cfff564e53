"""Stories, facts, values, samples, profile, thresholds as services: what is kept, refused, and planned with."""

import json
from pathlib import Path

import pytest

from finalist.core.errors import UserError

NURSE = Path(__file__).resolve().parents[2] / "examples" / "nurse"
TOLD = """Ward 7 had 9.1 falls per 1,000 bed days in spring 2024. I pulled the incident reports and moved the bloods.
Six months later we were at 6.0 falls per 1,000 bed days."""
AGAIN = "Ward 7 had 11.4 falls per 1,000 bed days in spring 2024. I pulled the incident reports and moved the bloods."


@pytest.fixture
def opportunity(alice):
    from finalist.services import opportunities, papers

    row = opportunities.begin(alice, company="Harrow Vale", role="Ward manager")
    for kind, name in (("posting", "posting.md"), ("resume", "resume.md")):
        papers.add(alice, row, kind, name, (NURSE / name).read_bytes())
    return row


def test_a_story_is_kept_with_known_competencies_only(alice):
    from finalist.services import stories

    row = stories.save(alice, "", None, title=" Falls  on Ward 7 ", text=TOLD, competencies=["ownership", "charm"])
    assert (row.title, row.competencies) == ("Falls on Ward 7", ["ownership"])
    with pytest.raises(UserError, match="no date"):
        stories.save(alice, row.pk, row.rev, title="Falls", text=TOLD, happened_on="last spring")


@pytest.mark.parametrize("kind", ["md", "csv", "json"])
def test_what_happens_in_a_story_is_kept_and_travels_with_it(alice, bob, kind):
    from finalist.services import stories
    from finalist.store.models import Story

    happens = ["found-cause", "used-numbers"]
    row = stories.save(
        alice,
        "",
        None,
        title="Falls",
        text=TOLD,
        competencies=["ownership"],
        situations=[*happens, "found-cause", "luck"],
    )
    assert row.situations == happens
    stories.bring_in(bob, f"stories.{kind}", stories.take_out(alice, kind))
    brought = Story.objects.of(bob).get()
    assert (brought.title, brought.competencies, brought.situations) == ("Falls", ["ownership"], happens)


def test_a_stale_story_is_not_overwritten(alice):
    from finalist.services import stories
    from finalist.store.access import Stale

    row = stories.save(alice, "", None, title="Falls", text=TOLD)
    stories.save(alice, row.pk, row.rev, title="Falls", text=TOLD + " More.")
    with pytest.raises(Stale):
        stories.save(alice, row.pk, 1, title="Falls", text="Older words.")


def test_the_check_quotes_words_that_stand_in_the_story(workspace):
    from finalist.services import stories

    found = stories.check("Falls", TOLD)
    assert found.check is not None
    assert found.check.sentences
    for one in found.check.sentences:
        assert found.source.text[one.evidence.start : one.evidence.end] == one.evidence.verbatim
        assert one.evidence.verbatim in TOLD


def test_a_heading_inside_a_story_does_not_part_it(alice):
    from finalist.services import stories
    from finalist.services.material import stories_file

    stories.save(alice, "", None, title="One", text=f"## A turn\n\n{TOLD}\n\n# Another turn\n\nI wrote it down.")
    assert stories_file(alice).data.decode().count("\n#") == 0
    assert "I wrote it down." in stories.check("One", stories_file(alice).data.decode()).source.text


def test_stories_go_out_and_come_back(alice, bob):
    from finalist.services import stories
    from finalist.store.models import Story

    stories.save(alice, "", None, title="Falls", text=TOLD, competencies=["ownership"], happened_on="2024-05")
    stories.save(alice, "", None, title="=SUM(A1)", text="# Not a title\n\nI did it; then, “so”, 12,5 % more.")
    for kind in ("md", "csv", "json"):
        Story.objects.filter(owner=bob).delete()
        count, problems = stories.bring_in(bob, f"stories.{kind}", stories.take_out(alice, kind))
        fields = ("title", "text", "competencies", "happened_on")
        both = [list(Story.objects.of(one).order_by("title").values(*fields)) for one in (alice, bob)]
        assert both[0] == both[1]
        assert (count, problems) == (2, ())
        assert stories.bring_in(bob, f"stories.{kind}", stories.take_out(alice, kind))[0] == 0


def test_who_heard_a_story_reaches_the_reader(alice, opportunity):
    from finalist.services import people, stories
    from finalist.services.material import stories_file
    from finalist.store.models import Event

    row = stories.save(alice, "", None, title="Falls", text=TOLD)
    person = people.add(alice, "Dawn Pettifer", opportunity_id=opportunity.pk)
    stories.told(alice, row.pk, opportunity.pk, person.pk)
    assert b"Told to: Dawn Pettifer" in stories_file(alice).data
    assert Event.objects.filter(verb="story-told").count() == 1


def test_facts_are_read_with_their_places_and_contradictions(alice, opportunity):
    from finalist.services import facts, stories

    stories.save(alice, "", None, title="Falls", text=TOLD)
    stories.save(alice, "", None, title="Falls again", text=AGAIN)
    facts.request_sheet(alice)
    sheet = facts.sheet_of(alice)
    assert sheet.state == "ready"
    assert not facts.is_outdated(sheet, alice)
    body = sheet.body
    stated = [facts.Stated(*one) for one in body["facts"]]
    values = [one.said[one.start : one.end] for one in stated]
    assert {"9.1", "11.4"} <= set(values)
    told = [{values[at] for at in pair[:2]} for pair in body["contradictions"]]
    assert {"9.1", "11.4"} in told
    stories.save(alice, "", None, title="Third", text="I led 12 people.")
    assert facts.is_outdated(sheet, alice)


def test_what_cannot_be_confirmed_is_in_no_plan(alice, opportunity):
    from finalist.services import facts, planning, stories

    stories.save(alice, "", None, title="Falls", text=TOLD)
    plan = planning.request_plan(alice, opportunity.pk)
    plan.refresh_from_db()
    assert "9.1 falls per 1,000" in json.dumps(plan.body)
    facts.mark(alice, "Ward 7 had 9.1 falls per 1,000 bed days in spring 2024", "cannot-confirm")
    plan.refresh_from_db()
    assert planning.is_outdated(plan)
    second = planning.request_plan(alice, opportunity.pk)
    second.refresh_from_db()
    assert second.state == "ready"
    assert "9.1 falls per 1,000" not in json.dumps(second.body)


def test_a_mark_is_kept_once_and_can_be_taken_back(alice):
    from finalist.services import facts
    from finalist.store.models import FactMark

    facts.mark(alice, "I led 12 people", "confirmed")
    row = facts.mark(alice, "I  led 12 people", "retracted")
    assert [one.state for one in facts.register_of(alice).facts] == ["retracted"]
    assert FactMark.objects.count() == 1
    facts.mark(alice, "I led 12 people", "")
    assert facts.register_of(alice).facts == ()
    assert facts.mark(alice, "I led 12 people", "confirmed").pk == row.pk
    with pytest.raises(UserError):
        facts.mark(alice, "I led 12 people", "perhaps")


def test_values_come_into_order_by_choices(alice):
    from finalist.services import values
    from finalist.store.models import OwnValue

    values.add(alice, ["ownership", "safety", "Time at home", "time at home", ""])
    one, two, three = values.values_of(alice)
    assert [row.name for row in (one, two, three)] == ["Ownership", "Safety", "Time at home"]
    values.choose(alice, three.pk, one.pk)
    values.choose(alice, one.pk, two.pk)
    order, rows = values.ranking(alice)
    assert [rows[place.name].name for place in order.values] == ["Time at home", "Ownership", "Safety"]
    assert order.next_pair is None
    assert OwnValue.objects.order_by("place").first().name == "Time at home"
    values.choose(alice, one.pk, three.pk)
    assert len(values.choices_of(alice)) == 2


def test_the_culture_board_sees_who_contradicts_whom(alice, opportunity):
    from finalist.services import people, values

    values.add(alice, ["ownership"])
    for name, side in (("Dawn Pettifer", True), ("Callum Reyes", False)):
        person = people.add(alice, name, opportunity_id=opportunity.pk)
        text = f"{name} said who decides."
        values.observe(alice, opportunity.pk, "Ownership", text, speaks_for=side, person_id=person.pk, on=None)
    (row,) = values.culture_board(alice, opportunity)
    assert row.split == (("Dawn Pettifer", "Callum Reyes"),)
    assert "Ownership" in row.ask.text


def test_own_thresholds_count_within_their_bounds(alice):
    from finalist.core.knowledge.load import knowledge
    from finalist.services import stories, thresholds

    thresholds.save(alice, {"answer-to": "90", "answer-from": "60", "comments": "3"})
    assert thresholds.chosen(alice) == {"answer-to": 90.0}
    with thresholds.own(alice):
        assert stories.check("Falls", TOLD).check.aloud.target == (60, 90)
    assert knowledge().thresholds["answer_s"]["value"]["target"][1] == 120
    for wrong in ({"comments": "4"}, {"answer-to": "nan"}, {"answer-from": "100"}, {"range-to": "x"}):
        with pytest.raises(UserError):
            thresholds.save(alice, wrong)
    thresholds.save(alice, {"answer-to": ""})
    assert thresholds.chosen(alice) == {}


def test_everything_goes_only_for_the_typed_word(alice):
    from finalist.services import profile, stories
    from finalist.store.models import Story

    stories.save(alice, "", None, title="Falls", text=TOLD)
    profile.set_preferences(alice, {"look": "dark"})
    with pytest.raises(UserError):
        profile.forget_everything(alice, "yes")
    assert Story.objects.count() == 1
    profile.forget_everything(alice, " Delete ")
    assert Story.objects.count() == 0
    assert alice.settings == {"look": "dark", "example": "removed", "tour": "done"}


@pytest.mark.parametrize("wrong", [{"zone": "Mars/North"}, {"language": "xx"}, {"look": "loud"}])
def test_a_preference_that_is_none_is_refused(alice, wrong):
    from finalist.services import profile

    with pytest.raises(UserError):
        profile.set_preferences(alice, wrong)
