"""The check of any letter: each look finds what it is for, with the words, and leaves a good letter alone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from finalist.core.documents.base import Source
from finalist.core.documents.letter import LetterReview
from finalist.core.letters.review.parts import parse
from finalist.journeys.close import check_letter
from finalist.journeys.continuity import read_papers
from finalist.journeys.prepare import InputFile

NURSE = Path(__file__).parents[3] / "examples" / "nurse"
NOW = datetime(2026, 11, 11, 9, 0, tzinfo=UTC)
PAPERS = read_papers(
    [
        InputFile(kind, name, (NURSE / name).read_bytes())  # type: ignore[arg-type]
        for kind, name in (("notes", "round1.md"), ("invitation", "invite.eml"), ("stories", "stories.md"))
    ],
    NOW,
)
GOOD = """Dear Dawn,

Thank you for Tuesday. You wanted the bit after the audit: I trained the night teams myself, 23 people, ten minutes
each. Two other wards took the handover question.

See you on 3 December.

Kind regards
Marisol Vance
"""


def source(text: str, name: str = "letter") -> Source:
    return Source(id=name, kind="notes", name=name, sha256="", text=text)


def checked(text: str, *others: str) -> LetterReview:
    more = [source(other, f"other-{n}") for n, other in enumerate(others)]
    return check_letter(PAPERS, source(text), others=more, now=NOW)


def codes(text: str, *others: str) -> dict[str, str]:
    return {one.code: one.place.verbatim for one in checked(text, *others).must_see}


def test_a_good_letter_is_left_alone_and_its_own_sentences_are_named() -> None:
    found = checked(GOOD)
    assert found.must_see == ()
    assert found.to == "Dawn"
    assert "night teams" in found.specific[0].verbatim


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        (("23 people", "57 people"), "unsourced", "57"),
        (("3 December", "8 December"), "unsourced", "8 December"),
        (("Two other wards", "Doctor Zuleika and two other wards"), "unsourced", "Zuleika"),
        (("Two other", "I led the merger of three banks before that. Two other"), "unsourced", "I led the merger"),
        (("Dear Dawn", "Dear Sandra"), "wrong-name", "Dear Sandra,"),
        (("Dear Dawn", "Dear Ms Ainscogh-Pryce"), "wrong-name", "Dear Ms Ainscogh-Pryce,"),
        (("Dear Dawn", "Dear [Name]"), "placeholder", "[Name]"),
        (("See you", "I would do whatever it takes. See you"), "over-eager", "do whatever it takes"),
        (("See you", "My current manager is awful. See you"), "negative", "My current manager is awful."),
        (("See you", "What is the salary? See you"), "pay-early", "salary"),
    ],
)  # fmt: skip
def test_each_fault_is_found_at_its_words(change: tuple[str, str], code: str, place: str) -> None:
    found = codes(GOOD.replace(*change))
    assert found[code].startswith(place)


def test_every_finding_says_what_and_how_to_mend_it() -> None:
    text = GOOD.replace("23 people", "41 people").replace("Dear Dawn", "Dear [Name]")
    for one in checked(text).findings:
        assert one.line.text
        assert one.mend.text
        assert one.place.verbatim == text[one.place.start : one.place.end]


def test_a_letter_that_could_go_to_anybody_is_generic() -> None:
    text = "Dear Dawn,\n\nThank you for your time. I am very excited about the role and know I am a great fit.\n\nBest"
    assert "generic" in codes(text)


def test_the_address_and_the_greeting_are_one_person() -> None:
    found = checked("To: Callum Breslin <c@x.example>\nSubject: Thanks\n\n" + GOOD)
    assert [one.code for one in found.must_see] == ["wrong-name"]
    assert "Callum Breslin" in found.must_see[0].line.text


def test_a_title_somebody_else_has_is_wrong() -> None:
    assert (
        codes(GOOD.replace("See you", "Dawn Ainscough-Pryce, Chief Nurse, knows. See you"))["wrong-title"]
        == "Chief Nurse"
    )


def test_the_same_sentence_and_nearly_the_same_letter_are_told_apart() -> None:
    other = (
        "Dear Callum,\n\nI will think out loud on the day, since you can not mark my eyebrows. "
        "Two other wards took the handover question. The student is Nadia.\n\nBest\nMarisol"
    )
    assert codes(GOOD, other)["duplicate"].startswith("Two other wards")
    twin = GOOD.replace("Dear Dawn", "Dear Callum")
    found = checked(GOOD, twin)
    assert "nearly the letter" in next(one.line.text for one in found.findings if one.code == "duplicate")


def test_what_does_not_fit_what_was_said_is_an_error_with_both_places() -> None:
    found = checked(
        "Dear Priya,\n\nMy notice period is 4 weeks, as I said. The ILS certificate is attached.\n\nBest\nMarisol"
    )
    (clash,) = [one for one in found.must_see if one.code == "contradiction"]
    assert clash.severity == "error"
    assert clash.before is not None
    assert clash.before.verbatim == "asked re notice: 8 weeks."
    assert "8 weeks" in clash.line.text


def test_too_long_is_said_with_the_count() -> None:
    found = checked(GOOD.replace("See you", "I put each one on a plan of the ward with a sticker. " * 20 + "See you"))
    assert "too-long" in {one.code for one in found.must_see}


def test_a_late_letter_is_only_hinted_at() -> None:
    found = check_letter(PAPERS, source(GOOD), now=datetime(2026, 11, 25, tzinfo=UTC))
    assert [one.code for one in found.findings if one.code == "late"] == ["late"]
    assert found.must_see == ()


def test_a_letter_is_cut_into_its_parts() -> None:
    letter = parse(source("To: Dawn <d@x.example>\nSubject: Hello\n\n" + GOOD))
    assert letter.to == "Dawn"
    assert letter.subject is not None
    assert letter.subject.verbatim == "Hello"
    assert letter.greeted == "Dawn"
    assert letter.body[0].verbatim == "Thank you for Tuesday."
    assert letter.body[-1].verbatim == "See you on 3 December."
