"""Notes, promises, reflections and letters: kept once, each its owner's, and what follows from them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from finalist.core import clock
from finalist.core.errors import UserError


@pytest.fixture
def there(alice):
    """An opportunity with one person."""
    from finalist.services import opportunities, people

    opportunity = opportunities.begin(alice, company="Harrow Vale")
    return opportunity, people.add(alice, "Dana Whitlock", opportunity_id=opportunity.pk)


def test_a_phones_second_try_keeps_a_note_once(alice, there):
    from finalist.services import notes
    from finalist.store.models import AskedQuestion, Note

    opportunity, dana = there
    sent = {"kind": "they-asked", "person_id": dana.pk, "client_id": "phone-1"}
    first = notes.write(alice, opportunity.pk, "Why nights?", **sent)
    second = notes.write(alice, opportunity.pk, "Why nights?", **sent)
    assert first.pk == second.pk
    assert Note.objects.count() == 1
    assert AskedQuestion.objects.count() == 1


def test_the_same_key_of_two_owners_is_two_notes(alice, bob, there):
    from finalist.services import notes, opportunities

    his = opportunities.begin(bob)
    one = notes.write(alice, there[0].pk, "Mine", client_id="k")
    other = notes.write(bob, his.pk, "His", client_id="k")
    assert (one.text, other.text) == ("Mine", "His")


def test_what_they_asked_is_a_question_that_was_really_asked(alice, there):
    from finalist.services import notes
    from finalist.store.models import AskedQuestion

    opportunity, dana = there
    at = datetime(2026, 11, 20, 14, tzinfo=UTC)
    notes.write(alice, opportunity.pk, "Tell me about a time\nyou failed.", kind="they-asked", person_id=dana.pk, at=at)
    (asked,) = AskedQuestion.objects.of(alice)
    assert (asked.text, asked.origin, asked.person_id) == ("Tell me about a time you failed.", "asked", dana.pk)
    assert (asked.opportunity_id, asked.asked_on, asked.family) == (opportunity.pk, date(2026, 11, 20), "past")


def test_a_line_that_names_a_story_says_who_has_heard_it(alice, there):
    from finalist.services import notes
    from finalist.store.models import Story, Telling

    opportunity, dana = there
    for title in ("The evening drug round", "The evening", "Ward", "Nobody asked"):
        Story.objects.create(owner=alice, title=title)
    line = "told her the Evening Drug Round, and about the ward"
    note = notes.write(alice, opportunity.pk, line, kind="i-told-story", person_id=dana.pk)
    notes.edit(alice, note.pk, note.rev, text=line + " again")
    tellings = Telling.objects.of(alice)
    assert [(one.story.title, one.person) for one in tellings] == [("The evening drug round", dana)]


def test_a_note_is_changed_moved_and_brought_back(alice, there):
    from finalist.services import notes
    from finalist.services.undo import undo
    from finalist.store.access import Stale

    opportunity, dana = there
    note = notes.write(alice, opportunity.pk, "Hm")
    changed = notes.edit(alice, note.pk, 1, text="They pay nights", kind="pay", person_id=dana.pk)
    assert (changed.text, changed.kind, changed.person) == ("They pay nights", "pay", dana)
    with pytest.raises(Stale):
        notes.edit(alice, note.pk, 1, text="Other")
    notes.remove(alice, note.pk)
    assert not notes.found(opportunity).exists()
    undo(alice, "note", note.pk)
    assert notes.found(opportunity, person_id=dana.pk, kind="pay").count() == 1
    assert notes.found(opportunity, kind="culture").count() == 0


@pytest.mark.parametrize(
    ("text", "kind", "sentence"),
    [("  ", "other", "empty"), ("x" * 20_001, "other", "too long"), ("Hm", "gossip", "not a kind")],
)
def test_what_is_no_note_is_refused_in_a_sentence(alice, there, text, kind, sentence):
    from finalist.services import notes

    with pytest.raises(UserError, match=sentence):
        notes.write(alice, there[0].pk, text, kind=kind)


def test_a_promise_is_kept_and_taken_back(alice, there):
    from finalist.services import commitments

    opportunity, dana = there
    row = commitments.add(alice, opportunity.pk, "Send the sheet", person_id=dana.pk, due=date(2026, 12, 4))
    assert commitments.settle(alice, row.pk).done_at is not None
    assert commitments.settle(alice, row.pk, done=False).done_at is None
    changed = commitments.edit(alice, row.pk, None, "An answer", by="them", due=None)
    assert (changed.text, changed.by, changed.person, changed.due) == ("An answer", "them", None, None)
    with pytest.raises(UserError, match="nobody who promised"):
        commitments.add(alice, opportunity.pk, "x", by="us")


def test_a_reflection_has_a_mark_of_ones_own_or_none(alice, there):
    from finalist.services import reflections

    opportunity, _ = there
    row = reflections.keep(alice, opportunity.pk, "Too long on Elm Pier", rating=4)
    assert reflections.edit(alice, row.pk, 1, "Fine", rating=None).rating is None
    with pytest.raises(UserError, match="not a mark"):
        reflections.keep(alice, opportunity.pk, "x", rating=6)


def test_a_letter_is_begun_for_everybody_once_and_nothing_is_written_in_it(alice, there):
    from finalist.services import letters

    opportunity, dana = there
    (begun,) = letters.begin_all(alice, opportunity.pk)
    assert letters.begin_all(alice, opportunity.pk) == []
    assert (begun.person, begun.kind, begun.subject, begun.body, begun.state) == (dana, "thank-you", "", "", "draft")


def test_a_letter_that_was_sent_stays_as_it_was_sent(alice, there):
    from finalist.services import letters

    opportunity, dana = there
    row = letters.begin(alice, opportunity.pk, person_id=dana.pk)
    letters.write(alice, row.pk, 1, person_id=dana.pk, subject="A\r\nBcc: b", body="Dear Dana", ready=True)
    with pytest.raises(UserError, match="still to come"):
        letters.sent(alice, row.pk, clock.now() + timedelta(days=1))
    row = letters.sent(alice, row.pk)
    assert (row.state, row.subject) == ("sent", "A Bcc: b")
    with pytest.raises(UserError, match="was sent"):
        letters.write(alice, row.pk, None, body="Other")
    row = letters.unsent(alice, row.pk)
    assert (row.state, row.sent_at, row.body) == ("ready", None, "Dear Dana")
    assert opportunity.events.filter(verb="letter-sent").count() == 1


def test_a_letter_is_due_as_the_plan_says_and_comes_back_to_what_was_noted(alice):
    from pathlib import Path

    from finalist.services import letters, notes, opportunities, papers, planning

    nurse = Path(__file__).resolve().parents[2] / "examples" / "nurse"
    opportunity = opportunities.begin(alice)
    for kind, name in {"posting": "posting.md", "invitation": "invite.eml", "notes": "round1.md"}.items():
        papers.add(alice, opportunity, kind, name, (nurse / name).read_bytes())
    planning.request_plan(alice, opportunity.pk)
    begun = letters.begin_all(alice, opportunity.pk)
    plan = planning.document_of(planning.latest(opportunity))
    assert len(begun) == len(plan.people) > 1
    assert {row.due_at for row in begun} == {plan.after.deadlines[0].due}
    notes.write(alice, opportunity.pk, "Loved the tidal gauge", person_id=begun[0].person_id)
    outline = letters.outline(begun[0])
    assert outline.line in plan.after.letters
    assert begun[0].person.name in outline.line.text
    assert [note.text for note in outline.notes] == ["Loved the tidal gauge"]


def test_other_peoples_rows_are_not_there(alice, bob, there):
    from finalist.services import commitments, letters, notes, reflections
    from finalist.store.access import NotThere

    opportunity, _ = there
    note = notes.write(alice, opportunity.pk, "Hm")
    letter = letters.begin(alice, opportunity.pk)
    tries = [
        lambda: notes.write(bob, opportunity.pk, "x"),
        lambda: notes.edit(bob, note.pk, None, text="x"),
        lambda: notes.remove(bob, note.pk),
        lambda: commitments.add(bob, opportunity.pk, "x"),
        lambda: reflections.keep(bob, opportunity.pk, "x"),
        lambda: letters.begin_all(bob, opportunity.pk),
        lambda: letters.write(bob, letter.pk, None, body="x"),
        lambda: letters.sent(bob, letter.pk),
        lambda: letters.remove(bob, letter.pk),
    ]
    for attempt in tries:
        with pytest.raises(NotThere):
            attempt()
