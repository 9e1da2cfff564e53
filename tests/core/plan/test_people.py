"""Who is who: names joined across papers, stakes from titles, unknown where nothing says more."""

import pytest

from finalist.core.documents.base import EvidenceRef, Sourced
from finalist.core.documents.notes import NoteLine
from finalist.core.plan.people import same_person, stake_of
from finalist.core.plan.threads import thread_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dawn Ainscough-Pryce", "Dawn"),
        ("Prof. Ruth Adeyinka-Holt", "Ruth Adeyinka-Holt"),
        ("P. Raman", "Priya Raman"),
        ("Jean-Luc O’Neill", "jean-luc o'neill"),
        ("Mary Ann van der Berg", "Mary van der Berg"),
    ],
)
def test_two_ways_of_writing_a_name_are_one_person(one, other):
    assert same_person(one, other)


@pytest.mark.parametrize(("one", "other"), [("Dawn Price", "Dan Price"), ("Ana Silva", "Ana Souza"), ("", "Ana")])
def test_two_people_stay_two(one, other):
    assert not same_person(one, other)


@pytest.mark.parametrize(
    ("title", "stake"),
    [
        ("Ward Manager, Acute Medical Unit", "hiring-manager"),
        ("Chief Nurse", "executive"),
        ("People Partner", "hr"),
        ("Principal Engineer", "expert"),
        ("CTO", "executive"),
        ("Founder and CEO", "founder"),
    ],
)
def test_a_title_reveals_a_stake(title, stake):
    found, words = stake_of(title)
    assert found is not None
    assert (found.id, bool(words)) == (stake, True)


def test_a_title_that_says_nothing_reveals_nothing():
    assert stake_of("Wizard of light bulb moments") == (None, "")


def note(text: str, kind: str) -> NoteLine:
    place = EvidenceRef(document="notes-1", start=10, end=10 + len(text), verbatim=text)
    return NoteLine(text=text, kind=kind, person="", evidence=place)


def test_a_told_story_leaves_a_phrase_with_its_place():
    thread = thread_of(note("told her the ledger migration. she liked it", "i-told-story"))
    assert thread is not None
    assert thread.phrase == Sourced(
        value="ledger migration",
        evidence=EvidenceRef(document="notes-1", start=23, end=39, verbatim="ledger migration"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "asked about me",
        "told him bed 14 / sepsis story",
        "asked re notice",
        "they were all very nice",
        "asked about my kids",
    ],
)
def test_a_line_that_would_not_read_as_english_leaves_none(text):
    assert thread_of(note(text, "i-told-story")) is None
