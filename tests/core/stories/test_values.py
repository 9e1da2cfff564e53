"""Values: in the order of the choices, with few of them; and what was seen of each."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from finalist.core.documents.base import EvidenceRef, Sourced
from finalist.core.documents.notes import NoteKind, NoteLine, Notes
from finalist.core.documents.own_values import OwnValue, OwnValues, Preference
from finalist.core.stories.board import board
from finalist.core.stories.values import rank
from finalist.core.text.similarity import Lexical
from finalist.ingest.own_values import read_own_values


def test_a_few_choices_imply_the_rest() -> None:
    found = rank(["a", "b", "c"], [("b", "a"), ("a", "c")])
    assert [value.name for value in found.values] == ["b", "a", "c"]
    assert all(value.settled for value in found.values)
    assert (found.next_pair, found.left, found.circles, found.consistency) == (None, 0, (), 1.0)


def test_the_next_pair_halves_what_is_open() -> None:
    assert rank(["a", "b", "c", "d"], [("a", "b"), ("b", "c")]).next_pair == ("d", "b")
    found = rank(["a", "b", "c", "d"], [("a", "b"), ("c", "d")])
    assert found.next_pair == ("c", "b")
    assert found.left == 4
    assert not any(value.settled for value in found.values)


def test_choices_in_a_circle_are_named_and_still_give_an_order() -> None:
    found = rank(["a", "b", "c", "d"], [("a", "b"), ("b", "c"), ("c", "a"), ("a", "d"), ("b", "d"), ("c", "d")])
    assert found.circles == (("a", "b", "c"),)
    assert found.values[-1].name == "d"
    assert found.consistency < 1.0


def test_no_values_and_strange_choices_are_no_crash() -> None:
    assert rank([], [("a", "b")]).values == ()
    assert [value.name for value in rank(["a", "a"], [("a", "a"), ("x", "a")]).values] == ["a"]


@settings(max_examples=60)
@given(st.permutations([f"v{n}" for n in range(9)]), st.integers(2, 9))
def test_asking_the_next_pair_finds_the_true_order_in_about_as_many_choices_as_sorting_needs(
    true: list[str], size: int
) -> None:
    names = sorted(true[:size])
    order = {name: place for place, name in enumerate(true)}
    made: list[tuple[str, str]] = []
    while (pair := rank(names, made).next_pair) is not None:
        made.append((pair[0], pair[1]) if order[pair[0]] < order[pair[1]] else (pair[1], pair[0]))
    assert [value.name for value in rank(names, made).values] == sorted(names, key=lambda name: order[name])
    assert len(made) <= math.ceil(math.log2(math.factorial(size))) + 3


def _notes(day: str, *lines: tuple[NoteKind, str, str]) -> Notes:
    def ref(text: str) -> EvidenceRef:
        return EvidenceRef(document="notes-1", start=0, end=len(text), verbatim=text)

    return Notes(
        source="notes-1",
        day=Sourced(value=day, evidence=ref(day)),
        lines=tuple(NoteLine(text=text, kind=kind, person=person, evidence=ref(text)) for kind, person, text in lines),
    )


OWN = OwnValues(
    values=(
        OwnValue(name="candour", watch_out=("nobody talks about mistakes",)),
        OwnValue(name="time for family", look_for=("leaves at five for the school run",)),
    ),
    choices=(Preference(better="time for family", worse="candour"),),
)


def test_what_was_seen_stands_for_or_against_a_value_with_its_person_and_day() -> None:
    notes = _notes(
        "2026-11-10",
        ("they-said", "Dawn", "+candour: told me unasked what went wrong in March"),
        ("they-said", "Callum", "nobody talks much about mistakes up here"),
        ("they-said", "Callum", "leaves at five, school run"),
        ("i-said", "", "I said that nobody talks about mistakes where I am"),
        ("they-said", "Dawn", "the rota is on the wall"),
    )
    family, candour = board(OWN, [notes], [], [], Lexical())
    assert (family.name, candour.name) == ("time for family", "candour")
    assert [(seen.person, seen.side, seen.because) for seen in family.seen] == [("Callum", "for", "sign")]
    assert [(seen.person, seen.day, seen.side, seen.because) for seen in candour.seen] == [
        ("Dawn", "2026-11-10", "for", "marked"),
        ("Callum", "2026-11-10", "against", "sign"),
    ]
    assert candour.split == (("Dawn", "Callum"),)
    assert candour.ask is not None
    assert candour.ask.knowledge == "sentence:board.ask-split"
    assert family.ask is not None
    assert family.ask.knowledge == "sentence:board.ask-once"


def test_the_company_is_quoted_where_it_names_the_value_and_only_there() -> None:
    words = "We speak up, even when it is awkward."
    stated = [EvidenceRef(document="company-1", start=0, end=len(words), verbatim=words)]
    family, candour = board(OWN, [], stated, [], Lexical())
    assert (candour.known, candour.company) == ("candour", stated[0])
    assert (family.known, family.company) == ("", None)
    assert family.ask is not None
    assert family.ask.text.startswith("When did time for family last count")


def test_values_are_read_from_plain_lines_and_from_yaml() -> None:
    plain, none = read_own_values(b"- candour\n- pay\n\ncandour > pay\n", "v.txt")
    yaml, _ = read_own_values(
        b"values: [candour, {name: pay, look_for: [a raise]}]\nchoices: [candour > pay]\n", "v.yaml"
    )
    assert none == ()
    assert [value.name for value in plain.values] == ["candour", "pay"]
    assert plain.choices == yaml.choices == (Preference(better="candour", worse="pay"),)
    assert yaml.values[1].look_for == ("a raise",)


def test_a_choice_of_something_else_is_said_and_left_out() -> None:
    own, problems = read_own_values(b"candour\npay\ncandour > fame\n", "v.txt")
    assert own.choices == ()
    assert [problem.code for problem in problems] == ["unknown-choice"]


@settings(max_examples=60)
@given(st.text(max_size=120))
def test_any_text_is_read_as_values_or_said_to_be_none(text: str) -> None:
    own, problems = read_own_values(text.encode("utf-8", "replace"), "v.txt")
    assert len(own.values) >= 2 or problems
