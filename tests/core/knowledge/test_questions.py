"""The question bank, the competencies and the families: what they hold, and that nothing in them repeats or dangles."""

import re
from collections import Counter
from pathlib import Path

import pytest
from pydantic import ValidationError

from finalist.core.knowledge.compile import compile_text, data_folder, read_authored, validate
from finalist.core.knowledge.entries import Question
from finalist.core.knowledge.load import knowledge
from finalist.core.text.terms import terms

COMPETENCIES = [
    "problem-solving",
    "ownership",
    "teamwork",
    "communication",
    "leadership",
    "customer-focus",
    "learning",
    "adaptability",
    "integrity",
    "role-craft",
]
FAMILIES = {"past": 270, "situational": 100, "motivation": 40, "values": 60, "technical": 340, "difficult": 65}
"""How many questions each family holds at least."""
FIELDS = """software data product design marketing sales consulting finance operations customer-success hr nursing
    teaching legal manufacturing retail-hospitality public-nonprofit""".split()
STAKES = "hiring-manager executive founder teammate report hr partner client expert".split()
CONCERNS = """missing-must-have missing-licence missing-degree employment-gap short-stays change-of-field pay-mismatch
    overqualified too-junior no-people-leadership no-sector-experience no-tool-experience long-tenure
    returning-after-break relocation commute notice-period shift-availability remote-preference visa part-time-wish
    too-technical not-technical-enough too-quiet talks-too-long result-unclear own-part-unclear left-on-bad-terms
    dismissed redundancy demotion freelance-to-employed small-to-large-company large-to-small-company culture-doubt
    motivation-doubt leadership-style-doubt conflict-doubt stress-doubt quality-doubt pace-doubt language-skill
    references incomplete-answer many-offers thin-evidence""".split()
SLOTS = {"company", "role", "requirement", "skill", "value", "challenge", "topic", "person"}
PROTECTED = re.compile(
    r"\b(married|marriage|pregnan\w*|husband|wife|how old are you|your age|your religion|church|your nationality"
    r"|born in|your children|have kids|sexual|union member|your health\b(?! score)|your disabilit|did you vote)\b",
    re.IGNORECASE,
)


def questions() -> tuple[Question, ...]:
    return knowledge().questions


def slots(text: str) -> set[str]:
    return set(re.findall(r"\{([^}]*)\}", text))


