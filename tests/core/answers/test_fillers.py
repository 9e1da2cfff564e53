"""Which words fill and which only look like it: “I like it”, “as well as”, “do you know”."""

import pytest

from finalist.core.answers.fillers import filled_pauses, fillers, hedges
from finalist.core.answers.language import language
from finalist.core.answers.words import placed
from finalist.core.documents.take import typed

EN, DE = language("en"), language("de")
assert EN
assert DE


def found(text: str, code: str = "en") -> list[str]:
    """The discourse fillers of a text."""
    known = language(code)
    assert known
    return [mark.note for mark in fillers(placed(typed(text)), known)]


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("I like it and they like me.", []),
        ("It was, like, the third time.", ["like"]),
        ("It looked like a mistake.", []),
        ("We had like two hours left", ["like"]),
        ("I would like to say something.", []),
        ("You know, the yard was shut.", ["you know"]),
        ("the yard was shut you know and nobody came", ["you know"]),
        ("Do you know the yard?", []),
        ("If you know them, ask.", []),
        ("I mean, it was cold.", ["i mean"]),
        ("That is what I mean.", []),
        ("Well, I rang them.", ["well"]),
        ("It went very well.", []),
        ("She knew them well.", []),
        ("I brought bread as well as cheese.", []),
        ("It was, basically, over.", ["basically"]),
        ("Oh, that one.", ["oh"]),
        ("", []),
    ],
)
def test_a_filler_is_told_from_the_plain_word(text: str, notes: list[str]) -> None:
    assert found(text) == notes


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("Das war sozusagen mein Fehler.", ["sozusagen"]),
        ("Wissen Sie, es war kalt.", ["wissen sie"]),
        ("Wissen Sie wie es war?", []),
        ("Ich hatte keine Ahnung.", []),
        ("Na ja, es ging.", ["na ja"]),
        ("Wir mussten halt warten.", ["halt"]),
        ("Er kam zum Halt.", []),
    ],
)
def test_german_fillers_too(text: str, notes: list[str]) -> None:
    assert found(text, "de") == notes


def test_filled_pauses_stand_apart_with_their_places() -> None:
    text = "So, um, I rang, uh, the yard."
    marks = filled_pauses(placed(typed(text)), EN)
    assert [(text[mark.start : mark.end], mark.first, mark.note) for mark in marks] == [
        ("um,", 1, "um"),
        ("uh,", 4, "uh"),
    ]
    assert [mark.note for mark in filled_pauses(placed(typed("Also, ähm, ich war es.")), DE)] == ["ähm"]


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("I think it was sort of late.", ["i think", "sort of"]),
        ("This kind of work.", []),
        ("I believe in rest.", []),
        ("I believe it was May.", ["i believe"]),
        ("Maybe two or something.", ["maybe", "or something"]),
    ],
)
def test_hedges_by_what_stands_around_them(text: str, notes: list[str]) -> None:
    assert [mark.note for mark in hedges(placed(typed(text)), EN)] == notes


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("I treated them well and they stayed.", []),
        ("I know it well, and I use it.", []),
        ("It held. Well, I rang the landlord.", ["Well,"]),
        ("And well, I rang the landlord.", ["well,"]),
        ("and they said we could stay well i rang the landlord", ["well"]),
        ("I got like three quotes for the roof.", ["like"]),
        ("I had people like Ann with me.", []),
        ("I like it in here.", []),
        ("We spoke at the end of the day.", []),
        ("Let's see, in May I was short of two nurses.", []),
        ("You could see the plan, so see the list.", []),
        ("yeah see i rang the landlord", ["see"]),
    ],
)
def test_small_words_are_told_from_fillers_by_what_stands_around_them(said: str, found: list[str]) -> None:
    words = placed(typed(said))
    known = language("en")
    assert known is not None
    assert [said[mark.start : mark.end] for mark in fillers(words, known)] == found
