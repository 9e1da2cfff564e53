"""Requirements against evidence: what is strong, what is partial, and what must stay a gap."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.gameplan import RequirementFit
from finalist.core.documents.posting import Requirement, RequirementKind
from finalist.core.match.evidence import EvidenceLine, LineKind, affirmed
from finalist.core.match.fit import fit
from finalist.core.text.similarity import Lexical


def requirement(text: str, kind: RequirementKind = "experience", years: float | None = None) -> Requirement:
    ref = EvidenceRef(document="posting", start=0, end=len(text), verbatim=text)
    return Requirement(id="r1", text=text, necessity="must", kind=kind, years=years, evidence=ref)


def line(text: str, kind: LineKind = "resume-line", years: float | None = None, position: str = "") -> EvidenceLine:
    ref = EvidenceRef(document="notes" if kind == "note" else "resume", start=0, end=len(text), verbatim=text)
    return EvidenceLine(ref, kind, text, years, position)


def judged(asked: Requirement, *lines: EvidenceLine, total: float | None = None) -> RequirementFit:
    return fit([asked], lines, Lexical(), total_years=total)[0]


def test_a_line_that_shows_what_is_asked_is_strong_and_names_what_is_shared() -> None:
    found = judged(
        requirement("Negotiating contracts with suppliers"), line("Negotiated contracts with 14 suppliers of timber")
    )
    assert found.strength == "strong"
    assert found.support[0].evidence.verbatim == "Negotiated contracts with 14 suppliers of timber"
    assert found.why.text == "Your papers name Negotiating, contracts and suppliers."
    assert found.say is None
    assert {ref.document for ref in found.why.evidence} == {"posting", "resume"}


def test_sharing_words_that_everybody_uses_is_a_gap() -> None:
    found = judged(
        requirement("Strong team player with excellent experience in a fast-paced environment"),
        line("Worked in a team with experience of a busy environment"),
    )
    assert found.strength == "gap"
    assert found.support == ()


def test_nothing_to_show_is_a_gap_for_every_requirement() -> None:
    found = fit([requirement("Knowledge of SAP", "skill"), requirement("Fluent German", "language")], [], Lexical())
    assert [item.strength for item in found] == ["gap", "gap"]


@pytest.mark.parametrize(
    "denial",
    [
        "said I have no experience with Kafka",
        "I have never used Kafka",
        "told them I lack hands-on Kafka knowledge",
        "Kafka: I don't know it",
        "I would like to learn Kafka",
        "not yet certified in Kafka",
    ],
)
def test_what_the_notes_deny_is_no_evidence(denial: str) -> None:
    assert judged(requirement("Kafka", "skill"), line(denial, "note")).strength == "gap"


def test_only_the_clause_that_denies_is_left_out() -> None:
    assert affirmed("I have never used Kafka but I ran RabbitMQ for years") == "I ran RabbitMQ for years"


def test_a_result_that_says_no_or_without_is_still_evidence() -> None:
    text = "Ran the audit with no findings and moved the depot without downtime"
    assert affirmed(text) == text


def test_any_one_of_several_alternatives_will_do() -> None:
    found = judged(requirement("Experience with Java or Kotlin", "skill"), line("Wrote batch jobs in Java"))
    assert found.strength == "strong"


def test_a_skill_that_is_only_listed_is_partial_where_experience_is_asked() -> None:
    listed = line("Terraform, Docker", "skill-list")
    assert judged(requirement("Experience with Terraform"), listed).strength == "partial"
    assert judged(requirement("Knowledge of Terraform", "skill"), listed).strength == "strong"


def test_years_are_summed_over_the_positions_that_show_it() -> None:
    asked = requirement("5 years of teaching mathematics", years=5)
    first, second = (
        line("Taught mathematics to years 7 to 9", years=3.0, position="/work/0"),
        line("Taught mathematics at evening school", years=2.5, position="/work/1"),
    )
    assert judged(asked, first, second, total=5.5).strength == "strong"
    short = judged(asked, first, total=3.0)
    assert short.strength == "partial"
    assert short.why.text == "5 years are asked; the dated work of yours that shows it adds up to 3."
    undated = judged(asked, line("Taught mathematics to years 7 to 9"))
    assert undated.strength == "partial"


@pytest.mark.parametrize(
    ("asked", "have", "strength"),
    [
        ("Bachelor's degree in nursing", "BSc (Hons) Adult Nursing, University of Wexmoor", "strong"),
        ("Degree in nursing or a related field", "MSc Nursing Studies", "strong"),
        ("Master's degree in chemistry", "BSc Chemistry", "partial"),
        ("Degree in computer science", "BA History, Harrow Vale College", "partial"),
        ("PhD in biology", "A-levels in biology and chemistry", "gap"),
    ],
)
def test_schooling_is_judged_by_level_and_subject(asked: str, have: str, strength: str) -> None:
    assert judged(requirement(asked, "education"), line(have, "education")).strength == strength


@pytest.mark.parametrize(
    ("asked", "have", "strength"),
    [
        ("Fluent German", "German: fluent; French: basic", "strong"),
        ("Fluent French", "German: fluent; French: basic", "partial"),
        ("Basic French", "German: fluent; French: basic", "strong"),
        ("Fluent Dutch", "German: fluent; French: basic", "gap"),
    ],
)
def test_languages_count_by_name_and_level(asked: str, have: str, strength: str) -> None:
    assert judged(requirement(asked, "language"), line(have, "language")).strength == strength


def test_a_gap_says_what_is_missing_and_how_to_speak_of_it() -> None:
    found = judged(requirement("Experience of hedging foreign exchange"), line("Filed VAT returns"))
    assert found.why.text == "Nothing in your papers speaks of foreign exchange."
    assert found.say is not None
    assert found.say.knowledge == "sentence:fit.say.gap"


@settings(max_examples=60)
@given(st.lists(st.text(max_size=60), max_size=4), st.lists(st.text(max_size=60), max_size=4))
def test_any_text_gets_a_verdict_that_rests_on_given_lines(asked: list[str], have: list[str]) -> None:
    lines = [line(text) for text in have]
    for item in fit([requirement(text) for text in asked], lines, Lexical()):
        assert item.strength in ("strong", "partial", "gap")
        assert all(support.evidence in [given_line.ref for given_line in lines] for support in item.support)
        assert (item.strength == "gap") == (item.support == ())


def test_a_paper_of_a_lower_grade_is_not_the_one_asked_for() -> None:
    held = line("Intermediate Life Support, renewed 2025", "certificate")
    assert judged(requirement("Advanced Life Support", "licence"), held).strength != "strong"


def test_a_named_skill_that_no_line_has_is_not_made_up_for_by_the_words_around_it() -> None:
    found = judged(
        requirement("Kubernetes in production, with paging", "skill"), line("Ran production paging for a bakery")
    )
    assert found.strength != "strong"


@pytest.mark.parametrize(
    ("asked", "have", "strength"),
    [
        ("Dutch at B1 level", "Dutch A2", "partial"),
        ("Dutch at B1 level", "Dutch B2", "strong"),
        ("Dutch at B1 level; English at B2", "Polish native, English B2, Dutch A2", "partial"),
        ("Dutch at B1 level; English at B2", "English B2", "partial"),
        ("Fluent English and Dutch", "English native, Dutch basic", "partial"),
        ("German or French at C1", "French C1", "strong"),
        ("Spanish a plus", "Spanish (conversational)", "strong"),
    ],
)
def test_every_language_asked_is_held_to_its_own_level(asked: str, have: str, strength: str) -> None:
    assert judged(requirement(asked, "language"), line(have, "language")).strength == strength


@pytest.mark.parametrize("have", ["B.A.", "B.S. Communications", "BA", "B. Sc. (Hons)", "LLB", "B.Com"])
def test_a_first_degree_is_known_by_each_of_its_short_names(have: str) -> None:
    found = judged(requirement("Bachelor's degree", "education"), line(have, "education"))
    assert found.strength == "strong"


def test_a_generic_word_does_not_carry_a_named_skill() -> None:
    found = judged(requirement("Kubernetes in production", "skill"), line("Kept the production line running"))
    assert found.strength == "gap"
    assert found.why.text == "Nothing in your papers speaks of Kubernetes."


def test_the_first_word_of_a_requirement_is_no_name() -> None:
    found = judged(requirement("Warm, resilient and reflective", "trait"), line("Filed VAT returns"))
    assert found.why.text == "Nothing in your papers speaks of this: “Warm, resilient and reflective”."


def test_a_restaurant_is_hospitality() -> None:
    found = judged(requirement("Retail or hospitality experience"), line("Ran a 70-cover restaurant, team of 16"))
    assert found.strength == "strong"


def test_window_functions_are_no_operating_system() -> None:
    found = judged(requirement("SQL (joins, window functions)", "skill"), line("Wrote SQL for a dashboard"))
    assert found.why.text == "Your papers name SQL, but not window functions."


def test_what_can_not_be_named_is_quoted_as_it_was_asked() -> None:
    found = judged(requirement("Time spent in a cooperative or else similar", "experience"), line("Filed VAT returns"))
    assert found.why.text == "Nothing in your papers speaks of this: “Time spent in a cooperative or else similar”."
    assert found.say is not None
    assert found.say.text.endswith("how you would go about learning it.")


def test_half_an_availability_is_none() -> None:
    found = judged(requirement("Willing to work nights and weekends", "availability"), line("18,000 lines a night"))
    assert found.strength == "gap"


def test_a_strong_match_names_the_skill_that_is_still_missing() -> None:
    found = judged(
        requirement("Strong negotiation and presentation skills", "skill"), line("Led the negotiation of leases")
    )
    assert found.why.text == "Your papers name negotiation, but not presentation skills."


def test_only_having_done_it_on_a_course_is_no_evidence() -> None:
    assert affirmed("I've only done window functions on the course") == ""


def test_a_course_that_the_posting_takes_in_a_degrees_place_is_enough() -> None:
    asked = requirement("A degree in a numerate subject, or a bootcamp or equivalent experience", "education")
    found = judged(asked, line("BA English", "education"), line("Data Analytics Bootcamp", "education"))
    assert (found.strength, found.why.text) == ("strong", "Your schooling answers it: “Data Analytics Bootcamp”.")


def test_having_taught_is_not_having_taught_a_level() -> None:
    asked = requirement("Teaching A level Mathematics or Further Mathematics")
    found = judged(asked, line("Teach mathematics to Years 7 to 11"))
    assert (found.strength, found.why.text) == (
        "partial",
        "Your papers name Teaching and Mathematics, but not A level.",
    )
    assert judged(asked, line("Teach A-level mathematics to Year 13")).strength == "strong"
