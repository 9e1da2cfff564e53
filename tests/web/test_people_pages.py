"""People as pages: listed, changed, merged, deleted, in and out as cards."""

from io import BytesIO

import pytest

CARDS = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Wren\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:\r\nEND:VCARD\r\n"


@pytest.fixture
def dawn(alice):
    from finalist.services import opportunities, people

    return people.add(alice, "Dawn Pryce", opportunity_id=opportunities.begin(alice, company="Harrow Vale").pk)


def text(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_everybody_is_listed_and_found(alice, dawn, client_of):
    client = client_of(alice)
    assert "Nobody yet" not in text(client, "/people/")
    assert "Dawn Pryce" in text(client, "/people/?q=harrow+dawn")
    assert "Nobody of that name." in text(client, "/people/?q=ruth")


def test_an_empty_list_says_what_to_do(alice, client_of):
    assert "Nobody yet" in text(client_of(alice), "/people/")


def test_a_person_is_changed_and_a_stale_change_is_told(alice, dawn, client_of):
    client, path = client_of(alice), f"/people/{dawn.pk}/"
    sent = {"rev": dawn.rev, "name": "Dawn Pryce", "pronounced": "PRICE", "next_touch": "2026-12-01", "stake": "hr"}
    assert client.post(path, sent).status_code == 302
    shown = text(client, path)
    assert "PRICE" in shown
    assert "you said so" in shown
    assert client.post(path, sent).status_code == 409
    assert client.post(path, {**sent, "rev": dawn.rev + 1, "next_touch": "2026-13-41"}).status_code == 422
    assert client.post(path, {"name": ""}).status_code == 422


def test_what_passed_between_you_is_shown(alice, dawn, client_of):
    from finalist.store.models import AskedQuestion, Commitment, Letter, Note, Story, Telling

    row = dawn.opportunities.get()
    story = Story.objects.create(owner=alice, title="Falls on the ward")
    Telling.objects.create(owner=alice, story=story, opportunity=row, person=dawn, landed=True)
    AskedQuestion.objects.create(owner=alice, person=dawn, text="What do you leave undone?")
    Commitment.objects.create(owner=alice, opportunity=row, person=dawn, text="Send the certificate")
    Letter.objects.create(owner=alice, opportunity=row, person=dawn, subject="Thank you")
    Note.objects.create(owner=alice, opportunity=row, person=dawn, text="Writes everything down")
    shown = text(client_of(alice), f"/people/{dawn.pk}/")
    for words in (
        "Falls on the ward",
        "What do you leave undone?",
        "Send the certificate",
        "Thank you",
        "Writes every",
    ):
        assert words in shown


def test_two_are_made_one(alice, dawn, client_of):
    from finalist.services import people

    other = people.add(alice, "D. Pryce")
    client = client_of(alice)
    assert "D. Pryce" in text(client, f"/people/{dawn.pk}/")
    assert client.post(f"/people/{dawn.pk}/merge/", {"other": other.pk}).status_code == 302
    assert client.get(f"/people/{other.pk}/").status_code == 404


def test_a_deleted_person_comes_back_by_the_undo(alice, dawn, client_of):
    client = client_of(alice)
    client.post(f"/people/{dawn.pk}/delete/")
    assert "The person was deleted." in text(client, "/people/")
    client.post("/undo/", {"kind": "person", "id": dawn.pk})
    assert "Dawn Pryce" in text(client, "/people/")


def test_cards_come_in_with_a_word_on_those_that_do_not(alice, dawn, client_of):
    client = client_of(alice)
    file = BytesIO(CARDS)
    file.name = "cards.vcf"
    assert client.post("/people/import/", {"cards": file}).status_code == 302
    shown = text(client, "/people/")
    assert "Ada Wren" in shown
    assert "1 person is new" in shown
    assert "This card could not be read." in shown
    assert client.post("/people/import/").status_code == 422


def test_cards_go_out_as_a_download(alice, dawn, client_of):
    for path, name in (("/people/people.vcf", "people.vcf"), (f"/people/{dawn.pk}/person.vcf", "person.vcf")):
        answer = client_of(alice).get(path)
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        assert answer.content.startswith(b"BEGIN:VCARD\r\nVERSION:3.0\r\n")
        assert b"FN:Dawn Pryce\r\n" in answer.content
