"""Gates and levels: each step needs the one below, a gate caps whatever else is there."""

import pytest

from finalist.core.answers.content import read_content
from finalist.core.answers.gates import copied, gates
from finalist.core.answers.measures import bearable_seconds, usual_seconds
from finalist.core.answers.rating import Sign, level, ratings, signs
from finalist.core.answers.relevance import Relevance

FITS = Relevance(0.8, True, False)
VAN = "In May our van broke down. I rang two garages and hired one for the day. The round was finished on time."


def codes(text: str, family: str = "past", fits: Relevance = FITS, here: bool = False) -> dict[str, int]:
    """The gates that a text does not pass."""
    return {gate.code: gate.most for gate in gates(family, read_content(text, "en"), fits, (), here)}


@pytest.mark.parametrize(
    ("family", "text", "closed"),
    [
        ("past", "Fine.", {"nothing-said": 1, "no-own-action": 2}),
        ("past", VAN, {}),
        ("situational", "I would first ask both what happens if it waits, because one may lose money by the hour.", {}),
        (
            "situational",
            "I would simply do the first one and then the second one and that would be it then.",
            {"one-option": 3, "no-criterion": 3},
        ),
        (
            "technical",
            "I would build it with a queue between the two parts and that is the whole of the design.",
            {"no-check": 3},
        ),
        (
            "motivation",
            "I have always wanted to do this work and I built two such tools at home in my free time.",
            {"any-employer": 2},
        ),
        (
            "difficult",
            "It did not end well and the boss there was incompetent, so in the end I decided to leave.",
            {"blame": 2},
        ),
    ],
)
def test_gates_of_each_family(family: str, text: str, closed: dict[str, int]) -> None:
    assert codes(text, family) == closed


def test_an_answer_that_nothing_joins_to_the_question_is_told_and_not_capped() -> None:
    assert codes(VAN, fits=Relevance(0.05, False, False, far=True)) == {"not-the-question": 5}
    assert codes(VAN, fits=Relevance(0.5, True, True)) == {"repeats-question": 1}


def test_key_words_and_repetition_are_no_speech() -> None:
    soup = "leadership ownership stakeholder alignment impact synergy metrics delivery roadmap agile scrum customer"
    assert codes(soup)["no-sentences"] == 1
    assert codes("we did it and we did it and " * 8)["says-it-again"] == 1


@pytest.mark.parametrize(
    ("have", "reached"),
    [
        ((), 1),
        (("reason",), 2),
        (("own-action",), 2),
        (("own-action", "episode", "result"), 3),
        (("own-action", "episode", "result", "reason"), 3),
        (("own-action", "episode", "result", "reason", "checkable"), 4),
        (("own-action", "episode", "result", "reason", "checkable", "obstacle"), 4),
        (("own-action", "episode", "result", "reason", "checkable", "obstacle", "lesson"), 5),
        (("episode", "result", "reason", "checkable", "obstacle", "lesson"), 2),
    ],
)
def test_each_level_needs_the_one_below(have: tuple[str, ...], reached: int) -> None:
    assert level("past", [Sign(code, ()) for code in have]) == reached


def test_signs_quote_the_sentences_they_rest_on() -> None:
    told = read_content("In May I rang the yard, because it was late.", "en")
    found = {sign.code: sign.quotes for sign in signs("past", told, False)}
    assert [quote.text for quote in found["reason"]] == ["In May I rang the yard, because it was late."]


def test_where_nobody_can_tell_whether_it_is_answered_no_level_above_2_is_given() -> None:
    whole = [Sign(code, ()) for code in ("own-action", "episode", "result", "reason", "checkable")]
    unsure = Relevance(0.3, False, False)
    [rating] = ratings("past", ("ownership",), whole, (), unsure, {}, True)
    assert (rating.level, rating.why) == (None, "relevance-unsure")
    [without] = ratings("past", ("ownership",), whole, (), unsure, {}, False)
    assert (without.level, without.name) == (4, "Ownership and delivery")


def test_a_second_competency_that_hardly_shows_is_uncertain() -> None:
    whole = [Sign(code, ()) for code in ("own-action", "episode", "result")]
    first, second = ratings(
        "past", ("ownership", "learning"), whole, (), FITS, {"ownership": 0.5, "learning": 0.05}, True
    )
    assert (first.level, second.level, second.why) == (3, None, "competency-faint")


def test_names_changed_make_a_copy_no_other_text() -> None:
    model = "I pulled six months of reports and put each one on a plan of the ward with a sticker for Dawn to see"
    assert copied(model.replace("Dawn", "Olga"), model) > 0.7
    assert copied("I rang the yard and then I drove there with my brother to see the boat for myself", model) == 0
    assert copied("I rang", model) == 0


@pytest.mark.parametrize(
    ("family", "usual", "bearable"),
    [
        ("past", (60, 120), (40, 150)),
        ("difficult", (30, 75), (30, 150)),
        ("technical", (120, 240), (40, 240)),
        ("", (60, 120), (40, 150)),
    ],
)
def test_how_long_an_answer_takes_depends_on_the_question(
    family: str, usual: tuple[float, float], bearable: tuple[float, float]
) -> None:
    assert usual_seconds(family) == usual
    assert bearable_seconds(family) == bearable
