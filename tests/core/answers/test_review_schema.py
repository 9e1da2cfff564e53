"""What programs are given of an answer is what its published schema says."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml
from click.testing import CliRunner

from finalist.cli.main import main
from finalist.core.answers.results import Review
from finalist.core.answers.review_json import review_from_json, review_to_json
from finalist.core.documents.take import TimedWord, Transcript, typed
from finalist.journeys.practise import review_take

ROOT = Path(__file__).parents[3]
PUBLISHED = json.loads((ROOT / "docs/reference/review.schema.json").read_text(encoding="utf-8"))
DATA = ROOT / "benchmarks/data/answers"
PRESSURE = "Tell me about a time you worked under pressure."


GERMAN = ("Im März fiel der Ofen aus. Ich rief drei Bäckereien an, weil die Torte nicht warten konnte.", "Ja, gern.")


def load(name: str) -> list[dict[str, str]]:
    """The cases of a file: answers under their questions."""
    found: list[dict[str, str]] = yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def troubles(values: Any) -> list[str]:
    """What does not fit the published schema, in the words of another validator than the one that made it."""
    return [error.message for error in jsonschema_rs.validator_for(PUBLISHED).iter_errors(values)]


def timed(text: str) -> Transcript:
    """The text spoken at two words a second, with measured times."""
    words = tuple(
        TimedWord(text=word, start=at / 2, end=at / 2 + 0.4, timing="measured") for at, word in enumerate(text.split())
    )
    return Transcript(language="en", engine="made up", words=words, seconds=len(words) / 2)


def real_reviews() -> list[Review]:
    """Of every kind: good, charming, told without end, in German, timed, followed up, in no known language."""
    charming = [row for row in load("adversarial") if "a" in row]
    told = [row["a"] for row in load("good")[20:30]]
    found = [review_take(typed(row["a"]), row["q"]) for row in (*load("good")[:20], *charming[::3])]
    found += [review_take(timed(text), PRESSURE) for text in told]
    found += [review_take(typed(text, "de")) for text in GERMAN]
    found += [
        review_take(typed(told[0]), PRESSURE, follows=True),
        review_take(typed("Je ne sais pas.", "fr"), PRESSURE),
        review_take(typed("word " * 4000), PRESSURE),
    ]
    return found


def test_real_reviews_fit_the_published_schema() -> None:
    found = real_reviews()
    assert len(found) >= 60
    assert [told for one in found for told in troubles(review_to_json(one))] == []
    assert {one.language for one in found} == {"en", "de", ""}


def test_what_the_command_prints_for_programs_fits_it_too() -> None:
    done = CliRunner().invoke(main, ["answer", "check", "-", "--json"], input=load("good")[0]["a"])
    printed = json.loads(done.stdout)
    assert printed["version"] == 1
    assert troubles(printed) == []


@pytest.mark.parametrize(
    ("field", "strange"),
    [
        ("version", 2),
        ("version", None),
        ("words", "many"),
        ("comments", [{"code": "x"}]),
        ("marks", [{"kind": "smile"}]),
    ],
)
def test_the_schema_refuses_what_is_no_review(field: str, strange: object) -> None:
    assert troubles({**review_to_json(review_take(typed("I rang them."), PRESSURE)), field: strange}) != []


def test_a_review_without_its_version_does_not_fit() -> None:
    values = review_to_json(review_take(typed("I rang three bakeries."), PRESSURE))
    assert next(iter(values)) == "version"
    del values["version"]
    assert troubles(values) != []


def test_a_review_kept_before_there_was_a_version_is_still_read_and_one_of_a_later_is_not() -> None:
    values = review_to_json(review_take(typed("I rang three bakeries."), PRESSURE))
    later = {**values, "version": 2}
    del values["version"]
    assert review_from_json(values).version == 1
    with pytest.raises(ValueError, match="version"):
        review_from_json(later)
