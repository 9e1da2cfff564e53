"""Address cards from phones, mail programs and hostile hands."""

import time

import pytest
from hypothesis import given, settings, strategies

from finalist.core.documents.contact import Contact
from finalist.core.errors import Unreadable
from finalist.ingest.vcf import MAX_CARDS, read_cards
from finalist.render.vcf import cards_bytes, plain

PHONE = b"""BEGIN:VCARD\r
VERSION:3.0\r
PRODID:-//A phone//EN\r
N:Adeyinka-Holt;Ruth;;Prof.;\r
FN:Prof. Ruth Adeyinka-Holt\r
ORG:Saltmarsh Valley Hospital;Nursing\r
TITLE:Chief Nurse\r
item1.EMAIL;type=INTERNET;type=WORK:ruth@saltmarsh.example\r
EMAIL;type=INTERNET;type=pref:chief.nurse@saltmarsh.example\r
TEL;type=CELL;type=VOICE:01632 960100\r
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ\r
 AAAQABAAD/2wBDAAEBAQEBAQEBAQ\r
NOTE:Asks about families\\, always.\\nKnits.\r
UID:ABC-1\r
END:VCARD\r
"""
OLD = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg\r\n"
    b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg M=C3=BCl=\r\nler\r\nTEL;CELL:+49 30 901820\r\nEND:VCARD\r\n"
)


def test_a_card_of_a_phone_is_read_without_its_picture():
    (found,) = read_cards(PHONE, "card.vcf").contacts
    assert found == Contact(
        name="Prof. Ruth Adeyinka-Holt",
        email="chief.nurse@saltmarsh.example",
        phone="01632 960100",
        company="Saltmarsh Valley Hospital",
        title="Chief Nurse",
        about="Asks about families, always.\nKnits.",
        uid="ABC-1",
    )


def test_an_old_card_with_quoted_umlauts_is_read():
    (found,) = read_cards(OLD, "old.vcf").contacts
    assert (found.name, found.phone) == ("Jörg Müller", "+49 30 901820")


def test_a_newer_card_is_read():
    data = b"BEGIN:VCARD\nVERSION:4.0\nFN:Ada Wren\nTEL;VALUE=uri;TYPE=cell:tel:+44-1632-960960\nEND:VCARD\n"
    (found,) = read_cards(data, "new.vcf").contacts
    assert (found.name, found.phone) == ("Ada Wren", "+44-1632-960960")


def test_a_bad_card_does_not_hide_a_good_one():
    data = b"BEGIN:VCARD\nFN:\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Cut off\nBEGIN:VCARD\nFN:Ada Wren\n@@ no line\n"
    read = read_cards(data, "some.vcf")
    assert [one.name for one in read.contacts] == ["Cut off", "Ada Wren"]
    assert [(problem.code, problem.line) for problem in read.problems] == [("bad-card", 1)]


def test_a_name_in_parts_is_put_together():
    (found,) = read_cards(b"BEGIN:VCARD\nVERSION:3.0\nN:Wren;Ada;;;\nEND:VCARD", "n.vcf").contacts
    assert found.name == "Ada Wren"


@pytest.mark.parametrize("data", [b"", b"\x00\xff\xfe", b"hello", b"BEGIN:VCALENDAR\nEND:VCALENDAR", b"%PDF-1.4"])
def test_what_is_no_card_says_so(data):
    with pytest.raises(Unreadable, match="holds no address card"):
        read_cards(data, "x.vcf")


def test_too_many_cards_are_cut_with_a_word():
    read = read_cards(b"BEGIN:VCARD\nEND:VCARD\n" * (MAX_CARDS + 5), "many.vcf")
    assert read.problems[-1].code == "too-many-cards"


@pytest.mark.parametrize(
    "line",
    [
        "NOTE;" + "A=" * 20_000 + ":x", "TEL;" + '"' * 20_000, "FN:" + "\\" * 40_000, ";" * 40_000, ":" * 40_000,
        "NOTE;ENCODING=QUOTED-PRINTABLE:" + "=\r\n" * 15_000, "N:" + ";" * 40_000, "ORG:" + "," * 40_000,
        "a." * 20_000 + "FN:x", "NOTE;X=\"" + "a;" * 20_000,
    ],
)  # fmt: skip
def test_hostile_lines_are_quick(line):
    start = time.process_time()
    read_cards(f"BEGIN:VCARD\r\nFN:Ada\r\n{line}\r\nEND:VCARD\r\n".encode(), "h.vcf")
    assert time.process_time() - start < 5


words = strategies.text(strategies.characters(exclude_categories=["Cs"]), max_size=60)
contacts = strategies.builds(
    Contact, name=words, email=words, phone=words, company=words, title=words, about=words, pronounced=words, uid=words
)


@settings(max_examples=60)
@given(strategies.lists(contacts, min_size=1, max_size=4))
def test_what_is_written_is_read_again(given_contacts):
    def kept(contact):
        values = {key: plain(value) for key, value in contact.model_dump(exclude={"photo"}).items()}
        for key, lead in (("email", "mailto:"), ("phone", "tel:")):
            values[key] = values[key].removeprefix(lead)
        values["name"] = values["name"] or "?"
        return Contact(**values)

    data = cards_bytes(given_contacts)
    assert data == cards_bytes(given_contacts)
    read = read_cards(data, "cards.vcf")
    assert read.problems == ()
    assert list(read.contacts) == [kept(contact) for contact in given_contacts]


@settings(max_examples=100)
@given(strategies.binary(max_size=400))
def test_no_bytes_break_the_reader(data):
    read_cards(b"BEGIN:VCARD\nFN:Ada\n" + data + b"\nEND:VCARD\n", "x.vcf")
