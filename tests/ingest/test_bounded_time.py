"""Hostile sizes cost little: time grows with the length of a text, not with its square."""

import io
import time
import zipfile

from finalist.core.answers.structure import structure
from finalist.core.text.skills import find_skills
from finalist.ingest.docx import read_docx

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def seconds(work, *given) -> float:
    started = time.process_time()
    work(*given)
    return time.process_time() - started


def test_a_table_row_of_ten_thousand_cells_is_read_in_seconds() -> None:
    cells = "<w:tc><w:p><w:r><w:t>Nurse</w:t></w:r></w:p></w:tc>" * 10_000
    body = f'<w:document xmlns:w="{_WORD}"><w:body><w:tbl><w:tr>{cells}</w:tr></w:tbl></w:body></w:document>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("word/document.xml", body)
    assert seconds(read_docx, packed.getvalue(), "wide.docx") < 5


def test_forty_thousand_words_without_a_stop_are_searched_for_skills_in_seconds() -> None:
    assert seconds(find_skills, "word " * 40_000) < 3


def test_a_number_of_thirty_thousand_digits_is_no_figure_and_costs_little() -> None:
    assert seconds(structure, "1" * 30_000) < 2
