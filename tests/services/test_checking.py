"""The check beside a letter: kept with it, of the words that stand there, and no change of the letter."""

import pytest


@pytest.fixture
def met(alice):
    from datetime import timedelta

    from finalist.core import clock
    from finalist.services import notes, opportunities, people

    opportunity = opportunities.begin(alice, company="Harrow Vale", role="Ward manager")
    ada = people.add(alice, "Ada Thorn", opportunity_id=opportunity.pk)
    for kind, text in (
        ("they-said", "The handover takes forty minutes and nobody likes it."),
        ("they-asked", "How did you shorten the handover at your last ward?"),
    ):
        notes.write(alice, opportunity.pk, text, kind=kind, person_id=ada.pk, at=clock.now() - timedelta(days=1))
    return opportunity, ada


def codes(found):
    return {one.code for one in found.findings}


def test_a_placeholder_a_wrong_name_and_generic_lines_are_found(alice, met):
    from finalist.services import checking, letters

    opportunity, ada = met
    row = letters.begin(alice, opportunity.pk, person_id=ada.pk)
    body = "Dear Adam,\n\nThank you for taking the time to meet with me at [Company]. I am very excited!\n\nMara"
    row = letters.write(alice, row.pk, None, subject="Thank you", body=body)
    found = checking.check(alice, row.pk)
    assert {"placeholder", "wrong-name"} <= codes(found)
    again = checking.review_of(type(row).objects.get(pk=row.pk))
    assert again == found


def test_what_was_found_belongs_to_the_words_and_leaves_the_revision(alice, met):
    from finalist.services import checking, letters

    opportunity, ada = met
    row = letters.begin(alice, opportunity.pk, person_id=ada.pk)
    row = letters.write(alice, row.pk, None, subject="Thanks", body="Dear Ada,\n\n[something]\n\nMara")
    checking.check(alice, row.pk)
    row.refresh_from_db()
    assert row.rev == 2
    assert checking.is_of_now(row)
    row = letters.write(alice, row.pk, row.rev, subject="Thanks", body="Dear Ada,\n\nOther words.\n\nMara")
    assert not checking.is_of_now(row)
    letters.write(alice, row.pk, None, subject="", body=" ")
    assert checking.check(alice, row.pk) is None


def test_a_letter_like_another_one_is_a_duplicate(alice, met):
    from finalist.services import checking, letters, people

    opportunity, ada = met
    ben = people.add(alice, "Ben Okafor", opportunity_id=opportunity.pk)
    words = (
        "\n\nYou told me that the handover takes forty minutes and nobody likes it, and I kept thinking of it.\n\nMara"
    )
    for person, name in ((ada, "Ada"), (ben, "Ben")):
        row = letters.begin(alice, opportunity.pk, person_id=person.pk)
        row = letters.write(alice, row.pk, None, subject="Thanks", body=f"Dear {name},{words}")
    assert "duplicate" in codes(checking.check(alice, row.pk))


def test_saving_on_the_page_shows_what_was_found(alice, met, client_of):
    from finalist.services import letters

    opportunity, ada = met
    row = letters.begin(alice, opportunity.pk, person_id=ada.pk)
    path = f"/o/{opportunity.pk}/letters/{row.pk}/"
    client = client_of(alice)
    body = "Dear Ada,\n\nthank you for [topic].\n\nMara"
    client.post(path, {"kind": "thank-you", "person": ada.pk, "subject": "Thanks", "body": body, "rev": row.rev})
    shown = " ".join(client.get(path).content.decode().split())
    assert "mend this" in shown
    assert "[topic]" in shown
    assert "thing to see first" in shown or "things to see first" in shown


def test_a_draft_of_ours_passes_its_own_check(alice, met, client_of):
    from finalist.services import checking, drafting, letters

    opportunity, ada = met
    row = letters.begin(alice, opportunity.pk, person_id=ada.pk)
    drafting.draft(alice, row.pk, None, drafting.Wish())
    found = checking.check(alice, row.pk)
    assert [one for one in found.must_see if one.severity == "error"] == []
