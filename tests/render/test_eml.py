"""A letter as a draft: read back by Python's own mail parser, whatever words were in it."""

from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.render.eml import Enclosure, is_address, letter_eml


def parsed(**words):
    return message_from_bytes(letter_eml(**words), policy=policy.default)


def body_of(message):
    return message.get_content().replace("\r\n", "\n")


def test_a_letter_comes_back_word_for_word():
    body = "Dear Oona,\n\nThank you – für die Zeit.\n.\nFrom here on\n"
    message = parsed(
        subject="Thank you – Donnerstag", body=body, to_name="Oona Brightwater, RN", to_email="oona@example.org",
        from_name="Marisol Vance", from_email="marisol@example.org",
    )  # fmt: skip
    assert message["Subject"] == "Thank you – Donnerstag"
    assert message["To"].addresses[0].addr_spec == "oona@example.org"
    assert message["To"].addresses[0].display_name == "Oona Brightwater, RN"
    assert message["From"].addresses[0].username == "marisol"
    assert message["X-Unsent"] == "1"
    assert body_of(message) == body


def test_the_same_letter_gives_the_same_bytes_and_names_no_time():
    made = letter_eml(subject="A", body="B")
    assert made == letter_eml(subject="A", body="B")
    assert message_from_bytes(made)["Date"] is None
    assert message_from_bytes(made)["Message-ID"] is None


@pytest.mark.parametrize("bad", ["A\r\nBcc: x@example.org", "A\nBcc: x@example.org", "A\x0bBcc: b", "A\u2028Bcc: c"])
def test_no_word_can_add_a_header(bad):
    message = parsed(subject=bad, body="Hello", to_name=bad, to_email="oona@example.org", from_name=bad)
    assert set(message.keys()) == {
        "X-Unsent", "To", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip
    assert message["Bcc"] is None
    assert len(message["To"].addresses) == 1


@pytest.mark.parametrize(
    "bad", ["", "oona", "a@b\nBcc: c@d.e", "a@b,c@d", "a@b c", "<a@b>", "ä@b.example", "a@[1.2.3.4]", "a\x00@b"]
)
def test_an_address_that_is_none_is_left_out(bad):
    assert parsed(subject="A", body="B", to_email=bad)["To"] is None


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200)


@given(subject=WORDS, name=WORDS, lines=st.lists(WORDS, max_size=6))
def test_any_words_survive(subject, name, lines):
    message = parsed(subject=subject, body="\n".join(lines), to_name=name, to_email="a@example.org")
    assert "".join(message["Subject"].split()) == "".join(" ".join(subject.split()).split())
    assert message["To"].addresses[0].addr_spec == "a@example.org"
    assert body_of(message).rstrip("\n").split("\n") == "\n".join(lines).rstrip("\n").split("\n")


@given(st.binary(max_size=300))
def test_garbage_is_a_letter_too(data):
    words = data.decode("utf-8", "surrogateescape")
    made = letter_eml(subject=words, body=words, to_name=words, to_email=words, from_name=words, from_email=words)
    assert made.startswith(b"X-Unsent: 1\r\n")
    assert message_from_bytes(made, policy=policy.default)["Bcc"] is None


LINE_END = "=?utf-8?q?=0D=0ABcc:_x=40evil.example?="
"""An encoded word with a line end in it: `email` decodes it, and wrote it as a header of its own."""


@pytest.mark.parametrize("bad", [LINE_END, f"Thanks {LINE_END} é", LINE_END.replace("utf-8?q", "UTF-8?Q") + "\x85"])
def test_no_encoded_word_can_add_a_header(bad):
    made = letter_eml(subject=bad, body="Thank you.", to_name=bad, to_email="ada@example.org", from_name=bad,
                      from_email="me@example.org", enclosures=[Enclosure(bad, b"x", "text/plain")])  # fmt: skip
    assert b"\nbcc" not in made.lower()
    message = message_from_bytes(made, policy=policy.default)
    assert message["Bcc"] is None
    assert [one.addr_spec for one in message["To"].addresses] == ["ada@example.org"]
    assert message.get_body().get_content().split() == ["Thank", "you."]


@pytest.mark.parametrize("bad", [f"{LINE_END}@example.org", f"a@{LINE_END}", "a\x1eb@example.org", "a\u202eb@c.org",
                                 "a\u2028b@c.org", "a@b\0.org"])  # fmt: skip
def test_signs_that_nobody_sees_make_no_address(bad):
    assert not is_address(bad)
    made = letter_eml(subject="Thanks", body="x", to_email=bad)
    assert message_from_bytes(made, policy=policy.default)["To"] is None
