"""No letter of any kind or tone is drafted from an unconfirmed or retracted fact; one written by hand is told."""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from finalist.core.documents.base import Source
from finalist.core.documents.fact import FactRegister, RegisteredFact
from finalist.core.documents.letter import LetterDraft, LetterKind, Tone
from finalist.journeys.close import LetterDetails, check_letter, draft_letters, round_of
from finalist.journeys.continuity import Papers, read_papers, without_withheld
from finalist.journeys.prepare import InputFile

ROOT = Path(__file__).resolve().parents[2] / "examples" / "nurse"
NOW = datetime.fromisoformat("2026-11-11T09:00+00:00")
FACT = "told her I cut sepsis deaths by 37.4% in a year"
FILES = (("posting", "posting.html"), ("resume", "resume.md"), ("invitation", "invite.eml"), ("notes", "round1.md"),
         ("stories", "stories.md"))  # fmt: skip
DETAILS = LetterDetails(
    to="Dawn Ainscough-Pryce", deadline=datetime(2026, 11, 20).date(), until=datetime(2026, 11, 18).date()
)


@cache
def papers(state: str | None) -> Papers:
    """The nurse's papers with the fact planted as the first thing she said to every person."""
    files = []
    for kind, name in FILES:
        text = (ROOT / name).read_text(encoding="utf-8")
        if kind == "notes":
            heads = [line for line in text.splitlines() if line.startswith("**")]
            assert len(heads) == 3
            for head in heads:
                text = text.replace(
                    head, f"{head}\n- {FACT}\n- i promised to send the paper on how we cut sepsis deaths by 37.4%", 1
                )
        files.append(InputFile(kind, name, text.encode()))
    register = FactRegister(facts=(RegisteredFact(text="cut sepsis deaths by 37.4%", state=state),)) if state else None
    return without_withheld(read_papers(files, NOW), register)


def drafts(state: str | None, kind: LetterKind, tone: Tone) -> tuple[LetterDraft, ...]:
    found = round_of(papers(state))
    return draft_letters(
        found.notes, found.invitation, found.stories, found.documents, kind=kind, tone=tone, now=NOW, details=DETAILS
    )


KINDS = [kind for kind in get_args(LetterKind) if kind != "cover"]


def test_the_guard_sees_the_fact_where_nothing_withholds_it() -> None:
    shown = [draft.body for kind in KINDS for tone in get_args(Tone) for draft in drafts(None, kind, tone)]
    assert len(shown) >= 3 * len(KINDS)
    assert any("cut sepsis deaths" in body for body in shown)


@pytest.mark.parametrize("state", ["cannot-confirm", "retracted"])
def test_a_withheld_fact_is_in_no_letter_of_any_kind_or_tone(state: str) -> None:
    made = [draft for kind in KINDS for tone in get_args(Tone) for draft in drafts(state, kind, tone)]
    assert len(made) >= 3 * len(KINDS)
    assert [draft.kind for draft in made if "37.4" in draft.model_dump_json() or "sepsis deaths" in draft.body] == []


def test_a_letter_that_uses_it_all_the_same_is_told() -> None:
    text = (
        "To: Dawn Ainscough-Pryce\n\nDear Dawn,\n\nAs I said, I cut sepsis deaths by 37.4% in a year.\n\nMarisol Vance"
    )
    letter = Source(id="letter", kind="notes", name="letter.txt", sha256="", text=text)
    assert [one.code for one in check_letter(papers(None), letter, now=NOW).findings if one.severity == "error"] == []
    told = [one for one in check_letter(papers("retracted"), letter, now=NOW).findings if one.severity == "error"]
    assert [(one.code, one.place.verbatim) for one in told] == [("unsourced", "37.4")]
