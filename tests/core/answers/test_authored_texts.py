"""Comments and probes in both languages: the same kinds in the same order, the same slots, nothing left in English."""

from string import Formatter

import pytest

from finalist.core.answers.probes import every_probe, kinds, next_probe
from finalist.core.answers.remarks import remarks
from finalist.core.answers.review import review
from finalist.core.documents.take import typed


def slots(text: str) -> set[str]:
    """The slots of an authored text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_comments_of_both_languages_are_the_same_comments() -> None:
    english, german = remarks("en"), remarks("de")
    assert list(english) == list(german)
    for code, remark in english.items():
        assert slots(remark.what) == slots(german[code].what), code
        assert remark.evidence == german[code].evidence, code
        assert remark.what != german[code].what, code


def test_a_probe_is_the_same_probe_in_every_language() -> None:
    english, german = every_probe("en"), every_probe("de")
    assert [probe.id for probe in english] == [probe.id for probe in german]
    assert [slots(probe.text) for probe in english] == [slots(probe.text) for probe in german]
    assert len({probe.text for probe in german}) == 159
    assert list(kinds("de")) == list(kinds("en"))


def test_a_german_answer_is_answered_in_german() -> None:
    text = "Normalerweise spreche ich Konflikte immer direkt an. Mir ist Offenheit im Team sehr wichtig."
    found = review(typed(text, "de"), "Erzählen Sie von einem Konflikt.")
    assert found.comments[0].what == "Das sagt, wie du meistens arbeitest, und nicht, wie es einmal war."
    probe = next_probe(found, question="Erzählen Sie von einem Konflikt.", seed="s")
    assert probe
    assert probe.why == "Die Antwort sagte, wie es meistens läuft, und nicht, wie es einmal war."


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_probe_ends_as_a_sentence(language: str) -> None:
    for probe in every_probe(language):
        assert probe.text[-1] in "?."
        assert "  " not in probe.text
