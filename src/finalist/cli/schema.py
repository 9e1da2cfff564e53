"""`finalist schema NAME`: the JSON Schema of a document, for editors and programs."""

import importlib

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
    "company": ("company", "Company"),
}


@click.command("schema")
@click.argument("name")
def command(name: str) -> None:
    """Print the JSON Schema of the document NAME: gameplan, posting, resume, invitation, notes, stories, company."""
    if name not in DOCUMENTS:
        raise UserError(f"There is no document called “{name}”.", f"Choose one of: {', '.join(DOCUMENTS)}.")
    module, model = DOCUMENTS[name]
    document = getattr(importlib.import_module(f"finalist.core.documents.{module}"), model)
    tell_program(document.model_json_schema(), indent=2)
