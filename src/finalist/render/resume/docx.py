"""The sheet as DOCX: one column whatever the theme, real headings, real lists, dates at a tab stop.

Columns, tables, text boxes and headers are what parsers lose words in, so this file has none. Same sheet, same bytes.
"""

import io
import zipfile
from typing import Any

from finalist.render.resume.sheet import Entry, Letter, Section, Sheet
from finalist.render.resume.sheet_words import after_title, group_words
from finalist.render.resume.themes import Theme

PAGES = {"a4": (210, 297), "us-letter": (215.9, 279.4)}
STAMP = (2000, 1, 1, 0, 0, 0)
"""The time every part of the file carries: the same sheet gives the same bytes on any day."""


def resume_docx(sheet: Sheet, theme: Theme, paper: str = "a4", photo: bytes = b"") -> bytes:
    """The document. photo: PNG or JPEG, b"" for none."""
    import docx

    document = docx.Document()
    _settle(document, sheet, theme, paper)
    if photo:
        from docx.shared import Mm

        document.add_picture(io.BytesIO(photo), width=Mm(25))
    _head(document, sheet, theme)
    if sheet.letter:
        _letter(document, sheet.letter)
    for section in sheet.sections:
        _section(document, section, theme)
    return _same_bytes(document)


def _settle(document: Any, sheet: Sheet, theme: Theme, paper: str) -> None:
    """Page, fonts, colours, language, and the properties without anybody's clock or name but the candidate's."""
    import datetime

    from docx.shared import Mm, Pt

    page, look = document.sections[0], theme.look
    page.page_width, page.page_height = (Mm(side) for side in PAGES[paper])
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(look["spacing"]["margin"])
    normal = document.styles["Normal"]
    _font(normal, look["fonts"]["office"], look["size"] + 0.5, look["colours"]["ink"])
    normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(0)
    _script(document, sheet)
    for name, size, before, after in (("Title", 22, 0, 2), ("Heading 1", 12.5, 12, 4), ("Heading 2", 11, 7, 0)):
        style = document.styles[name]
        colour = look["colours"]["ink" if name == "Heading 2" else "accent"]
        _font(style, look["fonts"]["office"], size, colour)
        style.font.bold = name != "Title"
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = True
        for border in style.element.xpath(".//w:pBdr"):
            border.getparent().remove(border)
    facts = document.core_properties
    name = _xml(sheet.name)[:255]  # Word takes no more of it.
    facts.title, facts.author, facts.comments, facts.language = name, name, "", sheet.lang
    facts.created = facts.modified = datetime.datetime(*STAMP)
    facts.last_modified_by = ""


_LANG = {"ar": "ar-SA", "fa": "fa-IR", "he": "he-IL", "zh": "zh-CN", "ja": "ja-JP", "ko": "ko-KR"}


def _script(document: Any, sheet: Sheet) -> None:
    """The language of the text, and its direction for every paragraph and run: styles rest on Normal."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    lang = OxmlElement("w:lang")
    for kind in ("val", "eastAsia", "bidi"):
        lang.set(qn(f"w:{kind}"), _LANG.get(sheet.lang, sheet.lang))
    run = document.styles["Normal"].element.get_or_add_rPr()
    if sheet.right_to_left:
        document.styles["Normal"].element.get_or_add_pPr().append(OxmlElement("w:bidi"))
        run.append(OxmlElement("w:rtl"))
    run.append(lang)


def _font(style: Any, name: str, size: float, colour: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size = name, Pt(size)
    style.font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())
    fonts = style.element.rPr.rFonts
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    for kind in ("hAnsi", "cs"):
        fonts.set(qn(f"w:{kind}"), name)


def _head(document: Any, sheet: Sheet, theme: Theme) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

    made = [_paragraph(document, sheet.name, "Title")] if sheet.name else []
    if sheet.label:
        made.append(_paragraph(document, sheet.label))
    if sheet.reaches:
        row = _paragraph(document, "")
        for number, one in enumerate(sheet.reaches):
            if number:
                row.add_run(" | ")
            if one.url:
                _link(row, one.text, one.url)
            else:
                row.add_run(_xml(one.text))
        made.append(row)
    for paragraph in made:
        if theme.look["name_style"]["align"] == "center":
            paragraph.alignment = ALIGN.CENTER


def _link(paragraph: Any, words: str, url: str) -> None:
    """A link, so that the address is a click and not only ink."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(paragraph.add_run(_xml(words))._r)
    paragraph._p.append(link)


def _letter(document: Any, letter: Letter) -> None:
    from docx.shared import Pt

    blocks: list[tuple[str, str, int]] = [(words, "Normal", 0) for words in letter.to]
    blocks += [(letter.date, "Normal", 12), (letter.subject, "Heading 1", 12), (letter.greeting, "Normal", 8)]
    blocks += [(words, "Normal", 8) for words in letter.paragraphs]
    blocks += [(letter.farewell, "Normal", 8), (letter.signature, "Normal", 36)]
    for number, (words, style, before) in enumerate(one for one in blocks if one[0]):
        paragraph = _paragraph(document, words, style)
        paragraph.paragraph_format.space_before = Pt(24 if number == 0 else before)
        paragraph.paragraph_format.keep_with_next = words in (letter.farewell, letter.subject)


def _section(document: Any, section: Section, theme: Theme) -> None:
    _paragraph(document, section.heading, "Heading 1")
    for entry in section.entries:
        _entry(document, entry, theme)
    for group in section.groups:
        name, colon, words = group_words(group).partition(": ")
        paragraph = _paragraph(document, "")
        paragraph.add_run(_xml(name + colon)).bold = bool(colon)
        paragraph.add_run(_xml(words))
    for line in section.lines:
        _paragraph(document, line, "Normal" if section.id == "summary" else "List Bullet")


def _entry(document: Any, entry: Entry, theme: Theme) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT

    title, rest = after_title(entry)
    head = _paragraph(document, title, "Heading 2")
    if entry.dates:
        page = document.sections[0]
        width = page.page_width - page.left_margin - page.right_margin
        head.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
        run = head.add_run("\t" + _xml(entry.dates))
        run.bold = run.font.cs_bold = False
    for words in filter(None, (rest, entry.url, entry.text)):
        _paragraph(document, words).paragraph_format.keep_with_next = bool(entry.bullets)
    for bullet in entry.bullets:
        _paragraph(document, bullet, "List Bullet")


def _paragraph(document: Any, words: str, style: str = "Normal") -> Any:
    return document.add_paragraph(_xml(words), style=style)


def _xml(words: str) -> str:
    """The words without what XML cannot hold."""
    return "".join(char for char in words if (char >= " " and not "\ud800" <= char <= "\udfff" and char < "\ufffe")
                   or char > "\uffff" or char == "\t")  # fmt: skip


def _same_bytes(document: Any) -> bytes:
    """The file with every part stamped alike."""
    made, fixed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, before.read(name))
    return fixed.getvalue()
