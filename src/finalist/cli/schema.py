"""`finalist schema NAME`: the JSON Schema of a document, for editors and programs."""

import importlib
from typing import Any

import click

from finalist.cli.speak import tell_program
from finalist.core.errors import UserError

DOCUMENTS = {
    "gameplan": ("gameplan", "GamePlan"),
    "posting": ("posting", "Posting"),
    "resume": ("resume", "Resume"),
    "invitation": ("invitation", "Invitation"),
    "notes": ("notes", "Notes"),
    "stories": ("story", "Stories"),
    "story-bank": ("story_bank", "StoryBank"),
    "own-values": ("own_values", "OwnValues"),
    "company": ("company", "Company"),
    "offer": ("offer", "Offer"),
    "facts": ("fact", "FactRegister"),
    "ledger": ("statement", "Ledger"),
    "letter": ("letter", "LetterDraft"),
    "letter-review": ("letter", "LetterReview"),
    "transcript": ("take", "Transcript"),
}
ENTRIES = {
    "question": "questions",
    "ask": "asks",
    "round-kit": "rounds",
    "value": "values",
    "concern": "concerns",
    "stake": "stakes",
    "competency": "competencies",
    "evidence": "evidence",
}
"""Entries of the knowledge, as in a pack of your own."""
REVIEW = "review"
"""What `answer check --json` prints, beside the file, the question and the text."""


@click.command("schema")
@click.argument("name")
def command(name: str) -> None:
    """Print the JSON Schema of a document (gameplan, posting …) or of an entry of a pack (question, round-kit …)."""
    if name in ENTRIES:
        tell_program(_of_entry(ENTRIES[name]), indent=2)
        return
    if name == REVIEW:
        tell_program(_of_review(), indent=2)
        return
    if name not in DOCUMENTS:
        known = ", ".join([*DOCUMENTS, REVIEW, *ENTRIES])
        raise UserError(f"There is no document called “{name}”.", f"Choose one of: {known}.")
    module, model = DOCUMENTS[name]
    document = getattr(importlib.import_module(f"finalist.core.documents.{module}"), model)
    tell_program(document.model_json_schema(), indent=2)


def _of_review() -> dict[str, Any]:
    from finalist.core.answers.review_json import review_schema

    return review_schema()


def _of_entry(kind: str) -> dict[str, Any]:
    from pydantic import TypeAdapter

    from finalist.core.knowledge.compile import KINDS

    schema: dict[str, Any] = TypeAdapter(KINDS[kind]).json_schema()
    return schema
