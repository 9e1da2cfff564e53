"""The check of an answer to “what is your weakness?”."""

import pytest

from finalist.core.documents.base import EvidenceRef
from finalist.core.stories.weakness import WeaknessCheck, check_weakness


def check(text: str) -> WeaknessCheck:
    return check_weakness(EvidenceRef(document="answer", start=0, end=len(text), verbatim=text))


def test_a_weakness_with_a_step_and_a_sign_of_progress_is_whole() -> None:
    found = check("I was afraid of speaking. In May I joined a club. Since then I have given four talks without notes.")
    assert found.findings == ()
    assert found.named is not None
    assert found.named.verbatim == "I was afraid of speaking."
    assert found.progress is not None
    assert found.progress.verbatim.startswith("Since then")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("I'm a perfectionist, I can't let go.", ["disguised"]),
        ("I care too much about my work and my customers.", ["disguised"]),
        ("I can't really think of a weakness at the moment.", ["none"]),
        ("I am bad at names.", ["no-step", "no-progress"]),
        ("I'm often late because my manager changes everything.", ["blame", "no-step", "no-progress"]),
        ("I find it hard to say no. I started to wait an hour before I answer.", ["no-progress"]),
    ],
)
def test_what_is_missing_or_out_of_place_is_named(text: str, codes: list[str]) -> None:
    assert [finding.code for finding in check(text).findings] == codes


def test_every_finding_quotes_the_answer() -> None:
    text = "I struggle with planning. It's the fault of my boss, nobody ever gave me training."
    found = check(text)
    assert {finding.code for finding in found.findings} == {"blame", "no-step", "no-progress"}
    for finding in found.findings:
        (ref,) = finding.text.evidence
        assert text[ref.start : ref.end] == ref.verbatim


@pytest.mark.parametrize("text", ["", "No.", "Ich bin leider manchmal ein bisschen ungeduldig mit den anderen."])
def test_what_can_not_be_measured_is_not(text: str) -> None:
    found = check(text)
    assert found.measured != "yes"
    assert found.findings == ()
