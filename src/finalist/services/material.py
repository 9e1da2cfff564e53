"""The workspace's rows as the files the readers know: one way of reading, whoever wrote the words."""

from typing import Any

from finalist.journeys.prepare import InputFile
from finalist.store.models import Note, Opportunity, Story


def stories_file(owner: Any, *, example: bool = False) -> InputFile | None:
    """The candidate's stories as one Markdown file, oldest first; None when there are none."""
    rows = Story.objects.of(owner).filter(is_example=example).order_by("created_at", "pk")
    parts = [f"# {row.title}\n\n{row.text.strip()}\n" for row in rows]
    return InputFile("stories", "stories.md", "\n".join(parts).encode()) if parts else None


def notes_file(opportunity: Opportunity) -> InputFile | None:
    """The notes of an opportunity as one Markdown file by person; None when there are none."""
    rows = Note.objects.of(opportunity.owner).filter(opportunity=opportunity).select_related("person")
    by_person: dict[str, list[str]] = {}
    for row in rows.order_by("at", "pk"):
        by_person.setdefault(_heading(row), []).append(f"- {_lead(row)}{row.text.strip()}")
    parts = [
        f"## {person}\n\n" + "\n".join(lines) + "\n" if person else "\n".join(lines)
        for person, lines in by_person.items()
    ]
    return InputFile("notes", "notes.md", "\n".join(parts).encode()) if parts else None


def _heading(row: Note) -> str:
    if row.person is None:
        return ""
    return f"{row.person.name}, {row.person.title}" if row.person.title else row.person.name


LEADS = {
    "they-said": "They said: ",
    "they-asked": "Asked: ",
    "i-said": "I said: ",
    "i-told-story": "I told: ",
    "i-promised": "I promised: ",
    "they-promised": "They promised: ",
    "concern": "Concern: ",
    "pay": "Pay: ",
    "culture": "Culture: ",
}
"""How the reader of notes recognises each kind again."""


def _lead(row: Note) -> str:
    return LEADS.get(row.kind, "")
