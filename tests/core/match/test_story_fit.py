"""Questions and stories meet through competencies."""

from finalist.core.knowledge.load import knowledge
from finalist.core.match.competencies import competency_scores
from finalist.core.match.stories import GIVEN, AskedFor, Tellable, story_fit
from finalist.core.text.similarity import Lexical

CONFLICT = Tellable(
    "s1", "Two colleagues quarrelled over the rota. I sat down with both of them and we agreed on a rule."
)
MISTAKE = Tellable("s2", "I sent the wrong price list, which was my mistake. I learned to read the address aloud.")


def test_a_question_finds_the_story_of_its_competency_though_they_share_no_word() -> None:
    asked = [
        AskedFor("q1", "Describe a conflict.", "past", ("teamwork",)),
        AskedFor("q2", "Your worst day?", "past", ("learning",)),
    ]
    fits = story_fit(asked, [CONFLICT, MISTAKE], Lexical())
    assert [fits.best(question.id)[0].story for question in asked] == ["s1", "s2"]
    assert fits.best("q1")[0].competency == "teamwork"
    assert fits.best("q1")[0].through == "shown"
    assert set(fits.scores()) == {("q1", "s1"), ("q1", "s2"), ("q2", "s1"), ("q2", "s2")}


def test_a_competency_the_candidate_names_counts_more_than_words() -> None:
    story = Tellable("s3", "It rained.", ("integrity",))
    fits = story_fit([AskedFor("q1", "When was it hard to be fair?", "past", ("integrity",))], [story], Lexical())
    assert fits.shown["s3"]["integrity"] == GIVEN
    assert fits.best("q1")[0].through == "given"


def test_a_text_that_shows_nothing_scores_zero_everywhere() -> None:
    assert competency_scores("") == {item.id: 0.0 for item in knowledge().competencies}
    assert len(competency_scores("")) == 10


def test_scores_stay_between_nothing_and_one() -> None:
    everything = " ".join(term for item in knowledge().competencies for term in item.terms)
    assert all(0.5 < score <= 1.0 for score in competency_scores(everything).values())


def test_no_questions_and_no_stories_are_no_matches() -> None:
    assert story_fit([], [CONFLICT], Lexical()).rows == ()
    assert story_fit([AskedFor("q1", "Why?")], [], Lexical()).rows == ((),)


def test_what_the_teller_says_happens_in_it_counts_instead_of_the_words() -> None:
    asked = AskedFor("q1", "Tell me about a time you found the root cause of a problem.")
    plain, named = Tellable("s4", "It rained."), Tellable("s5", "It rained.", (), ("found-cause", "used-numbers"))
    fits = story_fit([asked], [CONFLICT, plain, named], Lexical())
    assert fits.best("q1")[0].story == "s5"
    assert fits.best("q1")[0].situation == "found-cause"
    assert fits.shown["s5"]["problem-solving"] > 0.9 > fits.shown["s4"]["problem-solving"]