def similarity(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / len(left | right) if left | right else 1.0


def test_the_compiled_file_is_what_the_authored_files_say() -> None:
    compiled = (data_folder() / "compiled.json").read_text(encoding="utf-8")
    assert compiled == compile_text(), "stale: run python -m finalist.core.knowledge.compile"


def test_there_are_at_least_nine_hundred_questions() -> None:
    assert len(questions()) >= 900


def test_the_ten_competencies_have_three_anchors_and_enough_terms() -> None:
    found = knowledge().competencies
    assert [item.id for item in found] == COMPETENCIES
    for item in found:
        assert sorted(item.anchors) == ["1", "3", "5"], item.id
        assert 25 <= len(item.terms) <= 50, (item.id, len(item.terms))
        assert len(set(item.terms)) == len(item.terms), item.id
        assert all(term == term.lower() for term in item.terms), item.id
        assert item.prompt.endswith("?"), item.id


def test_the_six_families_have_a_shape_gates_probes_and_openers() -> None:
    found = knowledge().families
    assert [item.id for item in found] == list(FAMILIES)
    for item in found:
        assert min(len(item.shape), len(item.gates), len(item.probes)) >= 2, item.id
        assert 0 < item.seconds[0] < item.seconds[1], item.id
        assert len(item.openers) >= 15, item.id
        assert all(opener == opener.lower() for opener in item.openers), item.id


def test_no_id_is_used_twice() -> None:
    counts = Counter(question.id for question in questions())
    assert [item for item, count in counts.items() if count > 1] == []
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", item) for item in counts)


def test_every_id_that_a_question_names_exists() -> None:
    for question in questions():
        assert question.competency in COMPETENCIES, question.id
        assert question.second in ["", *COMPETENCIES], question.id
        assert question.second != question.competency, question.id
        assert set(question.stakes) <= set(STAKES), question.id
        assert set(question.fields) <= set(FIELDS), question.id
        assert set(question.concerns) <= set(CONCERNS), question.id


@pytest.mark.parametrize("kind", ["stakes", "concerns"])
def test_the_stakes_and_concerns_that_questions_name_are_authored(kind: str) -> None:
    held = {item.id for item in getattr(knowledge(), kind)}
    assert held
    named = {item for question in questions() for item in getattr(question, kind)}
    assert named - held == set()


def test_the_fields_that_questions_name_are_those_with_a_round_kit() -> None:
    assert {kit.id for kit in knowledge().rounds} == set(FIELDS)


def test_what_a_file_says_of_all_its_entries_holds_unless_an_entry_says_otherwise(tmp_path: Path) -> None:
    folder = tmp_path / "questions"
    folder.mkdir()
    (folder / "one.yaml").write_text(
        "defaults: {family: past, competency: learning}\n"
        "entries:\n- {id: a, text: A?}\n- {id: b, text: B?, family: values}\n",
        encoding="utf-8",
    )
    rows = validate(read_authored(tmp_path))["questions"]
    assert [(row["id"], row["family"], row["competency"]) for row in rows] == [
        ("a", "past", "learning"),
        ("b", "values", "learning"),
    ]


def test_an_unknown_family_or_key_is_refused_by_name() -> None:
    row = {"id": "a", "text": "A?", "family": "riddle", "competency": "learning", "topic": ["x"]}
    with pytest.raises(ValidationError) as caught:
        validate({"questions": [row]})
    assert {error["loc"][-1] for error in caught.value.errors()} == {"family", "topic"}


def test_slots_are_known_and_stand_only_where_they_are_filled() -> None:
    for question in questions():
        assert slots(question.text) <= SLOTS, question.id
        rest = " ".join([*question.probes, question.strong, *question.mistakes])
        assert slots(rest) <= slots(question.text), question.id


def test_every_question_is_complete() -> None:
    for question in questions():
        assert question.text[0].isupper() or question.text.startswith(("{", "“")), question.id
        assert question.text.rstrip("”’").endswith(("?", ".", "!")), question.id
        assert 2 <= len(question.probes) <= 3, question.id
        assert 1 <= len(question.mistakes) <= 3, question.id
        assert len(question.topics) <= 6, question.id
        assert len(question.topics) >= 2 or question.concerns, question.id
        assert all(topic == topic.lower() for topic in question.topics), question.id
        assert question.strong.endswith("."), question.id
        assert question.stakes, question.id
        assert 1 <= question.difficulty <= 3, question.id
        assert len(question.text.split()) <= 50, question.id


def test_no_question_asks_what_nobody_may_ask() -> None:
    for question in questions():
        for text in (question.text, *question.probes):
            assert not PROTECTED.search(text), question.id


def test_no_two_questions_are_the_same_or_nearly_so() -> None:
    bags = [(question.id, frozenset(terms(question.text))) for question in questions()]
    near = [
        (left_id, right_id)
        for index, (left_id, left) in enumerate(bags)
        for right_id, right in bags[:index]
        if similarity(left, right) >= 0.85
    ]
    assert near == []
    texts = Counter(question.text.casefold() for question in questions())
    assert max(texts.values()) == 1


def test_no_two_questions_share_all_they_say_of_a_strong_answer() -> None:
    repeated = [text for text, count in Counter(item.strong for item in questions()).items() if count > 1]
    assert repeated == []


@pytest.mark.parametrize(("family", "least"), FAMILIES.items())
def test_every_family_is_well_covered(family: str, least: int) -> None:
    assert sum(question.family == family for question in questions()) >= least


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_eighteen_technical_questions_and_some_of_other_families(field: str) -> None:
    families = Counter(question.family for question in questions() if field in question.fields)
    assert families["technical"] >= 18
    assert families["situational"] >= 2
    assert families["past"] >= 2


@pytest.mark.parametrize("competency", COMPETENCIES)
def test_every_competency_is_asked_about(competency: str) -> None:
    assert sum(question.competency == competency for question in questions()) >= 50


@pytest.mark.parametrize("stake", STAKES)
def test_every_stake_asks_enough_questions_that_fit_any_field(stake: str) -> None:
    assert sum(stake in question.stakes and not question.fields for question in questions()) >= 40


@pytest.mark.parametrize("concern", CONCERNS)
def test_every_concern_is_probed_by_at_least_one_question(concern: str) -> None:
    assert any(concern in question.concerns for question in questions())


def test_at_least_thirty_questions_take_up_a_thread_a_requirement_or_the_company() -> None:
    assert sum(bool(slots(question.text)) for question in questions()) >= 30
