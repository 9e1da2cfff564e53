"""A document through its forms: what no form shows stays, what is typed arrives, in whatever order."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.resume.editing import BASICS, LISTED, PARTS, Item, fields_of, iso_date, items_of, moved, with_part

WORDS = (
    st.text(string.ascii_letters + "äß字 -", min_size=1, max_size=12)
    .map(lambda one: " ".join(one.split()))
    .filter(bool)
)


def entries(part):
    """Items of a part as JSON Resume has them, some with keys that no form knows."""
    shapes = {}
    for field in LISTED[part]:
        many = field.kind in ("lines", "words")
        shapes[field.name] = st.lists(WORDS, min_size=1, max_size=3) if many else WORDS
    shapes["unknown"] = st.one_of(WORDS, st.lists(st.integers(), min_size=1), st.just({"deep": [1, {"x": "y"}]}))
    return st.lists(st.fixed_dictionaries({}, optional=shapes).filter(bool), max_size=3)


def documents():
    parts = {part: entries(part).filter(bool) for part in LISTED}
    place = st.fixed_dictionaries({"city": WORDS, "planet": WORDS})
    known = {"name": WORDS, "summary": WORDS, "image": WORDS, "location": place}
    basics = st.fixed_dictionaries({}, optional=known)
    own = {"unplaced": st.lists(WORDS, min_size=1), "odd": st.just([{"deep": [1]}]), "meta": st.just({"theme": "x"})}
    return st.fixed_dictionaries({"basics": basics.filter(bool)}, optional={**parts, **own})


@given(documents())
def test_a_form_sent_as_it_came_changes_nothing(document):
    for part in PARTS:
        assert with_part(document, part, items_of(document, part)) == document


@given(documents(), st.sampled_from(sorted(LISTED)), st.randoms(use_true_random=False))
def test_items_keep_what_no_form_shows_in_any_order(document, part, chance):
    items = list(items_of(document, part))
    chance.shuffle(items)
    made = with_part(document, part, items).get(part, [])
    assert made == [document[part][int(one.key)] for one in items]


def test_an_item_is_merged_with_the_document_the_form_was_made_from():
    base = {"work": [{"name": "A", "team": 1}, {"name": "B", "team": 2}]}
    now = {"work": [{"name": "B", "team": 2}]}
    items = items_of(base, "work")
    assert with_part(now, "work", items, base)["work"] == base["work"]


def test_an_item_without_a_word_goes_and_a_new_one_comes():
    document = {"work": [{"name": "A"}, {"name": "B"}]}
    empty = Item("0", {one.name: "" for one in fields_of("work", "0")})
    new = Item("n0", {"name": " C \n D ", "highlights": ("one", "", " two  words ")})
    made = with_part(document, "work", [empty, items_of(document, "work")[1], new])
    assert made["work"] == [{"name": "B"}, {"name": "C D", "highlights": ["one", "two words"]}]
    assert "work" not in with_part(document, "work", [empty])


def test_summaries_wait_where_no_format_prints_them():
    items = [Item(BASICS, {"summary": "Printed."}), Item("n0", {"summary": "Waiting."})]
    made = with_part({"basics": {"name": "A"}}, "summary", items)
    assert made == {"basics": {"name": "A", "summary": "Printed."}, "meta": {"finalist": {"summaries": ["Waiting."]}}}
    assert [one.values["summary"] for one in items_of(made, "summary")] == ["Printed.", "Waiting."]


def test_a_section_of_ones_own_never_takes_the_name_of_a_known_part():
    made = with_part({"work": [{"name": "A"}]}, "other", [Item("n0", {"heading": "work", "lines": ("x",)})])
    assert made == {"work": [{"name": "A"}]}


@pytest.mark.parametrize(("key", "by", "order"), [("1", -1, "102"), ("0", -1, "012"), ("0", 5, "120"), ("x", 1, "012")])
def test_an_item_moves_within_its_list(key, by, order):
    items = [Item(one, {}) for one in "012"]
    assert "".join(one.key for one in moved(items, key, by)) == order


def test_nothing_moves_before_the_basics():
    items = [Item(BASICS, {}), Item("0", {}), Item("1", {})]
    assert [one.key for one in moved(items, "1", -5)] == [BASICS, "1", "0"]
    assert [one.key for one in moved(items, BASICS, 1)] == [BASICS, "0", "1"]


@pytest.mark.parametrize(("typed", "kept"), [
    ("2024", "2024"), ("May 2024", "2024-05"), ("05/2024", "2024-05"), ("2024-05-17", "2024-05-17"), ("today", ""),
    ("present", ""), ("heute", ""), ("", ""), ("about 2024", "about 2024"), ("2019 – 2021", "2019 – 2021"),
])  # fmt: skip
def test_a_date_is_read_where_it_is_one_and_kept_where_not(typed, kept):
    assert iso_date(typed) == kept
