"""No plan is made from an unconfirmed or retracted fact: planted in résumé, stories and notes, it comes out nowhere."""

import json
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from finalist.core.documents.fact import FactRegister, RegisteredFact
from finalist.journeys.prepare import InputFile, prepare, render

ROOT = Path(__file__).resolve().parents[2] / "examples" / "nurse"
NOW = datetime.fromisoformat("2026-11-25T18:00+00:00")
FILES = (("posting", "posting.html"), ("resume", "resume.md"), ("invitation", "invite.eml"), ("notes", "round1.md"),
         ("stories", "stories.md"), ("company", "about.html"))  # fmt: skip
SENTENCE = "Led a team that cut sepsis deaths by 37.4% across the unit"
PLACES = {
    "resume": ("resume.md", "- Nursed patients on BiPAP", f"- {SENTENCE}\n- Nursed patients on BiPAP"),
    "stories": ("stories.md", "**Result.** Six months", f"**Result.** {SENTENCE}. Six months"),
    "notes": ("round1.md", "- NIV: he asked", f"- told him I {SENTENCE[0].lower()}{SENTENCE[1:]}\n- NIV: he asked"),
    "a doubt": (
        "round1.md",
        "it's the thing she needs",
        f"though I {SENTENCE[0].lower()}{SENTENCE[1:]}. it's what she needs",
    ),
}


@cache
def plan(place: str, state: str | None) -> Any:
    file, old, new = PLACES[place]
    files = []
    for kind, name in FILES:
        text = (ROOT / name).read_bytes()
        if name == file:
            assert old.encode() in text
            text = text.replace(old.encode(), new.encode(), 1)
        files.append(InputFile(kind, name, text))
    facts = (RegisteredFact(text="cut sepsis deaths by 37.4%", state=state),) if state else ()
    return prepare(files, now=NOW, zone="Europe/London", register=FactRegister(facts=facts))


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


@pytest.mark.parametrize("place", PLACES)
def test_without_a_register_the_planted_fact_is_used(place: str) -> None:
    made = json.loads(plan(place, None).model_dump_json())
    made.pop("sources")
    assert any("37.4%" in text for text in strings(made)), "the guard must see the fact where nothing withholds it"


@pytest.mark.parametrize(
    ("place", "state"),
    [("resume", "retracted"), ("stories", "cannot-confirm"), ("notes", "retracted"), ("a doubt", "cannot-confirm")],
)
def test_a_withheld_fact_is_in_no_line_no_quotation_and_no_source_of_the_plan(place: str, state: str) -> None:
    made = plan(place, state)
    assert [
        text for text in strings(json.loads(made.model_dump_json())) if "37.4" in text or "sepsis deaths" in text
    ] == []
    texts = {source.id: source.text for source in made.sources}
    places = [ref for story in made.stories for ref in (story.evidence, *story.numbers)]
    assert places
    assert all(texts[ref.document][ref.start : ref.end] == ref.verbatim for ref in places)
    assert any(gap.line.knowledge == "sentence:missing.withheld" for gap in made.missing)


def test_no_rendered_file_holds_it_either() -> None:
    files = render(plan("stories", "cannot-confirm"))
    for name in ("plan.html", "plan.json", "interview.ics"):
        assert b"37.4" not in files[name]


def test_a_confirmed_fact_stays_and_a_register_changes_the_fingerprint() -> None:
    confirmed, withheld, none = (plan("stories", state) for state in ("confirmed", "cannot-confirm", None))
    assert confirmed == none
    assert withheld.fingerprint != none.fingerprint


def test_papers_that_disagree_are_named_in_the_plan() -> None:
    files = [InputFile(kind, name, (ROOT / name).read_bytes().replace(b"from 12% to 31% of", b"from 12% to 41% of"))
             for kind, name in FILES]  # fmt: skip
    made = prepare(files, now=NOW, zone="Europe/London")
    (gap,) = [gap for gap in made.missing if gap.line.knowledge == "sentence:contradiction.missing"]
    assert all(value in gap.line.text for value in ("31%", "41%"))
    assert len(gap.line.evidence) == 2
