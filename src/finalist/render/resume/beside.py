"""What goes with a résumé in the same theme: the cover letter and the sheet of references, as sheets."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from finalist.core.documents.resume import JsonResume
from finalist.core.errors import UserError
from finalist.render.resume.sheet import Entry, Letter, Section, Sheet, sheet_of
from finalist.render.resume.themes import Tongue
from finalist.render.wording import clean

_ON_REQUEST = re.compile(r"\b(?:on|upon) request\b|auf anfrage|sur demande", re.IGNORECASE)
_POST, _HOUSE = ("position", "title", "role"), ("company", "organization", "organisation", "employer")
_REACH = ("email", "phone", "telephone", "url")
_SAYS = ("relationship", "relation", "summary")


def letter_sheet(content: JsonResume, words: Tongue, letter: Letter) -> Sheet:
    """The head of the résumé with the letter under it. Every text on one line, as printable."""
    made = {one.name: _flat(getattr(letter, one.name)) for one in fields(Letter)}
    return replace(sheet_of(content, words), sections=(), unprinted=(), single=True, letter=Letter(**made))


def _flat(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(line for one in value if (line := _flat(one)))
    return " ".join(clean(value).split())


def references_sheet(content: JsonResume, words: Tongue) -> Sheet:
    """The people who may be asked, each with post, house, how to reach them and what they said.

    Raises UserError when the résumé names nobody.
    """
    rows = [row for row in content.model_dump(mode="json")["references"] if isinstance(row, Mapping)]
    entries = tuple(_entry(row) for row in rows if row.get("name") and not _ON_REQUEST.search(str(row["name"])))
    if not entries:
        raise UserError(
            "The résumé names no referees.",
            "Add them under references: name, position, company, email, phone, and reference for what they say.",
        )
    section = Section("references", words.headings["references"], entries=entries)
    return replace(sheet_of(content, words), sections=(section,), unprinted=(), single=True)


def _entry(row: Mapping[str, Any]) -> Entry:
    post = next(_said(row, _POST), "")
    house = next(_said(row, _HOUSE), "")
    return Entry(_flat(str(row["name"])), ", ".join(filter(None, (post, house))), text=" | ".join(_said(row, _REACH)),
                 bullets=tuple(_said(row, _SAYS)))  # fmt: skip


def _said(row: Mapping[str, Any], keys: tuple[str, ...]) -> Iterator[str]:
    yield from (line for key in keys if isinstance(row.get(key), str) and (line := _flat(row[key])))
