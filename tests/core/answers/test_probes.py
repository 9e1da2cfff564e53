"""Probes: enough of them, chosen by what is missing, never twice, the same for the same answer."""

from string import Formatter

from finalist.core.answers.measures import _WANTED
from finalist.core.answers.probes import every_probe, kinds, next_probe
from finalist.core.answers.review import review
from finalist.core.documents.take import typed

QUESTION = "Tell me about a time you disagreed with your manager."
GENERAL = review(typed("We always talk about it when there is a conflict. Communication is the key for us."), QUESTION)
WHOLE = review(
    typed(
        "In May my manager wanted to cut the morning round. I counted the calls for two weeks and showed her 41, "
        "because a figure is easier to hear than an opinion. She kept the round and it still runs."
    ),
    QUESTION,
)


def test_there_are_more_than_120_and_no_two_are_alike() -> None:
    probes = every_probe()
    assert len(probes) == 159
    assert len({probe.text for probe in probes}) == len({probe.id for probe in probes}) == 159


def test_everything_that_can_be_missing_has_probes() -> None:
    wanted = {code for codes in _WANTED.values() for code in codes}
    assert wanted | {"more"} == set(kinds())


def test_slots_are_known_and_each_probe_asks() -> None:
    for probe in every_probe():
        assert {name for _, name, _, _ in Formatter().parse(probe.text) if name} <= {
            "action",
            "ending",
            "story",
            "number",
        }
        assert probe.text[-1] in "?."
        assert probe.why.endswith(".")


def test_the_first_probe_asks_for_what_helps_most() -> None:
    assert GENERAL.missing[:2] == ("episode", "own-action")
    first = next_probe(GENERAL, question=QUESTION, seed="sitting")
    assert first
    assert first.missing == "episode"
    second = next_probe(GENERAL, question=QUESTION, asked=frozenset({first.id}), seed="sitting")
    assert second
    assert second.missing == "own-action"


def test_the_same_answer_gives_the_same_probe_and_another_sitting_goes_another_way() -> None:
    assert next_probe(GENERAL, question=QUESTION, seed="a") == next_probe(GENERAL, question=QUESTION, seed="a")
    turns = {probe.id for seed in "abcdefgh" if (probe := next_probe(GENERAL, question=QUESTION, seed=seed))}
    assert len(turns) > 2


def test_no_probe_comes_twice_and_the_end_is_none() -> None:
    asked: frozenset[str] = frozenset()
    while probe := next_probe(WHOLE, question=QUESTION, asked=asked, seed="s"):
        assert probe.id not in asked
        assert "{" not in probe.text
        asked |= {probe.id}
    assert len(asked) > 30


def test_a_slot_is_filled_with_words_of_the_answer() -> None:
    every = frozenset(probe.id for probe in every_probe())
    quoting = next(probe for probe in every_probe() if probe.missing == "reason" and "{action}" in probe.text)
    bare = review(
        typed("In May I counted the calls for two weeks and showed her the list. She kept the round."), QUESTION
    )
    found = next_probe(bare, question=QUESTION, asked=every - {quoting.id}, seed="s")
    assert found
    assert "“I counted the calls" not in quoting.text
    assert "counted the calls for two weeks" in found.text


def test_an_answer_in_an_unknown_language_has_no_probe() -> None:
    assert next_probe(review(typed("Bonjour à tous", "fr"), QUESTION), question=QUESTION) is None
