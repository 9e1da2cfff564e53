"""What goes with a résumé: a cover letter for a posting and a sheet of references; values in, files out."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from finalist.core.documents.letter import LetterDraft
from finalist.core.documents.posting import Posting
from finalist.core.documents.resume import JsonResume, Resume
from finalist.core.documents.story import Stories
from finalist.core.errors import UserError
from finalist.core.resume.cover import cover_letter
from finalist.core.resume.told import day
from finalist.journeys.resume import Built, Order, build_sheet
from finalist.journeys.resume_check import fits_of
from finalist.render.resume.beside import letter_sheet, references_sheet
from finalist.render.resume.sheet import Letter
from finalist.render.resume.themes import tongue

SHORT = 40
"""A farewell or a name is shorter than this many signs."""


def write_cover(
    resume: Resume, posting: Posting, stories: Sequence[Stories], now: datetime, *, language: str = "en",
    addressee: str = "", why: str = "",
) -> LetterDraft:  # fmt: skip
    """The letter, each sentence with its place; what only the candidate can say is among its flags."""
    fits = fits_of(resume, posting, stories, now)
    return cover_letter(resume, posting, fits, stories, language=language, addressee=addressee, why=why)


def printed_letter(draft: LetterDraft, on: date, *, language: str = "en", to: Sequence[str] = ()) -> Letter:
    """The letter as it goes on paper. on: its date; to: lines of the address (company, person, street …)."""
    return Letter(
        greeting=draft.greeting,
        paragraphs=tuple(" ".join(line.text for line in paragraph) for paragraph in draft.paragraphs),
        farewell=draft.farewell,
        signature=draft.signature,
        subject=draft.subject.text,
        date=day(on, language),
        to=tuple(to),
    )


def own_letter(text: str) -> Letter:
    """A candidate’s own letter: blocks parted by blank lines; a short first one greets, a short last one ends it."""
    blocks = [[line.strip() for line in block.splitlines() if line.strip()] for block in re.split(r"\n\s*\n", text)]
    blocks = [block for block in blocks if block]
    greeting = " ".join(blocks.pop(0)) if blocks and len(blocks[0]) == 1 and blocks[0][0][-1] in ",:،，：" else ""
    end = blocks.pop() if len(blocks) > 1 and len(blocks[-1]) < 3 and max(map(len, blocks[-1])) < SHORT else []
    return Letter(greeting, tuple(" ".join(block) for block in blocks), end[0] if end else "", "".join(end[1:]))


def build_cover(content: JsonResume, letter: Letter, order: Order) -> Built:
    """The letter under the head of the résumé, in its theme. Raises UserError for an unknown theme or language."""
    return build_sheet(letter_sheet(content, tongue(order.language), letter), _no_json(order))


def build_references(content: JsonResume, order: Order) -> Built:
    """The sheet of references. Raises UserError when the résumé names nobody, and as `build_cover`."""
    return build_sheet(references_sheet(content, tongue(order.language)), _no_json(order))


def _no_json(order: Order) -> Order:
    if order.format == "json":
        raise UserError("JSON Resume holds no letters.", "Choose .pdf .docx .html .txt .md or .png.")
    return order
