"""Pictures of people: small copies, out and in with the address cards and the export."""

import pytest

from finalist.ingest.picture import png

FACE = png(bytes([200, 150, 120] * 640 * 480), 640, 480)


@pytest.fixture
def dana(alice):
    from finalist.services import people

    return people.add(alice, "Dana Whitlock")


def test_a_small_copy_is_kept_and_shown_on_the_page(alice, dana, client_of):
    import io
    import struct

    client = client_of(alice)
    sent = io.BytesIO(FACE)
    sent.name = "dana.png"
    assert client.post(f"/people/{dana.pk}/photo/", {"photo": sent}).status_code == 302
    dana.refresh_from_db()
    assert f'src="/media/{dana.photo_id}/"' in client.get(f"/people/{dana.pk}/").content.decode()
    assert f'src="/media/{dana.photo_id}/"' in client.get("/people/").content.decode()
    shown = client.get(f"/media/{dana.photo_id}/")
    assert shown.headers["Content-Type"] == "image/png"
    assert struct.unpack(">II", b"".join(shown.streaming_content)[16:24]) == (320, 240)
    client.post(f"/people/{dana.pk}/photo/", {"take": "yes"})
    dana.refresh_from_db()
    assert dana.photo is None


@pytest.mark.parametrize("data", [b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.4", b""])
def test_what_is_no_picture_is_refused_with_a_sentence(alice, dana, data):
    from finalist.core.errors import UserError
    from finalist.services.photos import give_photo

    with pytest.raises(UserError, match="could not be drawn"):
        give_photo(alice, dana.pk, data)


def test_a_picture_goes_out_with_the_card_and_comes_in_to_somebody_else(alice, bob, dana):
    from finalist.services.contacts import export_cards, import_cards
    from finalist.services.photos import give_photo, photo_of
    from finalist.store.models import Person

    row = give_photo(alice, dana.pk, FACE)
    card = export_cards([row])
    assert import_cards(bob, card, "card.vcf").added == 1
    assert photo_of(Person.objects.get(owner=bob)) == photo_of(row)
    again = import_cards(alice, card, "card.vcf")
    assert (again.added, again.filled, again.same) == (0, 0, 1)


def test_a_known_person_without_a_picture_gets_that_of_the_card(alice, dana):
    from finalist.core.documents.contact import Contact
    from finalist.render.vcf import cards_bytes
    from finalist.services.contacts import import_cards

    done = import_cards(alice, cards_bytes([Contact(name=dana.name, photo=FACE)]), "card.vcf")
    dana.refresh_from_db()
    assert done.filled == 1
    assert dana.photo.media_type == "image/png"
