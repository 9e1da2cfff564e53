"""The whole review of an answer: exact findings, quotes that are word for word, JSON there and back."""

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finalist.core.answers.ledger import facts_in
from finalist.core.answers.remarks import remarks
from finalist.core.answers.results import Review
from finalist.core.answers.review import asked_for, review, review_from_json, review_to_json
from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.take import Transcript, typed
from finalist.core.knowledge.load import knowledge
from tests.core.documents.test_take import transcripts

WRONG = "Tell me about a time when something went wrong."
OVEN = (
    "That's a great question. So, um, in March our our oven failed before a wedding order for 120 people. I rang three "
    "bakeries and hired their oven for the night, because the cake could not wait. The cake was delivered on time and "
    "the couple sent a card."
)
FOUND = review(typed(OVEN), "Tell me about a time you worked under pressure.")


def everything_quoted(found: Review) -> list[tuple[int, int, str]]:
    """Every place and the words said to stand there."""
    quotes = [
        *(comment.quote for comment in found.comments),
        *(quote for check in found.checks for quote in check.quotes),
        *(quote for rating in found.ratings for quote in rating.quotes),
        *(conflict.quote for conflict in found.conflicts),
    ]
    return [(quote.start, quote.end, quote.text) for quote in quotes]


def test_what_is_there_is_found() -> None:
    assert {check.code: check.met for check in FOUND.checks} == {
        "episode": True,
        "own-action": True,
        "reason": True,
        "checkable": True,
        "relevant": True,
        "within-time": False,
        "consistent": None,
    }
    assert [(part.part, OVEN[part.start : part.end][:12]) for part in FOUND.parts] == [
        ("situation", "So, um, in M"),
        ("action", "I rang three"),
        ("result", "The cake was"),
    ]


def test_the_marks_stand_on_their_words() -> None:
    marks = [(mark.kind, OVEN[mark.start : mark.end], mark.first) for mark in FOUND.marks]
    assert ("filled-pause", "um,", 5) in marks
    assert ("repeat", "our", 8) in marks
    assert ("number", "120 people", 17) in marks or ("number", "120", 17) in marks


def test_what_is_praised_is_set_aside_and_counted_as_the_way_to_the_point() -> None:
    measure = FOUND.measure("words-to-point")
    assert measure
    assert measure.value == 4


def test_a_whole_answer_has_little_to_mend_and_keeps_its_level() -> None:
    assert [comment.code for comment in FOUND.comments] == ["no-lesson"]
    assert FOUND.ratings[0].level == 4
    assert FOUND.ratings[0].gates == ()


def test_every_quote_stands_word_for_word_in_the_transcript() -> None:
    assert len(everything_quoted(FOUND)) > 5
    for start, end, text in everything_quoted(FOUND):
        assert OVEN[start:end] == text


def test_an_empty_answer_has_one_comment_and_the_lowest_level() -> None:
    found = review(typed(""), WRONG)
    assert [comment.code for comment in found.comments] == ["nothing-said"]
    assert {rating.level for rating in found.ratings} == {1}
    measure = found.measure("hedges")
    assert measure
    assert (measure.value, measure.why_not) == (None, "nothing-said")


def test_another_language_is_not_measured_and_says_so() -> None:
    found = review(typed("J'ai appelé trois boulangeries", "fr"), WRONG)
    assert (found.language, found.ratings, found.comments, found.marks) == ("", (), (), ())
    measure = found.measure("content")
    assert measure
    assert measure.why_not == "language"


def test_german_is_measured_by_its_own_words() -> None:
    text = (
        "Also, ähm, im März ist unser Ofen ausgefallen. Ich habe drei Bäckereien angerufen, weil die Torte nicht "
        "warten konnte. Am Ende wurde sie pünktlich geliefert. Seitdem habe ich einen Ersatzofen."
    )
    found = review(typed(text, "de-AT"))
    assert [part.part for part in found.parts] == ["situation", "action", "result", "lesson"]
    assert [check.met for check in found.checks[:4]] == [True, True, True, True]
    asked = review(typed(text, "de"), "Erzählen Sie von einem Problem.")
    assert {rating.level for rating in asked.ratings} == {None}


def test_a_german_habit_is_no_episode() -> None:
    found = review(
        typed("Normalerweise spreche ich Konflikte immer direkt an. Mir ist Offenheit sehr wichtig im Team.", "de")
    )
    assert found.comments[0].code == "no-episode"
    assert [rating.level for rating in found.ratings] == [1]


def test_a_figure_that_the_papers_contradict_is_named() -> None:
    before = "We cut the waiting time in the clinic from nine weeks to four weeks."
    now = "In spring we cut the waiting time in the clinic from nine weeks to two weeks. I rang every patient myself."
    known = [
        fact.model_copy(update={"evidence": _moved(fact.evidence), "said": _moved(fact.said)})
        for fact in facts_in(before)
    ]
    found = review(typed(now), known=known)
    assert [(clash.quote.text, clash.before) for clash in found.conflicts] == [("two weeks", before)]
    assert found.comments[0].code == "conflict"
    assert before in found.comments[0].what
    consistent = found.check("consistent")
    assert consistent
    assert consistent.met is False
    assert review(typed(before), known=known).conflicts == ()


