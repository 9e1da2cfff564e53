"""Each format as text: reading order, headings, bullets, links, and one clear sentence for what can not be read."""

import io
import zipfile
from pathlib import Path

import pytest

from finalist.core.errors import Unreadable
from finalist.ingest.detect import detect
from finalist.ingest.html import text_of_html
from finalist.ingest.plain import decode
from finalist.ingest.read import MAX_BYTES, MAX_CHARS
from finalist.ingest.text import read_text

PAGE = """<!doctype html><html><head><title>Jobs &amp; more</title><style>p{}</style>
<script type="application/ld+json">{"@graph": [{"@type": "JobPosting", "title": "Nurse",}]}</script>
<script type="application/ld+json">{broken</script></head>
<body><nav>Home</nav><header><h1>Ward nurse</h1></header><div class="cookie-banner">We use cookies</div>
<main><p>We are <b>kind</b>.<br>And small.</p><h2>Must have</h2><ul><li>RN licence</li><li><p>Two years</p></li></ul>
<p><strong>Benefits</strong></p><p hidden>Not this</p>
<a href="/apply">Apply</a></main><footer>Imprint</footer></body></html>"""


def pdf(source: str) -> bytes:
    import typst

    return typst.compile(source.encode())


def package(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return buffer.getvalue()


def document(body: str) -> str:
    return (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}</w:body></w:document>"
    )


@pytest.mark.parametrize(
    ("data", "name", "format"),
    [
        (b"%PDF-1.7 rest", "x.txt", "pdf"),
        (b"\n\n%PDF-1.4", "", "pdf"),
        (package(word__document="<x/>"), "x.pdf", "docx"),
        (PAGE.encode(), "x.txt", "html"),
        (b"<p>one</p><p>two</p><p>three</p>", "clip", "html"),
        (b'{"basics": {}}', "x.txt", "json"),
        (b"{broken", "x.json", "json"),
        (b"BEGIN:VCALENDAR\r\n", "x", "ics"),
        (b"From: a@b.example\r\nSubject: Hi\r\n\r\nHello", "x", "eml"),
        (b"# Title\n\nText", "x", "markdown"),
        (b"Just text", "x.md", "markdown"),
        (b"Just text: and more\nSubject: none", "notes.txt", "text"),
        ("Grüße".encode("utf-16"), "x.txt", "text"),
    ],
)
def test_content_decides_the_format_and_then_the_name(data: bytes, name: str, format: str) -> None:
    assert detect(data, name) == format


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "empty-file"),
        (b" \n\t", "a.txt", "empty-file"),
        (b"x" * (MAX_BYTES + 1), "a.txt", "too-large"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "a.doc", "old-word"),
        (b"{\\rtf1 hello}", "a.rtf", "rtf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a.png", "image"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "a.jpg", "image"),
        (package(xl__workbook="<x/>"), "a.xlsx", "spreadsheet"),
        (package(content="<x/>"), "a.odt", "opendocument"),
        (package(other="<x/>"), "a.zip", "archive"),
        (b"PK\x03\x04 not a zip", "a.docx", "damaged-docx"),
        (bytes(range(256)) * 20, "a.bin", "binary"),
        (b"%PDF-1.7\nbroken", "a.pdf", "damaged-pdf"),
        (b"<html><body><script>x</script></body></html>", "a.html", "empty-file"),
        (package(word__document="not xml"), "a.docx", "damaged-docx"),
    ],
)
def test_what_can_not_be_read_is_refused_with_a_code_and_a_next_step(data: bytes, name: str, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_text(data, name)
    assert caught.value.code == code
    assert caught.value.what.startswith(name)
    assert caught.value.next_step.endswith(".")


def test_a_pdf_without_a_text_layer_is_called_a_scan() -> None:
    with pytest.raises(Unreadable) as caught:
        read_text(pdf("#rect(width: 100%, height: 50%, fill: black)"), "scan.pdf")
    assert caught.value.code == "scanned-pdf"
    assert "OCR" in caught.value.next_step


def test_a_pdf_of_many_pages_is_cut_with_a_warning() -> None:
    plain = read_text(pdf("#for i in range(70) [Page about buying oats number #i #pagebreak()]"), "long.pdf")
    assert [problem.code for problem in plain.problems] == ["pages-cut"]
    assert "number 59" in plain.text
    assert "number 61" not in plain.text


def test_a_docx_that_unpacks_to_too_much_is_refused() -> None:
    bomb = package(word__document=document("a" * 61 * 1024 * 1024))
    assert len(bomb) < 200_000
    with pytest.raises(Unreadable) as caught:
        read_text(bomb, "bomb.docx")
    assert caught.value.code == "docx-bomb"


def test_entities_of_a_docx_are_not_expanded() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>' + document(
        "<w:p><w:r><w:t>Hello &b;there</w:t></w:r></w:p>"
    )
    assert "aaaa" not in read_text(package(word__document=bomb), "x.docx").text


def test_html_gives_its_main_text_headings_bullets_and_json_ld() -> None:
    plain = read_text(PAGE.encode(), "job.html")
    assert [(line.text, line.heading, line.bullet, line.bold) for line in plain.lines] == [
        ("Ward nurse", 1, False, False),
        ("We are kind.", 0, False, False),
        ("And small.", 0, False, False),
        ("Must have", 2, False, False),
        ("RN licence", 0, True, False),
        ("Two years", 0, True, False),
        ("Benefits", 0, False, True),
        ("Apply", 0, False, False),
    ]
    assert plain.title == "Jobs & more"
    assert [each["title"] for each in plain.data] == ["Nurse"]
    assert plain.links == (("Apply", "/apply"),)
    assert [problem.code for problem in plain.problems] == ["broken-json-ld"]


