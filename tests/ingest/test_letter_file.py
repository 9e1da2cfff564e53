"""A letter from a file: a mail with its To and Subject, plain text as it is, nothing from an empty one."""

import pytest

from finalist.core.errors import UserError
from finalist.ingest.letter import read_letter
from finalist.render.eml import letter_eml


def test_a_draft_comes_back_with_its_head_and_its_text() -> None:
    data = letter_eml(
        subject="Grüße", body="Dear Zoë,\n\nthank you – for Tuesday.\n", to_name="Zoë Ä", to_email="z@x.example"
    )
    text = read_letter(data, "draft.eml").text
    assert text == "To: Zoë Ä <z@x.example>\nSubject: Grüße\n\nDear Zoë,\n\nthank you – for Tuesday.\n"


def test_plain_text_stays_as_it_is() -> None:
    assert read_letter(b"Dear Dana,\n\nthank you.\n", "letter.txt").text.startswith("Dear Dana,")


def test_an_empty_letter_is_refused() -> None:
    with pytest.raises(UserError, match="empty"):
        read_letter(b" \n", "letter.txt")
