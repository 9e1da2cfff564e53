"""Thumbnails are drawn anew in a process of their own; what cannot be drawn safely has none."""

import struct
import zlib

import pytest

from finalist.ingest.picture import MOST_PIXELS, WIDTH, media_type_of, png, thumbnail


def size_of(picture):
    return struct.unpack(">II", picture[16:24])


def test_a_picture_becomes_small_and_loses_what_was_hidden_in_it():
    whole = png(b"\x10\x80\x40" * (900 * 600), 900, 600) + b"<script>hidden</script>"
    small = thumbnail(whole, media_type_of(whole, "a.png"))
    assert size_of(small) == (WIDTH, 320)
    assert b"script" not in small


def test_the_first_page_of_a_pdf_is_drawn():
    import typst

    pdf = typst.compile(b"#set page(width: 200pt, height: 100pt)\nA page")
    small = thumbnail(pdf, media_type_of(pdf, "a.pdf"))
    assert size_of(small)[0] == WIDTH


def bomb():
    body = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + body + struct.pack(">I", zlib.crc32(b"IHDR" + body))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (bomb(), "image/png"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0\x00\x00", "image/jpeg"),
        (b"\xff\xd8" + b"\xff\xe0\x00\x02" * 9, "image/jpeg"),
        (b"%PDF-1.7 nothing", "application/pdf"),
        (b"<svg onload=alert(1)>", "image/svg+xml"),
    ],
)
def test_what_cannot_be_drawn_has_no_thumbnail(data, kind):
    assert MOST_PIXELS < 60_000**2
    assert thumbnail(data, kind) is None


def test_a_type_is_what_the_bytes_are_and_never_what_the_name_says():
    assert media_type_of(b"<html><script>", "picture.png") == "application/octet-stream"
    assert media_type_of(b"<svg/>", "a.svg") == "application/octet-stream"
