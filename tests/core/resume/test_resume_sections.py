"""The order of the sections: said in the document, kept with everything else in it, the usual one unsaid."""

import pytest

from finalist.core.errors import UserError
from finalist.core.resume.difference import differences
from finalist.core.resume.editing import Item, items_of, moved, parts_of, with_part
from finalist.core.resume.sections import STUDIED_LAST, arranged, known, named, ordered

BODY = {
    "basics": {"name": "Ann Other", "summary": "A baker."},
    "work": [{"name": "Mill"}],
    "education": [{"institution": "Quay School"}],
    "boats": ["Two dinghies"],
    "meta": {"theme": "x", "finalist": {"summaries": ["another"]}},
}


def keys(body):
    return [one.key for one in items_of(body, "order")]


def test_without_a_word_the_order_is_the_usual_one_and_ones_own_sections_come_last():
    assert named(BODY) == ()
    assert ordered(BODY)[:4] == ("summary", "work", "projects", "education")
    assert ordered(BODY)[-1] == "boats"
    assert keys(BODY) == ["summary", "work", "education", "skills", "boats"]
    assert parts_of(BODY)[:4] == ("contact", "summary", "work", "education")


def test_sections_that_are_named_lead_after_the_summary_and_the_rest_follows():
    body = arranged(BODY, ["boats", "education"])
    assert ordered(body)[:5] == ("summary", "boats", "education", "work", "projects")
    assert ordered(arranged(BODY, ["work", "summary"]))[:3] == ("work", "summary", "projects")
    assert body["meta"] == {"theme": "x", "finalist": {"summaries": ["another"], "sections": ["boats", "education"]}}
    assert arranged(body, ()) == BODY


def test_a_section_moved_in_the_form_is_noted_and_moved_back_it_is_not():
    form = moved(items_of(BODY, "order"), "education", -1)
    body = with_part(BODY, "order", form)
    assert keys(body) == ["summary", "education", "work", "skills", "boats"]
    assert parts_of(body)[:4] == ("contact", "summary", "education", "work")
    assert [(one.part, [line.text for line in one.lines]) for one in differences(BODY, body)] == [
        ("order", ["summary", "education", "work", "skills", "boats"])
    ]
    assert with_part(body, "order", moved(items_of(body, "order"), "education", 1)) == BODY
    assert with_part(body, "order", items_of(body, "order")) == body


def test_what_a_form_names_and_nobody_has_is_left_out():
    body = with_part(BODY, "order", [Item("../x", {}), Item("education", {}), Item("basics", {}), Item("work", {})])
    assert named(body) == ("education", "work")


def test_a_section_of_ones_own_keeps_its_place_under_another_heading():
    body = arranged(BODY, ["boats", "work"])
    other = with_part(body, "other", [Item("0", {"heading": "On the water", "lines": ("Two dinghies",)})])
    assert ordered(other)[:3] == ("summary", "On the water", "work")


def test_an_unknown_section_names_those_there_are():
    assert known(BODY, ["education", "boats"]) == ("education", "boats")
    with pytest.raises(UserError, match="There is no section “hobbies”") as caught:
        known(BODY, ["hobbies"])
    assert "education" in str(caught.value.next_step)


@pytest.mark.parametrize("odd", [7, {}, [1, None, "work", "work", "basics"], "work", None])
def test_an_order_that_is_none_does_no_harm(odd):
    body = {**BODY, "meta": {"finalist": {"sections": odd}}}
    assert set(ordered(body)) == set(ordered(BODY))


def test_who_has_just_left_a_school_begins_with_it():
    assert ordered(arranged(BODY, STUDIED_LAST))[:4] == ("summary", "education", "work", "projects")
