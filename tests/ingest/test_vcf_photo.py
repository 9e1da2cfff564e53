"""Pictures and spoken names in address cards: there and back, and nothing from a hostile card."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from finalist.core.documents.contact import Contact
from finalist.ingest.picture import png
from finalist.ingest.vcf import read_cards
from finalist.ingest.vcf_photo import photo_of
from finalist.render.vcf import cards_bytes

FACE = png(bytes([200, 150, 120] * 12), 4, 3)


def test_a_picture_and_a_spoken_name_come_back_as_they_went():
    contact = Contact(name="Siobhán Ní Bhriain", pronounced="shiv-AWN nee VREE-in", uid="u1", photo=FACE)
    data = cards_bytes([contact])
    assert read_cards(data, "card.vcf").contacts == (contact,)
    assert b"X-PHONETIC-FIRST-NAME:shiv-AWN nee\r\nX-PHONETIC-LAST-NAME:VREE-in\r\n" in data
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_a_name_said_in_another_number_of_words_goes_out_as_one():
    assert b"X-PHONETIC-FIRST-NAME:nguyen is WIN\r\n" in cards_bytes(
        [Contact(name="Lan Nguyen", pronounced="nguyen is WIN")]
    )


def test_a_phone_that_knows_no_field_of_ours_still_says_how_the_name_is_spoken():
    card = b"BEGIN:VCARD\nVERSION:3.0\nFN:Ada Wren\nX-PHONETIC-FIRST-NAME:AY-da\nX-PHONETIC-LAST-NAME:REN\nEND:VCARD\n"
    assert read_cards(card, "card.vcf").contacts[0].pronounced == "AY-da REN"


@pytest.mark.parametrize(
    "head",
    [
        "PHOTO;ENCODING=b;TYPE=PNG:",
        "item1.PHOTO;TYPE=PNG;ENCODING=BASE64:",
        "PHOTO;PNG;BASE64:",
        "PHOTO:data:image/png;base64,",
    ],
)
def test_a_picture_is_read_from_every_version_of_a_card(head):
    lines = base64.b64encode(FACE).decode()
    folded = "\r\n ".join([head, *(lines[at : at + 60] for at in range(0, len(lines), 60))])
    card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Wren\r\n{folded}\r\nTITLE:Chief Nurse\r\nEND:VCARD\r\n"
    (found,) = read_cards(card.encode(), "card.vcf").contacts
    assert (found.photo, found.title) == (FACE, "Chief Nurse")


@pytest.mark.parametrize(
    "line",
    [
        "PHOTO;VALUE=uri:https://evil.example/pixel.png",
        "PHOTO;ENCODING=b;TYPE=PNG:not base64 at all!",
        "PHOTO;ENCODING=b;TYPE=PNG:" + base64.b64encode(b"<svg onload=alert(1)>").decode(),
        "PHOTO;ENCODING=b;TYPE=PNG:" + base64.b64encode(FACE[:20]).decode(),
        "PHOTO;ENCODING=b;TYPE=PNG:" + "A" * 1_500_000,
        "PHOTO",
    ],
)
def test_what_is_no_small_picture_in_the_card_is_none(line):
    assert photo_of([line]) == b""


@settings(max_examples=200)
@given(some.lists(some.text(max_size=80), max_size=6))
def test_no_line_breaks_the_reader(lines):
    assert isinstance(photo_of(lines), bytes)
