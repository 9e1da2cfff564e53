"""Who has to answer a question: one word of person decides, unless it is known from where the question stands."""

import hashlib
import json
from pathlib import Path

import pytest
import yaml

from finalist.core.knowledge.compile import data_folder
from finalist.core.questions.classify import CANDIDATE, COMPANY, NOTHING, classify
from finalist.core.questions.direction import WEIGHTS, shipped_signs, signs_in, to_company
from finalist.core.text.terms import words

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("to_them", "to_you"),
    [
        ("Tell me about the team I'd be joining.", "Tell me about the team you lead now."),
        ("How will I know after a year that I've done well?", "How will you know after a year that you've done well?"),
        ("Why did the last two people leave?", "Why did you leave your last two jobs?"),
        ("What do you need from whoever takes this on?", "What do you need from us to do your best work?"),
    ],
)
def test_one_person_or_the_other_decides(to_them: str, to_you: str) -> None:
    assert (classify(to_them).direction, classify(to_you).direction) == (COMPANY, CANDIDATE)


def test_where_it_is_known_who_has_to_answer_it_is_not_guessed() -> None:
    text = "What does success look like in this role?"
    assert classify(text).direction == COMPANY
    asked = classify(text, answers=CANDIDATE)
    assert (asked.direction, asked.confidence.direction) == (CANDIDATE, 0.999)
    assert asked.family != "unknown"
    assert classify("What is your greatest weakness?", answers=COMPANY).direction == COMPANY
    assert classify("Thanks for coming in.", answers=CANDIDATE) == NOTHING


def test_the_signs_are_named_and_a_leading_so_changes_nothing() -> None:
    cues = shipped_signs().cues
    assert signs_in("So, tell us about yourself.", cues) == signs_in("Tell us about yourself.", cues)
    assert {"firm:tell-us", "firm:yourself"} <= set(signs_in("Tell us about yourself.", cues))
    assert "self:would-i" in signs_in("Who would I report to?", cues)


def test_the_words_alone_lean_and_the_share_stays_between_nought_and_one() -> None:
    text = "How do you do that?"
    assert 0 < to_company(text, 0.0, 1.0) < to_company(text, 0.5, 0.5) < to_company(text, 1.0, 0.0) < 1


def directed(name: str) -> list[str]:
    rows = (ROOT / "benchmarks" / "data" / "questions" / f"direction_{name}.txt").read_text(encoding="utf-8")
    return [row.partition(" | ")[2] for row in rows.splitlines() if row and not row.startswith("#")]


def test_the_fitted_signs_are_not_stale() -> None:
    authored = data_folder() / "direction_cues.yaml"
    sources = (
        Path(str(authored)),
        ROOT / "benchmarks" / "data" / "questions" / "direction_dev.txt",
        ROOT / "scripts" / "fit_direction.py",
    )
    kept = json.loads((data_folder() / WEIGHTS).read_text(encoding="utf-8"))
    assert kept["fingerprint"] == hashlib.sha256(b"\n".join(path.read_bytes() for path in sources)).hexdigest()
    groups = yaml.safe_load(authored.read_text(encoding="utf-8"))
    assert list(kept["cues"].values()) == [cue for cues in groups.values() for cue in cues.values()]


def test_no_line_that_teaches_is_nearly_one_that_is_held_out() -> None:
    held = [frozenset(words(text)) for text in directed("held")]
    taught = {text: frozenset(words(text)) for text in directed("dev")}
    near = [text for text, own in taught.items() if any(len(own & one) > 0.8 * len(own | one) for one in held)]
    assert (len(held), len(taught)) == (147, 497)
    assert near == []
