"""Résumés as people really write them: laid out by tables, bullets by hand, German and French, a name read late."""

import io
from typing import Any

import docx
import typst

from finalist.ingest.resume import read_resume

GERMAN = (
    ("Persönliche Daten", [("Anschrift:", "Deichstraße 7, 26721 Emden"), ("Telefon:", "+49 (0)4921 / 555 01 23"),
                           ("E-Mail:", "knut@moewenpfennig.example"), ("Geburtsdatum:", "03.05.1984")]),
    ("Beruflicher Werdegang", [
        ("seit 04/2018", "Leiter Instandhaltung, Nordkran Werke GmbH, Emden\n► Führung von 14 Mitarbeitern\n"
                         "► Einführung einer vorbeugenden Wartung"),
        ("10/2012 – 03/2018", "Projektingenieur, Deichbau Harms AG, Aurich\n➢ Planung von elf Schöpfwerken"),
        ("09/2010 – 09/2012", "Trainee, Deichbau Harms AG, Aurich")]),
    ("Ausbildung und Studium", [
        ("10/2004 – 07/2010", "Maschinenbau (Dipl.-Ing.), Technische Universität Sandhafen\nAbschlussnote: 1,8")]),
    ("Kenntnisse und Fähigkeiten", [("EDV:", "SAP PM, AutoCAD"),
                                    ("Sprachen:", "Deutsch (Muttersprache), Englisch (C1)")]),
)  # fmt: skip
FRENCH_SIDE = ("**COORDONNÉES", "06 55 50 12 34", "oriane.tournesol@courriel.example", "**LANGUES",
               "Français : langue maternelle", "Anglais : courant (C1)", "**COMPÉTENCES INFORMATIQUES", "Excel, Sage",
               "**CENTRES D'INTÉRÊT", "Aviron, chorale")  # fmt: skip
FRENCH = ("**Oriane TOURNESOL", "**Comptable confirmée", "**EXPÉRIENCES PROFESSIONNELLES",
          "**Comptable générale – Moulins du Val SARL, Angers", "De janvier 2019 à aujourd'hui",
          "✓ Tenue de la comptabilité de 3 sociétés", "**DIPLÔMES ET FORMATIONS",
          "2012 - 2014 : BTS Comptabilité et Gestion, Lycée des Peupliers, Nantes")  # fmt: skip


def read(data: bytes, name: str) -> dict[str, Any]:
    document = read_resume(data, name).document
    assert document is not None
    return document.content.model_dump(mode="json", exclude_unset=True)


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def german_docx() -> bytes:
    document = docx.Document()
    document.add_paragraph("LEBENSLAUF")
    document.add_paragraph().add_run("Dipl.-Ing. Knut Möwenpfennig").bold = True
    for heading, rows in GERMAN:
        document.add_paragraph().add_run(heading).bold = True
        table = document.add_table(rows=0, cols=2)
        for left, right in rows:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = left, right
    document.add_paragraph("Emden, den 28.11.2026")
    return saved(document)


def german_pdf() -> bytes:
    def quoted(words: str) -> str:
        lines = (f'#text("{line}")' for line in words.split("\n"))
        return "[" + " \\ ".join(lines) + "]"

    parts = ['#set page(paper: "a4", margin: 30mm)\n#set text(font: "Libertinus Serif", size: 11pt)',
             '#text(20pt, weight: "bold")[Dipl.-Ing. Knut Möwenpfennig]']  # fmt: skip
    for heading, rows in GERMAN:
        cells = ", ".join(f"{quoted(left)}, {quoted(right)}" for left, right in rows)
        parts.append(f'#strong("{heading}")\n#grid(columns: (1fr, 1fr), row-gutter: 1.2em, {cells})')
    made: Any = typst.compile("\n\n".join(parts).encode(), format="pdf")
    return bytes(made)


def seen(read_as: dict[str, Any]) -> None:
    basics = read_as["basics"]
    assert basics["name"] == "Dipl.-Ing. Knut Möwenpfennig"
    assert basics["phone"] == "+49 (0)4921 / 555 01 23"
    assert basics["location"] == {"address": "Deichstraße 7", "postalCode": "26721", "city": "Emden"}
    assert "label" not in basics
    assert [(one["position"], one["name"], one["startDate"]) for one in read_as["work"]] == [
        ("Leiter Instandhaltung", "Nordkran Werke GmbH", "2018-04"),
        ("Projektingenieur", "Deichbau Harms AG", "2012-10"),
        ("Trainee", "Deichbau Harms AG", "2010-09"),
    ]
    assert read_as["work"][0]["highlights"] == [
        "Führung von 14 Mitarbeitern",
        "Einführung einer vorbeugenden Wartung",
    ]
    assert read_as["education"][0]["institution"] == "Technische Universität Sandhafen"
    assert [(one["language"], one["fluency"]) for one in read_as["languages"]] == [
        ("Deutsch", "Muttersprache"),
        ("Englisch", "C1"),
    ]


def test_a_german_table_of_dates_and_lists_by_hand_is_read_from_word():
    found = read(german_docx(), "lebenslauf.docx")
    seen(found)
    assert "interests" not in found
    assert found["education"][0]["score"] == "Abschlussnote: 1,8"
    assert {"Geburtsdatum:", "03.05.1984"} <= set(found["unplaced"])


def test_the_same_table_is_read_from_a_pdf_with_its_wide_name_over_the_dates():
    seen(read(german_pdf(), "lebenslauf.pdf"))


def test_a_french_page_with_its_name_in_the_second_cell_is_read_from_word():
    document = docx.Document()
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    for cell, lines in zip(cells, (FRENCH_SIDE, FRENCH), strict=True):
        for line in lines:
            cell.add_paragraph().add_run(line.removeprefix("**")).bold = line.startswith("**")
    found = read(saved(document), "cv.docx")
    assert (found["basics"]["name"], found["basics"]["label"]) == ("Oriane TOURNESOL", "Comptable confirmée")
    assert found["interests"] == [{"name": "Aviron"}, {"name": "chorale"}]
    assert found["languages"][1] == {"language": "Anglais", "fluency": "courant (C1)"}
    assert found["skills"] == [{"keywords": ["Excel", "Sage"]}]
    (post,) = found["work"]
    assert (post["position"], post["name"], post["location"]) == ("Comptable générale", "Moulins du Val SARL", "Angers")
    assert post["highlights"] == ["Tenue de la comptabilité de 3 sociétés"]
    assert found["education"][0]["institution"] == "Lycée des Peupliers"


def test_a_heading_broken_by_a_narrow_column_is_one():
    page = """#set page(width: 90mm, height: 200mm, margin: 8mm)
#set text(font: "Libertinus Serif", size: 11pt)
#text(18pt)[Oriane Tournesol]

#text("oriane@tournesol.example")

#block(width: 40mm)[*EXPÉRIENCES PROFESSIONNELLES*]
Comptable – Moulins du Val SARL \\
2019 - 2021

#block(width: 40mm)[*COMPÉTENCES INFORMATIQUES*]
Excel, Sage"""
    made: Any = typst.compile(page.encode(), format="pdf")
    found = read(bytes(made), "cv.pdf")
    assert [one["name"] for one in found["work"]] == ["Moulins du Val SARL"]
    assert found["skills"] == [{"keywords": ["Excel", "Sage"]}]


def test_two_numbers_with_a_stroke_between_stay_two():
    found = read(b"Ann Other\nWelder\n04921 555 01 23 / 0176 555 01 99\nann@other.example\n\nEXPERIENCE\n", "cv.txt")
    assert found["basics"]["phone"] == "04921 555 01 23"
