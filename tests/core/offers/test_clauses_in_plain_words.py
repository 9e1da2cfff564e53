"""Clauses said without a lawyer's word are found when all is said that makes them, and not when a part is missing."""

import time

import pytest

from finalist.core.documents.base import Source
from finalist.core.offers.contract import clauses_in, walk
from finalist.core.offers.plain_words import plain_clauses_in


@pytest.mark.parametrize(
    ("clause", "sentence", "harmless"),
    [
        ("clawback", "If you go within a year, we want the welcome bonus back.", "The welcome bonus comes in May."),
        ("non-solicit", "Leave our regulars alone for a year.", "Our regulars come for years."),
        ("ip-assignment", "Songs you write for our shows belong to us.", "You write songs for our shows."),
        ("deduction", "A lost key comes off your wages.", "Tax comes off your wages."),
        ("unpaid-overtime", "Extra hours are included in your salary.", "Extra hours are paid at time and a half."),
        ("conditions", "The job is yours once the police check comes back.", "The police station is next door."),
        ("garden-leave", "After you resign we can keep you at home.", "You can work at home on Fridays."),
        ("governing-law", "Danish law applies to this letter.", "The law gives you five weeks of holiday."),
        ("mobility", "You may have to work at our other shops.", "You will visit our other shops."),
    ],
)
def test_a_clause_needs_all_its_parts(clause: str, sentence: str, harmless: str) -> None:
    assert (clauses_in(sentence), clauses_in(harmless)) == ((clause,), ())


def test_the_walk_shows_the_plain_sentence_itself() -> None:
    text = "We are glad you come. If you leave in your first year, you pay back the joining bonus. See you in May."
    found = walk(Source(id="c", kind="offer", name="letter.txt", sha256="", text=text)).found
    assert [(item.id, item.evidence[0].verbatim) for item in found] == [
        ("clawback", "If you leave in your first year, you pay back the joining bonus.")
    ]


@pytest.mark.parametrize("text", ["you leave " * 150, "not our customers " * 83, "we may change " * 107, "a" * 1500])
def test_no_sentence_takes_long(text: str) -> None:
    plain_clauses_in("warm")
    started = time.process_time()
    plain_clauses_in(text)
    assert time.process_time() - started < 0.5
