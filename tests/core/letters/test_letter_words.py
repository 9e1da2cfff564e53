"""The authored wordings: enough of each, every slot known, every sentence whole, none that our own check would mend."""

import re

import pytest

from finalist.core.letters.words import matcher, pattern_of, patterns, words
from finalist.core.wording import slots_of

KINDS = ("thank-you", "follow-up", "other-offer", "more-time", "feedback", "withdrawal", "connection", "keep-in-touch",
         "reply", "referee")  # fmt: skip
SLOTS = {
    "when", "day", "clause", "np", "vp", "quote", "word", "story", "thing", "next", "next_day", "decision", "role",
    "company", "first", "promised", "deadline", "until", "words", "meeting", "time", "zone", "place", "slot", "sender",
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_twelve_wordings_and_more_and_known_slots(kind: str) -> None:
    rows = [text for part in patterns(kind).values() for _, text in part]
    assert len(rows) >= 12
    assert len(set(rows)) >= 12
    assert {slot for text in rows for slot in slots_of(text)} <= SLOTS
    assert all(slots_of(text) <= SLOTS for text in words(kind)["subjects"])


@pytest.mark.parametrize("tone", ["warm", "formal", "brief"])
def test_every_part_of_a_letter_of_thanks_serves_a_panel_of_ten_in_every_tone(tone: str) -> None:
    few = {part: len(rows) for part, rows in patterns("thank-you", tone).items() if len(rows) < 10}
    assert few == {}


def test_tones_have_wordings_of_their_own() -> None:
    warm, formal = (
        {text for rows in patterns("thank-you", tone).values() for _, text in rows} for tone in ("warm", "formal")
    )
    assert "See you {next}." in warm - formal
    assert "It will be a pleasure to see you again {next}." in formal - warm


@pytest.mark.parametrize("kind", KINDS)
def test_every_wording_is_a_sentence_and_promises_nothing_eager(kind: str) -> None:
    for part, rows in patterns(kind).items():
        for ident, text in rows:
            assert re.search(r"[.:?!”]$|\{words\}$", text), (part, text)
            assert text[:1].isupper() or text.startswith(("“", "{")), (part, text)
            assert "!" not in text
            assert not matcher("eager").search(text), (part, text)
            assert not matcher("begging").search(text), (part, text)
            assert pattern_of(ident) == text


@pytest.mark.parametrize("kind", KINDS[1:])
def test_the_order_of_every_kind_names_parts_that_are_there(kind: str) -> None:
    held = words(kind)
    for plan in (held["plan"], held["brief"]):
        named = {part for item in plan if item != "/" for part in item.rstrip("?").split("|")}
        assert named <= set(held["parts"])
