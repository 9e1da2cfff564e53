"""PDF/UA-1: what can be checked without a person, by pdfua (PDF/UA and WCAG rules over pikepdf) and by looking."""

import io
import struct
import zlib
from typing import Any

import pikepdf
import pytest
from pdfua import validate

from finalist.core.documents.resume import JsonResume
from finalist.core.errors import UserError
from finalist.journeys.resume import Order, build
from finalist.journeys.resume_letter import build_cover, own_letter
from finalist.render.resume.themes import themes

PERSON = JsonResume.model_validate(
    {
        "basics": {"name": "Ann Other", "email": "ann@other.example", "url": "https://other.example"},
        "work": [
            {"position": "Baker", "name": "Plimsoll Bread", "startDate": "2019-03", "highlights": ["Baked", "Sold"]}
        ],
        "skills": [{"name": "Ovens", "keywords": ["Stone", "Deck"]}],
    }
)


def picture() -> bytes:
    """A PNG of one grey dot."""

    def part(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0\x80")) + part(b"IEND", b"")


def elements(document: pikepdf.Pdf) -> list[tuple[str, Any]]:
    """(type, element) of the structure tree, in order."""
    found: list[tuple[str, Any]] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append((str(node.S), node))
            if "/K" in node:
                walk(node.K)

    walk(document.Root.StructTreeRoot.K)
    return found


def tree(data: bytes) -> tuple[pikepdf.Pdf, list[tuple[str, Any]]]:
    document = pikepdf.open(io.BytesIO(data))
    return document, elements(document)


@pytest.mark.parametrize("name", [one.id for one in themes()])
def test_a_theme_is_tagged_titled_and_in_a_language(name: str, tmp_path: Any):
    data = build(PERSON, Order("pdf", name, language="de")).files[0][1]
    document, found = tree(data)
    root = document.Root
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang) == "de"
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert str(document.docinfo.Title) == "Ann Other"
    with document.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
    kinds = [kind for kind, _ in found]
    assert [kind for kind in kinds if kind in ("/H1", "/H2", "/H3")][:2] == ["/H1", "/H2"]
    assert {"/L", "/LI", "/LBody", "/Link"} <= set(kinds)
    file = tmp_path / "cv.pdf"
    file.write_bytes(data)
    report = validate(file)
    assert [finding for finding in report.findings if str(finding.severity) != "info"] == []


def test_a_photo_has_words_for_those_who_do_not_see_it():
    _, found = tree(build(PERSON, Order("pdf", photo=picture())).files[0][1])
    figures = [node for kind, node in found if kind == "/Figure"]
    assert [str(node.Alt) for node in figures] == ["Ann Other"]


def test_a_damaged_photo_is_said_in_a_sentence():
    with pytest.raises(UserError, match="The photo is damaged"):
        build(PERSON, Order("pdf", photo=picture()[:-30]))


def test_a_letter_has_one_heading_for_the_name_and_one_for_the_subject():
    letter = own_letter("Dear all,\n\nText.\n\nYours\nAnn Other")
    _, found = tree(build_cover(PERSON, letter, Order("pdf")).files[0][1])
    kinds = [kind for kind, _ in found]
    assert kinds.count("/H1") == 1
    assert "/P" in kinds


def test_a_file_without_tags_is_seen_by_the_checker(tmp_path: Any):
    document = pikepdf.new()
    document.add_blank_page()
    document.save(tmp_path / "bare.pdf")
    assert validate(tmp_path / "bare.pdf").findings
