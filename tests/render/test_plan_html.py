"""The page is one inert, complete file."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hostile import hostile_plan
from sample_plan import bare_plan, rich_plan

from finalist.render.html import plan_html

VOID = {"meta", "br", "input", "img", "link", "hr"}


class Reader(HTMLParser):
    """Collects tags with their attributes, ids, and the text that is shown; notices tags closed in the wrong order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.shown = ""

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)

    def handle_data(self, data):
        if not self.open or self.open[-1] not in ("style", "script"):
            self.shown += data


def read(page: bytes) -> Reader:
    reader = Reader()
    reader.feed(page.decode("utf-8"))
    return reader


@pytest.fixture(scope="module")
def rich() -> Reader:
    return read(plan_html(rich_plan()))


def test_the_same_plan_gives_the_same_bytes():
    assert plan_html(rich_plan()) == plan_html(rich_plan())


def test_every_part_stands_on_the_page_in_the_order_of_the_plan(rich):
    sections = [attrs["id"] for tag, attrs in rich.tags if tag == "section" and "id" in attrs]
    assert sections == [
        "snapshot", "fit", "people", "questions", "stories", "concerns", "asks", "role-round", "culture", "pay",
        "agenda", "day", "after", "sources",
    ]  # fmt: skip


def test_tags_are_closed_in_the_order_they_were_opened(rich):
    assert rich.crossed == []
    assert rich.open == []


def test_there_is_one_h1_and_no_heading_level_is_skipped(rich):
    levels = [int(tag[1]) for tag, _ in rich.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_every_jump_has_a_target(rich):
    ids = [attrs["id"] for _, attrs in rich.tags if "id" in attrs]
    jumps = {attrs["href"][1:] for tag, attrs in rich.tags if tag == "a" and attrs["href"].startswith("#")}
    assert len(ids) == len(set(ids))
    assert jumps <= set(ids)


def test_nothing_is_loaded_from_anywhere(rich):
    loading = [tag for tag, attrs in rich.tags if tag in ("link", "img", "iframe", "object") or "src" in attrs]
    assert loading == []
    policy = next(a["content"] for t, a in rich.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_every_quotation_of_the_plan_is_on_the_page(rich):
    plan = rich_plan()
    for place in (
        plan.fit[0].requirement.evidence,
        plan.asks[-2].by,
        plan.culture[0].evidence,
        plan.stories[0].evidence,
    ):
        assert place is not None
        assert place.verbatim.strip() in rich.shown


def test_times_stand_in_both_zones(rich):
    assert "Thu 3 Dec 2026, 09:30–13:30" in rich.shown
    assert "For you: 10:30–14:30 Madrid time" in rich.shown


def test_the_candidates_zone_can_be_given_instead():
    shown = read(plan_html(rich_plan(), zone="America/New_York")).shown
    assert "For you: 04:30–08:30 New York time" in shown
    assert "Madrid" not in shown


def test_one_clock_is_shown_when_both_zones_agree():
    assert "For you" not in read(plan_html(rich_plan(), zone="Europe/Lisbon")).shown


def test_an_answered_question_is_struck_out_with_the_sentence_that_answers_it(rich):
    after = rich.shown.split("How far ahead is the rota known?", 1)[1]
    assert "asked about rota: self-rostering, six weeks ahead" in after[:200]


def test_an_empty_part_says_why_in_the_words_of_what_is_missing():
    shown = read(plan_html(bare_plan())).shown
    assert shown.count("No invitation was given. Add it with --invite to get times and people.") >= 2
    assert "Nobody is named yet as an interviewer." in shown
    assert "The posting does not show its field." in shown


@pytest.fixture(scope="module")
def hostile() -> Reader:
    return read(plan_html(hostile_plan()))


def test_hostile_text_adds_no_tag(hostile, rich):
    assert sum(tag == "script" for tag, _ in hostile.tags) == 1
    assert not any(tag == "img" for tag, _ in hostile.tags)
    assert not any(name.startswith("on") for _, attrs in hostile.tags for name in attrs)
    assert hostile.crossed == []


def test_a_link_that_is_no_web_address_is_only_text(hostile):
    links = [a["href"] for tag, a in hostile.tags if tag == "a" and not a["href"].startswith("#")]
    assert links == ["https://meet.example/room"]
    assert "javascript:alert(3)" in hostile.shown


def test_direction_overrides_and_control_characters_are_gone(hostile):
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", hostile.shown)
    assert "gnp.exe" in hostile.shown


def test_template_code_in_a_document_stays_text(hostile):
    assert "{{ 7 * 7 }}" in hostile.shown