@pytest.mark.patient
def test_html_nested_a_hundred_thousand_deep_is_read() -> None:
    assert "found" in read_text(b"<html><body>" + b"<div>" * 100_000 + b"found", "deep.html").text


def test_a_fragment_of_html_becomes_lines() -> None:
    assert text_of_html("<p>We need:</p><ul><li>Patience &amp; care</li></ul>") == "We need:\n\n• Patience & care"
    assert text_of_html("5 &lt; 6") == "5 < 6"


def test_a_docx_keeps_insertions_and_text_boxes_and_drops_deletions() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Kept </w:t></w:r><w:ins><w:r><w:t>added</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
        f"<w:p><w:r><w:t>Beside</w:t><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    plain = read_text(package(word__document=document(body)), "x.docx")
    assert [line.text for line in plain.lines] == ["Kept added", "Beside", "In a box"]


def test_a_docx_knows_its_headings_bullets_tabs_and_bold() -> None:
    import docx

    made = docx.Document()
    made.add_heading("Work", 1)
    line = made.add_paragraph()
    line.add_run("Oak Ltd").bold = True
    line.add_run(", Buyer\t2019")
    made.add_paragraph("Saved 10%", style="List Bullet")
    buffer = io.BytesIO()
    made.save(buffer)
    plain = read_text(buffer.getvalue(), "x.docx")
    assert [(each.text, each.heading, each.bullet) for each in plain.lines] == [
        ("Work", 1, False), ("Oak Ltd, Buyer\t2019", 0, False), ("Saved 10%", 0, True),
    ]  # fmt: skip
    assert plain.lines[1].strong == ((0, 7),)
    assert plain.text == "Work\nOak Ltd, Buyer\t2019\n• Saved 10%"


def test_markdown_keeps_the_users_own_characters() -> None:
    text = "---\nkind: notes\n---\n# Round one\n\n- met **Ada**, [CTO](https://x.example)\n1. asked\n"
    plain = read_text(text.encode(), "notes.md")
    assert plain.text == text
    assert [(line.text, line.heading, line.bullet) for line in plain.lines[-3:]] == [
        ("Round one", 1, False), ("met **Ada**, [CTO](https://x.example)", 0, True), ("asked", 0, True),
    ]  # fmt: skip
    assert plain.links == (("CTO", "https://x.example"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
def test_text_in_any_common_encoding_is_decoded(encoding: str) -> None:
    text = "Café Müller – “Köln”\n" * 20
    assert decode(text.encode(encoding)) == text


def test_a_text_that_is_too_long_is_cut_with_a_warning() -> None:
    plain = read_text(b"word " * 100_000, "x.txt")
    assert len(plain.text) == MAX_CHARS
    assert [problem.code for problem in plain.problems] == ["text-cut"]


def test_a_pdf_paragraph_is_one_line_and_its_broken_words_are_whole() -> None:
    words = "We coordinate transportation internationally and communicate about responsibilities. " * 4
    setting = "#set page(width: 8cm, height: auto)\n#set par(justify: true)\n#set text(hyphenate: true)\n"
    plain = read_text(pdf(setting + words), "x.pdf")
    assert plain.lines[0].text == words.strip()


def test_columns_of_a_pdf_are_read_one_after_the_other() -> None:
    left = " ".join(f"left{n}" for n in range(60))
    right = " ".join(f"right{n}" for n in range(60))
    plain = read_text(pdf(f"#grid(columns: (1fr, 1fr), gutter: 1cm, [{left}], [{right}])"), "x.pdf")
    found = plain.text.split()
    assert found == [*left.split(), *right.split()]


def test_letter_spaced_words_and_ligatures_of_a_pdf_are_plain_words() -> None:
    plain = read_text(pdf("#text(tracking: 4pt)[WORK EXPERIENCE AT SEA]\n\nStaff offices, efficient fluff"), "x.pdf")
    assert [line.text for line in plain.lines] == ["WORK EXPERIENCE AT SEA", "Staff offices, efficient fluff"]


def test_a_link_of_a_pdf_comes_with_the_words_it_lies_on() -> None:
    plain = read_text(pdf('See my #link("https://a.example/x")[work samples] and more.'), "x.pdf")
    assert plain.links == (("work samples", "https://a.example/x"),)


def test_page_numbers_and_running_heads_are_left_out() -> None:
    footer = "#set page(footer: context [Ada Nobody -- #counter(page).display()])\n"
    source = footer + "First page text\n#pagebreak()\nSecond page text"
    assert [line.text for line in read_text(pdf(source), "x.pdf").lines] == ["First page text", "Second page text"]


def test_the_text_of_every_line_stands_where_it_says() -> None:
    for path in sorted((Path(__file__).parent / "layouts").glob("*.typ")):
        plain = read_text(pdf(path.read_text("utf-8")), path.name)
        assert all(plain.text[line.start : line.start + len(line.text)] == line.text for line in plain.lines)
        assert not set(plain.text) & {"\x00", "\x01", "\x02", "\xad", "\ufb01"}
