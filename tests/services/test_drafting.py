"""Drafts from one's own notes and papers: one a person, each sentence with its note, never over one's words."""

import pytest

from finalist.core.errors import UserError


@pytest.fixture
def met(alice):
    """An opportunity, two people met four days ago, and what was noted of them."""
    from datetime import timedelta

    from finalist.core import clock
    from finalist.services import notes, opportunities, people
    from finalist.store.models import Meeting

    alice.profile = {"name": "Mara Quill"}
    alice.save()
    opportunity = opportunities.begin(alice, company="Harrow Vale", role="Ward manager")
    ada = people.add(alice, "Ada Thorn", title="Director of nursing", opportunity_id=opportunity.pk)
    ben = people.add(alice, "Ben Okafor", title="HR partner", opportunity_id=opportunity.pk)
    start = clock.now() - timedelta(days=4)
    meeting = Meeting.objects.create(owner=alice, opportunity=opportunity, start=start, zone="Europe/London")
    meeting.people.add(ada)
    for person, kind, text in (
        (ada, "they-said", "The handover takes forty minutes and nobody likes it."),
        (ada, "they-asked", "How did you shorten the handover at your last ward?"),
        (ada, "i-promised", "I will send the handover sheet we used"),
        (ben, "they-asked", "How do you tell the team when the rota changes late?"),
    ):
        notes.write(alice, opportunity.pk, text, kind=kind, person_id=person.pk, at=start)
    return opportunity, ada, ben, meeting


def test_everybody_met_gets_a_letter_of_their_own_whose_sentences_rest_on_notes(alice, met):
    from finalist.services import drafting
    from finalist.store.models import Note

    opportunity, ada, ben, _ = met
    rows = drafting.draft_all(alice, opportunity.pk)
    by_person = {row.person_id: row for row in rows}
    assert set(by_person) == {ada.pk, ben.pk}
    assert "forty minutes" in by_person[ada.pk].body
    assert "forty minutes" not in by_person[ben.pk].body
    assert "rota" in by_person[ben.pk].body
    said = " ".join(Note.objects.values_list("text", flat=True))
    rests = [ref.verbatim for row in rows for line in drafting.draft_of(row).lines for ref in line.evidence]
    assert len(rests) >= 4
    assert [words for words in rests if words.split(": ", 1)[-1] not in said and words not in said] == []
    sentences = [{line.text for line in drafting.draft_of(row).lines} for row in rows]
    assert sentences[0] & sentences[1] == set()
    assert drafting.draft_all(alice, opportunity.pk) == []


def test_only_the_people_of_a_meeting_when_it_is_named(alice, met):
    from finalist.services import drafting
    from finalist.store.models import Letter

    opportunity, ada, _, meeting = met
    assert [row.person_id for row in drafting.draft_all(alice, opportunity.pk, meeting.pk)] == [ada.pk]
    assert Letter.objects.count() == 1


def test_what_one_wrote_oneself_is_not_drafted_over(alice, met):
    from finalist.services import drafting, letters

    opportunity, ada, _, _ = met
    own = letters.begin(alice, opportunity.pk, person_id=ada.pk)
    letters.write(alice, own.pk, None, subject="Thank you", body="My own words.")
    drafting.draft_all(alice, opportunity.pk)
    own.refresh_from_db()
    assert own.body == "My own words."
    again = drafting.draft(alice, own.pk, own.rev, drafting.Wish("formal"))
    assert "My own words." not in again.body
    assert again.tone == "formal"


def test_a_promise_with_its_file_goes_along(alice, met):
    from finalist.services import commitments, drafting, enclosing, letters

    opportunity, ada, _, _ = met
    promise = commitments.add(alice, opportunity.pk, "Send the handover sheet", person_id=ada.pk)
    enclosing.attach(alice, promise.pk, "sheet.pdf", b"%PDF-1.4 made up")
    row = letters.begin(alice, opportunity.pk, person_id=ada.pk)
    row = drafting.draft(alice, row.pk, None, drafting.Wish())
    assert "handover sheet" in row.body
    assert [one.pk for one in row.encloses.all()] == [promise.pk]
    assert b"sheet.pdf" in letters.draft_file(row)


