"""What the people in the room want, what to ask them, which doubts they have, and what each field's rounds contain.

Knowledge is authored by hand, so these tests catch what hands get wrong: an id used twice, a reference to nothing,
a slot that nobody fills, a list that a stray comma has cut in two, and a claim shown that nobody has read.
"""

import string
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import get_args

import pytest

from finalist.core.knowledge.entries import FamilyId
from finalist.core.knowledge.load import knowledge
from finalist.core.text.terms import terms

SLOTS = {"company", "role", "requirement", "skill", "value", "challenge", "topic", "person", "evidence", "months"}
COMPETENCIES = {
    "problem-solving", "ownership", "teamwork", "communication", "leadership", "customer-focus", "learning",
    "adaptability", "integrity", "role-craft",
}  # fmt: skip
STAKES = {"hiring-manager", "executive", "founder", "teammate", "report", "hr", "partner", "client", "expert"}
FIELDS = {
    "software", "data", "product", "design", "marketing", "sales", "consulting", "finance", "operations",
    "customer-success", "hr", "nursing", "teaching", "legal", "manufacturing", "retail-hospitality", "public-nonprofit",
}  # fmt: skip
CONCERNS = set(
    """missing-must-have missing-licence missing-degree employment-gap short-stays change-of-field
    pay-mismatch overqualified too-junior no-people-leadership no-sector-experience no-tool-experience
    long-tenure returning-after-break relocation commute notice-period shift-availability
    remote-preference visa part-time-wish too-technical not-technical-enough too-quiet talks-too-long
    result-unclear own-part-unclear left-on-bad-terms dismissed redundancy demotion freelance-to-employed
    small-to-large-company large-to-small-company culture-doubt motivation-doubt leadership-style-doubt
    conflict-doubt stress-doubt quality-doubt pace-doubt language-skill references incomplete-answer
    many-offers thin-evidence
    """.split()
)
KINDS = ("stakes", "asks", "concerns", "values", "rounds", "evidence")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _strings(getattr(value, name))


