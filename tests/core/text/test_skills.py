"""Skills in a text: what the lexicon knows, what company it asks for, and what only looks like a skill."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.text.skill_lexicon import lexicon
from finalist.core.text.skills import canonical, find_skills, same_skill


def names(text: str) -> list[str]:
    return [hit.name for hit in find_skills(text, known_only=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Experience with Node.js, C++, C#, .NET and CI/CD", ["Node.js", "C++", "C#", ".NET", "CI/CD"]),
        ("You know S/4HANA and SAP Fiori", ["SAP S/4HANA", "SAP Fiori"]),
        ("competent in venepuncture and cannulation", ["Phlebotomy", "Cannulation"]),
        ("CSCS card and 18th Edition required", ["CSCS card", "18th Edition"]),
        ("Kenntnisse in AutoCAD, fluent German", ["AutoCAD", "German"]),
        ("health and safety; Level 2 food hygiene", ["Health and safety", "Food safety"]),
        ("Master’s in economics is required", ["Master's degree", "Economics"]),
        ("month-end close and IFRS", ["Month-end close", "IFRS"]),
        ("Postgres, ReactJS and k8s", ["PostgreSQL", "React", "Kubernetes"]),
        ("continuous\nintegration", ["CI/CD"]),
        ("data modelling or data modeling", ["Database design", "Database design"]),
    ],
)
def test_names_and_their_other_names_are_found(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Please send your letter and react quickly.",
        "Go to the office next spring.", "We rest on Sundays and excel at it.",
        "A 28-bed unit in Leeds", "the rust on the swift boat", "R is a letter", "We sell nothing here.",
    ],
)  # fmt: skip
def test_everyday_words_are_not_technologies(text: str) -> None:
    assert names(text) == []


def test_short_names_count_beside_another_skill() -> None:
    assert names("Python, R and Go") == ["Python", "R", "Go"]


def test_a_general_word_counts_only_where_something_is_asked() -> None:
    assert names("We are proud of our law library.") == []
    assert names("A degree in law is required.") == ["University degree", "Law"]


def test_sentences_on_benefits_and_equal_opportunities_name_no_skills() -> None:
    assert names("We are an equal opportunity employer regardless of religion, history or language skills.") == []
    assert names("Pension, health insurance and a cycle to work scheme with Python stickers.") == []


def test_what_follows_a_cue_is_found_without_being_in_the_lexicon() -> None:
    hits = find_skills("Experience with Quillbase, tapestry restoration and Zornflow.")
    assert [(hit.name, hit.known) for hit in hits] == [
        ("Quillbase", False), ("tapestry restoration", False), ("Zornflow", False),
    ]  # fmt: skip


def test_hits_point_at_their_words_and_do_not_overlap() -> None:
    text = "Solid knowledge of machine learning, SQL queries and data warehouse architecture in a Scrum team."
    hits = find_skills(text)
    assert all(left.end <= right.start for left, right in pairwise(hits))
    assert [text[hit.start : hit.end] for hit in hits][:2] == ["machine learning", "SQL queries"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("K8s", "Kubernetes"),
        ("GCP", "Google Cloud"),
        ("stock taking", "Stock control"),
        ("planning of routes", "route planning"),
    ],
)
def test_two_names_of_one_skill_are_the_same(first: str, second: str) -> None:
    assert same_skill(first, second)
    assert same_skill(second, first)


def test_different_skills_are_not_the_same() -> None:
    assert not same_skill("Java", "JavaScript")
    assert not same_skill("", "Java")
    assert canonical("  Unheard of ") == "Unheard of"


def test_the_lexicon_is_large_and_each_form_has_one_skill() -> None:
    forms, longest = lexicon()
    assert len({form.name for form in forms.values()}) >= 2500
    assert all(longest[words[0]] >= len(words) for words in forms)


@given(st.text(max_size=300))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    hits = find_skills(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(left.end <= right.start for left, right in pairwise(hits))
