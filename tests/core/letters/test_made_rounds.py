"""Rounds made by seeds, some of those that `python -m benchmarks letters` counts: traced, apart, inventions caught."""

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3]))

from benchmarks.letters import KINDS, NOW, generic, is_generic, reviewed, source, specific, stray
from benchmarks.letters_made import NOW as MADE_NOW
from benchmarks.letters_made import changed, made, planted
from finalist.core.letters.trace import loose
from finalist.journeys.close import check_letter, draft_letters, round_of

pytestmark = pytest.mark.patient
SEEDS = range(0, 200, 10)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_and_quote_of_a_made_round_stands_in_its_papers(seed: int) -> None:
    one = made(seed)
    found = round_of(one.papers)
    drafts = draft_letters(found.notes, found.invitation, found.stories, now=MADE_NOW)
    sentences = [line.text for draft in drafts for line in draft.lines]
    assert len(drafts) >= 2
    assert len(sentences) == len(set(sentences))
    for draft in drafts:
        assert loose(draft) == ()
        assert stray(draft.body, " ".join(one.texts)) == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "borrowed"])
def test_planted_inventions_are_caught(kind: str) -> None:
    for seed in SEEDS:
        one = made(seed)
        found = round_of(one.papers)
        draft = draft_letters(found.notes, found.invitation, found.stories, now=MADE_NOW)[0]
        text, words = planted(draft.body, kind, random.Random(seed))
        review = check_letter(one.papers, source(text), now=MADE_NOW)
        at = text.index(words)
        assert any(one.place.start < at + len(words) and one.place.end > at for one in review.must_see), words


def test_a_changed_figure_is_an_invention() -> None:
    seen = 0
    for seed in SEEDS:
        one = made(seed)
        found = round_of(one.papers)
        draft = draft_letters(found.notes, found.invitation, found.stories, now=MADE_NOW)[0]
        altered = changed(draft.body, random.Random(seed))
        if altered:
            seen += 1
            found_ = check_letter(one.papers, source(altered[0]), now=MADE_NOW)
            assert any(one.place.verbatim == altered[1] for one in found_.must_see), altered[1]
    assert seen >= 5


def test_development_letters_are_told_apart() -> None:
    own = specific("dev")
    assert all(is_generic(reviewed(case)) for case in generic("dev", own))
    assert not any(is_generic(reviewed(case)) for case in own)
    assert NOW.year == 2026


def test_a_planted_fact_is_never_part_of_the_draft_itself() -> None:
    one = made(3)
    found = round_of(one.papers)
    draft = draft_letters(found.notes, found.invitation, found.stories, now=MADE_NOW)[0]
    text, words = planted(draft.body, "name", random.Random(3))
    assert words not in draft.body
    assert text.replace(f" {words}", "") == draft.body
