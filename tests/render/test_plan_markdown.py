"""The plan as Markdown: all its parts, the same bytes each time, and nobody's words are markup in it."""

import re

import pytest
from hostile import hostile_plan
from hypothesis import given
from hypothesis import strategies as st
from sample_plan import bare_plan, rich_plan

from finalist.render.markdown import escaped, plan_markdown
from finalist.render.page.build import PARTS


@pytest.mark.parametrize("make", [rich_plan, bare_plan, hostile_plan])
def test_every_part_has_its_heading_once_and_in_order(make):
    text = plan_markdown(make()).decode()
    headings = re.findall(r"(?m)^## (.*)$", text)
    assert headings[: len(PARTS)] == [PARTS[part][0] for part in PARTS]


def test_the_same_plan_gives_the_same_bytes():
    assert plan_markdown(rich_plan()) == plan_markdown(rich_plan())


def test_questions_answers_and_the_day_are_all_there():
    plan = rich_plan()
    text = plan_markdown(plan).decode()
    wanted = [one.text.text for one in (*plan.questions, *plan.asks)]
    wanted += [block.title for block in plan.agenda.blocks] + [item.line.text for item in plan.day.timeline]
    missing = [words for words in wanted if escaped(words) not in text]
    assert len(wanted) > 30
    assert missing == []


def test_every_footnote_is_explained_and_every_explanation_used():
    text = plan_markdown(rich_plan()).decode()
    explained = re.findall(r"(?m)^\[\^(\d+)\]: ", text)
    used = re.findall(r"\[\^(\d+)\](?!:)", text)
    assert len(explained) > 20
    assert set(explained) == set(used)
    assert len(explained) == len(set(explained))


def test_a_hostile_plan_holds_no_markup_of_its_own():
    text = plan_markdown(hostile_plan()).decode()
    assert "<script" not in text.replace("\\<script", "")
    assert not re.search(r"(?<!\\)<", text)
    assert not re.search(r"(?m)^#+ .*\n#", text)


@given(st.text())
def test_escaped_words_stay_on_their_line_and_mean_nothing(words):
    made = escaped(words)
    assert "\n" not in made
    assert re.sub(r"\\([^\w\s]|_)", r"\1", made) == " ".join(words.split())
    assert not re.match(r"[-+=>#]|\d{1,9}[.)]", made)
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_{}\[\]<>#|!~&]", made)