def _slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _near(texts: Sequence[tuple[str, str]], limit: float) -> list[tuple[str, str]]:
    """Pairs of entries whose words overlap by more than `limit` (shared words over all words)."""
    bags = [(name, frozenset(terms(text))) for name, text in texts]
    return [
        (one, other)
        for (one, left), (other, right) in combinations(bags, 2)
        if left and right and len(left & right) / len(left | right) > limit
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_id_is_used_once(kind: str) -> None:
    ids = [entry.id for entry in getattr(knowledge(), kind)]
    assert len(ids) == len(set(ids))


def test_exercise_ids_are_unique_across_fields() -> None:
    ids = [exercise.id for kit in knowledge().rounds for exercise in kit.exercises]
    assert len(ids) == len(set(ids))
    assert all(exercise.id.split("-")[0] for kit in knowledge().rounds for exercise in kit.exercises)


def test_there_is_enough_of_everything() -> None:
    known = knowledge()
    assert {stake.id for stake in known.stakes} == STAKES
    assert {kind.id for kind in known.concerns} == CONCERNS
    assert {kit.id for kit in known.rounds} == FIELDS
    assert len(known.asks) >= 250
    assert len(known.values) >= 45
    assert len(known.evidence) >= 80


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_a_kit_holds_enough_to_prepare_with(field: str) -> None:
    kit = next(kit for kit in knowledge().rounds if kit.id == field)
    assert len(kit.exercises) >= 12
    assert 30 <= len(kit.terms) <= 65
    assert 3 <= len(kit.formats) <= 6
    assert len(kit.titles) >= 12
    assert len(kit.words) >= 20
    assert len(kit.portfolio) >= 3
    assert len(kit.frameworks) >= 3
    for exercise in kit.exercises:
        assert 4 <= len(exercise.rubric) <= 6, exercise.id
        assert 4 <= len(exercise.outline) <= 8, exercise.id
        assert exercise.topics, exercise.id
        assert exercise.minutes > 0
        assert exercise.id.startswith(field.split("-")[0] if field != "customer-success" else "cs"), exercise.id


def test_every_field_has_questions_of_its_own_to_ask() -> None:
    for field in FIELDS:
        assert sum(field in ask.fields for ask in knowledge().asks) >= 7, field


def test_every_stake_has_questions_to_ask_it() -> None:
    for stake in STAKES:
        assert sum(stake in ask.stakes for ask in knowledge().asks if not ask.early and not ask.website) >= 12, stake


def test_references_lead_somewhere() -> None:
    known = knowledge()
    families = set(get_args(FamilyId))
    for stake in known.stakes:
        assert set(stake.competencies) <= COMPETENCIES
        assert set(stake.families) <= families
    for value in known.values:
        assert value.competencies
        assert set(value.competencies) <= COMPETENCIES
    for ask in known.asks:
        assert ask.stakes
        assert set(ask.stakes) <= STAKES
        assert set(ask.fields) <= FIELDS


@pytest.mark.parametrize("kind", ["stakes", "asks", "concerns", "values", "rounds"])
def test_only_known_slots_are_used(kind: str) -> None:
    for entry in getattr(knowledge(), kind):
        for text in _strings(entry):
            assert _slots(text) <= SLOTS, (entry.id, text)


def test_only_the_question_and_the_wording_of_a_doubt_have_slots() -> None:
    for ask in knowledge().asks:
        assert not _slots(ask.follow_up)
        assert not _slots(ask.tells)
    for kind in knowledge().concerns:
        assert not _slots(kind.meet + kind.avoid + " ".join(kind.bring))


@pytest.mark.parametrize("kind", ["stakes", "asks", "concerns", "values", "rounds"])
def test_no_comma_has_cut_an_item_in_two(kind: str) -> None:
    for entry in getattr(knowledge(), kind):
        for text in _strings(entry):
            assert text.count("(") == text.count(")"), (entry.id, text)
            assert text.count("“") == text.count("”"), (entry.id, text)
            assert text == text.strip(), (entry.id, text)


def test_items_that_people_read_begin_with_a_capital() -> None:
    for kit in knowledge().rounds:
        for exercise in kit.exercises:
            for text in (*exercise.rubric, *exercise.bring, *exercise.outline, exercise.brief, exercise.name):
                assert not text[0].islower(), (exercise.id, text)
    for value in knowledge().values:
        for text in (*value.behaviours, *value.look_for, *value.watch_out):
            assert not text[0].islower(), (value.id, text)


def test_no_two_questions_to_ask_are_nearly_the_same() -> None:
    assert _near([(ask.id, ask.text) for ask in knowledge().asks], 0.6) == []


def test_no_two_exercises_are_nearly_the_same() -> None:
    exercises = [exercise for kit in knowledge().rounds for exercise in kit.exercises]
    assert _near([(e.id, e.brief) for e in exercises], 0.6) == []
    assert _near([(e.id, " ".join(e.outline)) for e in exercises], 0.4) == []


def test_no_two_doubts_or_values_are_nearly_the_same() -> None:
    assert _near([(kind.id, kind.meet) for kind in knowledge().concerns], 0.5) == []
    assert _near([(value.id, value.prompt) for value in knowledge().values], 0.6) == []


def test_no_sign_or_paraphrase_belongs_to_two_entries() -> None:
    for rows, attribute in ((knowledge().concerns, "signs"), (knowledge().values, "paraphrases")):
        seen: dict[str, str] = {}
        for row in rows:
            for phrase in getattr(row, attribute):
                assert seen.setdefault(phrase, row.id) == row.id, phrase


def test_a_job_title_word_reveals_one_stake_only() -> None:
    seen: dict[str, str] = {}
    for stake in knowledge().stakes:
        for title in stake.titles:
            assert title == title.lower()
            assert seen.setdefault(title, stake.id) == stake.id, title


@pytest.mark.parametrize(
    ("title", "stake"),
    [
        ("Ward Manager, Acute Medical Unit", "hiring-manager"), ("Matron for Medicine", "hiring-manager"),
        ("Chief Nurse", "executive"), ("Head Teacher", "executive"), ("School Principal", "executive"),
        ("VP Engineering", "executive"), ("Engineering Manager", "hiring-manager"), ("Talent Partner", "hr"),
        ("People Partner", "hr"), ("Principal Engineer", "expert"), ("Co-founder and CTO", "founder"),
        ("HR Director", "hr"), ("Product Manager", "partner"), ("Staff Nurse", "teammate"),
        ("Software Engineer", "teammate"),
        ("Practice Educator", "expert"), ("Patient Representative", "client"), ("Shift Leader", "hiring-manager"),
        ("Managing Partner", "executive"), ("Finance Business Partner", "partner"), ("Parent Governor", "client"),
        ("Regional Sales Manager", "hiring-manager"), ("Teaching Assistant", "report"), ("Head Chef", "expert"),
    ],
)  # fmt: skip
def test_a_job_title_reveals_a_stake(title: str, stake: str) -> None:
    from finalist.core.plan.people import stake_of

    found, _ = stake_of(title)
    assert found is not None
    assert found.id == stake


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("worried I'd be bored, more senior than the rest", "overqualified"),
        ("asked twice about the gap 2021-22", "employment-gap"),
        ("not sure my answer on conflict landed, they said friction in team before", "conflict-doubt"),
        ("was hoping for someone with ITU time", "missing-must-have"),
        ("didn't answer the question on budget well", "incomplete-answer"),
        ("they think salary expectations above budget", "pay-mismatch"),
        ("never managed people, will that be ok", "no-people-leadership"),
        ("three months notice is too long for them", "notice-period"),
        ("what was my exact role? said we too much", "own-part-unclear"),
        ("too detailed, lost the panel", "too-technical"),
    ],
)
def test_a_hasty_note_shows_the_doubt(note: str, kind: str) -> None:
    from finalist.core.plan.concerns import heard_kind

    assert heard_kind(note) == kind