def _moved(ref: EvidenceRef) -> EvidenceRef:
    return ref.model_copy(update={"document": "notes-1"})


def test_the_companys_own_words_are_counted_whole_and_longest_first() -> None:
    found = review(
        typed("At Harrow Vale the Harrow river matters. I harrow fields."), company_words=("Harrow Vale", "Harrow")
    )
    assert [mark.note for mark in found.marks if mark.kind == "company-word"] == ["harrow vale", "harrow", "harrow"]


WHY = "Why do you want to work here?"
BELONGS = (
    "I repaired tide clocks for six years and I built two of my own, because I like things that must be right. {here}"
)


def test_what_could_be_said_to_any_employer_is_capped() -> None:
    anywhere = BELONGS.format(here="A firm like this is the place where I want to go on with that.")
    named = BELONGS.format(here="Your clock on the pier at Harrow is the one I set my watch by.")
    assert "any-employer" in review(typed(anywhere), WHY).ratings[0].gates
    assert "any-employer" not in review(typed(named), WHY).ratings[0].gates
    assert "any-employer" in review(typed(named), WHY, company_words=("Saltmarsh",)).ratings[0].gates
    assert "any-employer" not in review(typed(named), WHY, company_words=("Harrow",)).ratings[0].gates


def test_leaving_is_no_question_of_motivation() -> None:
    assert asked_for("Why did you leave your last job?")[0] == "difficult"
    assert asked_for("") == ("", ())


@pytest.mark.parametrize(
    ("question", "family"),
    [
        ("Was würden Sie tun, wenn zwei Kunden Sie gleichzeitig brauchen?", "situational"),
        ("Warum möchten Sie bei uns arbeiten?", "motivation"),
        ("Was ist Ihre größte Schwäche?", "difficult"),
        ("Wie stellen Sie sicher, dass eine Rechnung stimmt?", "technical"),
        ("Erzählen Sie von einem Konflikt.", ""),
    ],
)
def test_a_german_question_has_a_family_too(question: str, family: str) -> None:
    assert asked_for(question, "de") == (family, ())


def test_comments_are_three_at_most_and_each_code_has_its_evidence() -> None:
    poor = (
        "We always do it together. We are a team and it usually goes fine. It was a success and all were happy with us."
    )
    assert len(review(typed(poor), WRONG).comments) == 3
    known = {claim.id for claim in knowledge().evidence}
    assert {code for code, remark in remarks().items() if remark.evidence not in known} == {"need-not-answer"}


def test_every_measure_names_evidence_that_exists() -> None:
    known = {claim.id for claim in knowledge().evidence} | {""}
    assert {measure.evidence for measure in (*FOUND.measures, *FOUND.delivery)} <= known


@settings(max_examples=30)
@given(transcripts(), st.sampled_from(["", WRONG, "What would you do if two clients needed you at once?"]))
def test_a_review_comes_back_from_json_as_it_went(transcript: Transcript, question: str) -> None:
    found = review(transcript, question)
    assert review_from_json(json.loads(json.dumps(review_to_json(found)))) == found
    text = transcript.text
    for start, end, quoted in everything_quoted(found):
        assert text[start:end] == quoted


@pytest.mark.parametrize("values", [{}, [], None, {"language": "en"}])
def test_what_is_no_review_is_refused(values: object) -> None:
    with pytest.raises(ValueError, match="validation error"):
        review_from_json(values)


def test_figures_are_facts_of_the_answer() -> None:
    assert [fact.low for fact in facts_in("I rang 41 people.")] == [Decimal(41)]


def test_sounds_and_fillers_do_not_hide_what_was_done() -> None:
    said = "In May, um, our van broke down. I, like, uh, basically rang two, two garages. "
    said += "And, you know, the round was on time."
    plain = "In May our van broke down. I rang two garages. And the round was on time."
    full, bare = review(typed(said)), review(typed(plain))
    assert [check.met for check in full.checks] == [check.met for check in bare.checks]
    assert [part.part for part in full.parts] == [part.part for part in bare.parts]
    own = full.check("own-action")
    assert own
    assert own.quotes[0].text == "I, like, uh, basically rang two, two garages."


APART = (
    "In May our ward was short of two nurses and the plan for the week fell apart. It was my task to keep the round on "
    "time. I called the bank, and I moved two people from the day unit, because their list was short. "
)


def test_what_fell_apart_before_anything_was_done_is_no_ending() -> None:
    found = review(typed(APART + "I think that went well and everybody was happy."), "")
    check = found.check("checkable")
    assert check is not None
    assert (check.met, check.quotes) == (False, ())
    assert found.comments[0].code == "no-outcome"
    assert found.comments[0].quote.text == "I think that went well and everybody was happy."


def test_what_came_of_it_is_one() -> None:
    found = review(typed(APART + "We finished twenty minutes early and complaints fell from nine to three."), "")
    check = found.check("checkable")
    assert check is not None
    assert [quote.text for quote in check.quotes] == [
        "We finished twenty minutes early and complaints fell from nine to three."
    ]
