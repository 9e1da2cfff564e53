"""What the check of a letter found, in words, beside the letter."""

from dataclasses import dataclass
from typing import Any

from finalist.core.documents.letter import LetterFinding
from finalist.services import checking
from finalist.store.models import Letter
from finalist.web.messages_records import SEVERITIES


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One thing to look at. `words`: the place in the letter; `before`: what it collides with; `mend`: what to do."""

    severity: str
    severity_name: Any
    line: str
    words: str
    before: str
    mend: str
    rests_on: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The last check. `is_old`: the letter was changed since; `urgent`: how many stand in its way; `problem`: why there
    is none.
    """

    words: int
    findings: tuple[FindingRow, ...]
    urgent: int
    is_old: bool
    problem: str


def checked(letter: Letter) -> Checked | None:
    """Read it from the row; None when it was never checked."""
    if not isinstance(letter.checked, dict) or not letter.checked:
        return None
    found, is_old = checking.review_of(letter), not checking.is_of_now(letter)
    if found is None:
        return Checked(0, (), 0, is_old, str(letter.checked.get("problem", "")))
    return Checked(found.words, tuple(map(_row, found.findings)), len(found.must_see), is_old, "")


def _row(one: LetterFinding) -> FindingRow:
    return FindingRow(
        one.severity,
        SEVERITIES[one.severity],
        one.line.text,
        one.place.verbatim,
        one.before.verbatim if one.before else "",
        one.mend.text,
        one.rests_on,
    )