def test_a_plain_fact_in_a_note_is_no_doubt() -> None:
    from finalist.core.plan.concerns import heard_kind

    for line in (
        "team of nine, two on nights",
        "salary band 39-46k",
        "office near the station",
        "they use Python and Go",
    ):
        assert heard_kind(line) == "", line


def test_what_nobody_has_read_is_never_shown() -> None:
    for claim in knowledge().evidence:
        if claim.provenance == "K":
            assert claim.wording == "", claim.id
    shown = {claim.id for claim in knowledge().evidence if claim.wording}
    assert not shown & {"A1", "A3", "A6", "E4.4", "E5.12", "E2.7b", "E9.2b"}


def test_folklore_is_shown_only_to_call_it_a_myth() -> None:
    for claim in knowledge().evidence:
        if claim.grade == "FOLK" and claim.wording:
            assert claim.id == "E8.1"


def test_a_shown_vendor_figure_names_the_vendor() -> None:
    for claim in knowledge().evidence:
        if claim.grade == "VEN" and claim.wording:
            assert any(
                name in claim.wording
                for name in (
                    "Amazon",
                    "Leadership IQ",
                    "SmartRecruiters",
                    "TopResume",
                    "Greenhouse",
                    "Ladders",
                    "TalentWorks",
                    "vendors",
                    "Vendors",
                )
            )


def test_every_threshold_names_its_evidence() -> None:
    ids = {claim.id for claim in knowledge().evidence}
    thresholds = knowledge().thresholds
    assert len(thresholds) >= 19
    for name, row in thresholds.items():
        assert row["evidence"] in ids, name
        assert isinstance(row["convention"], bool), name
        assert "value" in row, name


def test_pay_and_leave_are_marked_as_early() -> None:
    early = {ask.id for ask in knowledge().asks if ask.early}
    assert {"pay-range", "bonus-how", "leave-days", "pension", "benefits-list", "remote-rule"} <= early
