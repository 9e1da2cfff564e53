"""Slides are drawn page by page; what is no PDF has no slides."""

import pytest

from finalist.ingest.deck import page_count, page_picture


@pytest.fixture(scope="module")
def deck():
    import typst

    return typst.compile(b'#set page("presentation-16-9")\nFirst\n#pagebreak()\nSecond', format="pdf")


def test_every_page_is_a_picture_of_a_screens_width(deck):
    assert page_count(deck) == 2
    pictures = [page_picture(deck, number) for number in (0, 1)]
    assert all(one.startswith(b"\x89PNG") for one in pictures)
    assert int.from_bytes(pictures[0][16:20]) == 1280
    assert pictures[0] != pictures[1]
    assert page_picture(deck, 2) is None


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 and then nothing", b"\x00" * 500])
def test_what_is_no_pdf_has_no_slides(data):
    assert page_count(data) == 0
    assert page_picture(data, 0) is None
