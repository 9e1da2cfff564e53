"""The check of a letter, whoever wrote it, against notes and papers: kept beside the letter until its words change."""

import hashlib
from typing import Any, cast

from finalist.core import clock
from finalist.core.documents.base import Source
from finalist.core.documents.letter import LetterKind, LetterReview
from finalist.core.errors import UserError
from finalist.journeys.close import check_letter
from finalist.services import drafting
from finalist.store.access import mine
from finalist.store.models import Letter

CHECKED = drafting.DRAFTED
"""Kinds of letter whose check knows what such a letter should be."""


def check(owner: Any, letter_id: str) -> LetterReview | None:
    """Check it as it stands and keep what was found; None for an empty letter, or papers that cannot be read.

    What is kept is no change of the letter: its revision stays.
    """
    row = mine(Letter, owner, letter_id)
    if not row.body.strip():
        Letter.objects.filter(pk=row.pk).update(checked={})
        return None
    try:
        papers = drafting.papers_of(row.opportunity)
    except UserError as error:
        Letter.objects.filter(pk=row.pk).update(checked={"of": _digest(row), "problem": str(error)})
        return None
    kind = cast(LetterKind, row.kind if row.kind in CHECKED else "follow-up")
    found = check_letter(papers, source_of(row), others=_others(row), kind=kind, now=clock.now())
    Letter.objects.filter(pk=row.pk).update(checked={"of": _digest(row), "review": found.model_dump(mode="json")})
    return found


def review_of(letter: Letter) -> LetterReview | None:
    """What the last check found, whether the words are still the same or not."""
    kept = letter.checked.get("review") if isinstance(letter.checked, dict) else None
    return LetterReview.model_validate(kept) if kept else None


def is_of_now(letter: Letter) -> bool:
    """Whether the last check saw the letter as it stands."""
    return isinstance(letter.checked, dict) and letter.checked.get("of") == _digest(letter)


def source_of(row: Letter, name: str = "letter") -> Source:
    """The letter as the check reads it: to whom, then its words."""
    to = f"To: {row.person.name}\n\n" if row.person else ""
    text = to + row.body.replace("\r\n", "\n")
    return Source(id=name, kind="notes", name=name, sha256=hashlib.sha256(text.encode()).hexdigest(), text=text)


def _others(row: Letter) -> list[Source]:
    """The other letters of the opportunity, sent or not."""
    rows = Letter.objects.of(row.owner).filter(opportunity=row.opportunity).exclude(pk=row.pk).exclude(body="")
    return [source_of(one, f"letter-{one.pk}") for one in rows.select_related("person").order_by("created_at", "pk")]


def _digest(row: Letter) -> str:
    words = "\0".join((row.kind, row.person_id or "", row.subject, row.body))
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()
