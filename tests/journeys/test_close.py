"""From notes to letters: both examples as they would be sent, panels of one round, every word traced, both ways out."""

from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from finalist.core.documents.base import Source
from finalist.core.documents.letter import LetterDraft
from finalist.core.letters.trace import loose
from finalist.journeys.close import LetterDetails, check_letter, draft_letters, not_met, round_of
from finalist.journeys.continuity import Papers, read_papers
from finalist.journeys.prepare import InputFile

ROOT = Path(__file__).parents[2] / "examples"
FIRST = datetime(2026, 11, 19, 18, 0, tzinfo=UTC)
SECOND = datetime(2026, 12, 10, 18, 0, tzinfo=UTC)
KINDS = ("thank-you", "follow-up", "other-offer", "more-time", "feedback", "withdrawal", "connection", "keep-in-touch",
         "reply", "referee")  # fmt: skip


def papers(name: str, notes: str = "round1.md") -> Papers:
    folder = ROOT / name
    named = (("notes", notes), ("invitation", "invite.eml"), ("stories", "stories.md"))
    return read_papers([InputFile(kind, file, (folder / file).read_bytes()) for kind, file in named], FIRST)  # type: ignore[arg-type]


def drafts(name: str, notes: str = "round1.md", now: datetime = FIRST, **more: object) -> tuple[LetterDraft, ...]:
    found = round_of(papers(name, notes))
    return draft_letters(found.notes, found.invitation, found.stories, found.documents, now=now, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("tone", ["warm", "formal", "brief"])
@pytest.mark.parametrize(("name", "notes", "now"), [
    ("nurse", "round1.md", FIRST), ("nurse", "round2.md", SECOND),
    ("software", "round1.md", FIRST), ("software", "round2.md", SECOND),
])  # fmt: skip
def test_letters_of_a_round_share_no_sentence_and_every_word_has_its_place(name, notes, now, tone) -> None:
    letters = drafts(name, notes, now, tone=tone)
    sentences = [line.text for letter in letters for line in letter.lines]
    assert len(letters) >= 3
    assert len(sentences) == len(set(sentences))
    assert [item for letter in letters for item in loose(letter)] == []
    assert all(letter.words <= 150 for letter in letters)
    topics = [topic for letter in letters for topic in letter.topics]
    assert len(topics) == len(set(topics))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["nurse", "software"])
def test_every_kind_is_drafted_and_traced(name: str, kind: str) -> None:
    for letter in drafts(name, now=SECOND, kind=kind):
        assert letter.kind == kind
        assert letter.lines
        assert loose(letter) == ()
        assert "{" not in letter.body


def test_a_letter_that_says_too_little_is_flagged_and_others_have_ninety_words() -> None:
    for name, notes, now in (("nurse", "round1.md", FIRST), ("software", "round2.md", SECOND)):
        for letter in drafts(name, notes, now):
            short = {flag.code for flag in letter.flags} & {"no-notes", "little-said"}
            assert letter.words >= 90 or short


def test_the_letter_to_the_ward_manager_is_this_one() -> None:
    letter = next(one for one in drafts("nurse") if one.person.startswith("Dawn"))
    assert letter.email == "dawn.ainscough-pryce@saltmarshvalley.example"
    assert letter.greeting == "Dear Dawn,"
    assert letter.body.splitlines()[2:9] == [
        "Thank you for the conversation about the Senior Staff Nurse post on Tuesday 10 November. You wanted “the"
        " bit after the audit”, and I can add to it.",
        "",
        "I trained the night teams myself, 23 people, ten minutes each, because nobody reads posters. Six months later"
        " we were at 6.0 per 1,000 bed days, no fractures. Two other wards took the handover question.",
        "",
        "I also wrote down that you asked what I do when two patients need the one monitored bed.",
        "",
        "It will be good to continue on Thursday 3 December.",
    ]


def test_nobody_is_thanked_before_they_are_met() -> None:
    found = round_of(papers("nurse"))
    names = [letter.person for letter in drafts("nurse")]
    assert names == ["Dawn Ainscough-Pryce", "Callum Breslin", "Priya Nandakumar-Lowe"]
    assert not_met(found.notes, found.invitation, FIRST) == ("Ruth Adeyinka-Holt", "Jo Tallentire", "Femi Oduya-Marsh")


def test_somebody_without_a_note_gets_a_short_honest_letter_that_says_so() -> None:
    letter = next(one for one in drafts("nurse", "round2.md", SECOND) if one.person == "Femi Oduya-Marsh")
    assert "no-notes" in {flag.code for flag in letter.flags}
    assert letter.words < 60
    assert letter.topics == ()


def test_a_late_promise_is_named_with_its_day_and_flagged() -> None:
    letter = next(one for one in drafts("nurse") if one.person.startswith("Priya"))
    assert "the ILS certificate" in letter.body
    assert "by Friday 13 November" in letter.body
    assert letter.flags[0].code == "late"


def test_only_who_spoke_of_the_decision_is_reminded_of_it() -> None:
    said = [letter.person for letter in drafts("software", "round2.md", SECOND) if "Friday 18 December" in letter.body]
    assert said == ["Sabine Okonjo-Reuter"]


def test_a_request_for_time_names_both_days_and_says_what_to_check() -> None:
    details = LetterDetails(deadline=date(2026, 12, 18), until=date(2026, 12, 23))
    (letter,) = drafts("nurse", now=SECOND, kind="more-time", details=details)
    assert "Wednesday 23 December" in letter.body
    (letter,) = drafts("nurse", now=SECOND, kind="more-time", details=LetterDetails(deadline=date(2026, 12, 18)))
    assert "Wednesday 23 December" in letter.body
    assert "fill-in" in {flag.code for flag in letter.flags}


def test_a_follow_up_after_the_promised_day_says_what_they_said() -> None:
    (letter,) = drafts("software", now=datetime(2026, 11, 30, 9, 0, tzinfo=UTC), kind="follow-up")
    assert letter.person == "Katya Feldmark-Ruiz"
    assert "within five working days" in letter.body


def test_what_was_drafted_passes_the_check_of_what_is_sent() -> None:
    for name, notes, now in (("nurse", "round1.md", FIRST), ("software", "round1.md", FIRST)):
        letters = drafts(name, notes, now)
        texts = [
            Source(id=f"l{n}", kind="notes", name=one.person, sha256="", text=f"To: {one.person}\n\n{one.body}")
            for n, one in enumerate(letters)
        ]
        for n, text in enumerate(texts):
            others = [*texts[:n], *texts[n + 1 :]]
            found = check_letter(papers(name, notes), text, others=others, now=now)
            assert [(one.code, one.place.verbatim) for one in found.must_see] == []
            assert found.specific


def test_same_notes_same_letters_and_an_eml_that_a_mail_parser_reads() -> None:
    from finalist.render.eml import letter_eml

    once, again = drafts("nurse"), drafts("nurse")
    assert once == again
    letter = once[0]
    data = letter_eml(subject=letter.subject.text, body=letter.body, to_name=letter.person, to_email=letter.email)
    message = message_from_bytes(data, policy=policy.default)
    assert message["X-Unsent"] == "1"
    assert message.get_content().replace("\r\n", "\n") == letter.body