def test_somebody_of_whom_nothing_is_known_keeps_an_empty_letter_or_a_sentence_says_so(alice, met):
    from finalist.services import drafting, letters, people

    opportunity = met[0]
    cleo = people.add(alice, "Cleo Brand", opportunity_id=opportunity.pk)
    rows = drafting.draft_all(alice, opportunity.pk)
    assert next(row for row in rows if row.person_id == cleo.pk).body == ""
    row = letters.begin(alice, opportunity.pk, person_id=cleo.pk)
    with pytest.raises(UserError, match="Nothing is known yet of a meeting with Cleo Brand"):
        drafting.draft(alice, row.pk, None, drafting.Wish())


def test_a_tone_or_kind_that_is_none_is_said(alice, met):
    from finalist.services import drafting, letters

    opportunity, ada, _, _ = met
    row = letters.begin(alice, opportunity.pk, person_id=ada.pk)
    with pytest.raises(UserError, match="not a tone"):
        drafting.draft(alice, row.pk, None, drafting.Wish("angry"))
    other = letters.begin(alice, opportunity.pk, kind="other", person_id=ada.pk)
    with pytest.raises(UserError, match="written by you alone"):
        drafting.draft(alice, other.pk, None, drafting.Wish())


def test_a_corrected_paper_is_what_the_letter_knows(alice, met):
    from pathlib import Path

    from finalist.services import drafting, papers

    opportunity = met[0]
    invite = Path(__file__).resolve().parents[2] / "examples" / "nurse" / "invite.eml"
    paper = papers.add(alice, opportunity, "invitation", "invite.eml", invite.read_bytes())
    papers.correct(alice, paper.pk, {"/company": "Thornfield Trust"})
    found = drafting.round_of(drafting.papers_of(opportunity))
    assert found.invitation.company.value == "Thornfield Trust"


def test_a_promise_that_holds_a_fact_taken_back_is_in_no_letter(alice, met):
    from finalist.services import drafting, facts, notes

    opportunity, ada, _, meeting = met
    notes.write(
        alice, opportunity.pk, "I will send the report on how we cut falls by 37.4%", kind="i-promised",
        person_id=ada.pk, at=meeting.start,
    )  # fmt: skip
    before = drafting.draft_all(alice, opportunity.pk)
    assert any("cut falls" in row.body for row in before)
    facts.mark(alice, "cut falls by 37.4%", "retracted")
    again = [drafting.draft(alice, row.pk, None, drafting.Wish()) for row in before]
    assert [row.person_id for row in again if "cut falls" in row.body or "37.4" in str(row.made)] == []


@pytest.mark.parametrize(
    "kind", ["follow-up", "more-time", "other-offer", "feedback", "withdrawal", "connection", "keep-in-touch", "reply",
             "referee"],
)  # fmt: skip
def test_every_kind_is_drafted_from_the_workspace_and_says_whom_it_is_for(alice, met, kind):
    from datetime import date
    from pathlib import Path

    from finalist.services import drafting, letters, papers

    opportunity, ada, _, _ = met
    nurse = Path(__file__).resolve().parents[2] / "examples" / "nurse"
    papers.add(alice, opportunity, "invitation", "invite.eml", (nurse / "invite.eml").read_bytes())
    row = letters.begin(alice, opportunity.pk, kind=kind, person_id=ada.pk)
    wish = drafting.Wish("warm", date(2026, 12, 4), date(2026, 12, 1), "I passed the ward management certificate.")
    row = drafting.draft(alice, row.pk, None, wish)
    assert "Ada" in row.body.splitlines()[0]
    assert "Mara Quill" in row.body
    assert row.subject
    assert drafting.draft_of(row).kind == kind
    assert row.made["wish"]["until"] == "2026-12-04"


def test_what_was_taken_back_is_in_no_letter(alice, met):
    from finalist.core.grounding import plain
    from finalist.services import drafting, facts

    opportunity = met[0]
    drafting.papers_of(opportunity)
    facts.mark(alice, "The handover takes forty minutes and nobody likes it.", "retracted")
    rows = drafting.draft_all(alice, opportunity.pk)
    assert rows
    assert all("forty minutes" not in plain(row.body) for row in rows)
