"""The workspace's rows as the files the readers know: one way of reading, whoever wrote the words."""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from finalist.core.knowledge.load import knowledge
from finalist.journeys.prepare import InputFile
from finalist.store.models import Finding, Note, Opportunity, Paper, Story, Telling

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+([^\n]*?)[ \t#]*$|^={3,}[ \t]*$", re.MULTILINE)


def stories_file(owner: Any, *, example: bool = False) -> InputFile | None:
    """The candidate's stories as one Markdown file, oldest first; None when there are none."""
    rows = Story.objects.of(owner).filter(is_example=example).order_by("created_at", "pk")
    heard = _heard(owner)
    parts = [
        story_markdown(row.title, row.text, row.labels, row.happened_on, heard.get(row.pk, ()))
        for row in rows.only("title", "text", "competencies", "situations", "happened_on")
    ]
    return InputFile("stories", "stories.md", "\n".join(parts).encode("utf-8", "replace")) if parts else None


def story_markdown(
    title: str, text: str, labels: Iterable[str] = (), when: str = "", told_to: Iterable[str] = ()
) -> str:
    """One story under its heading, with what the candidate said of it in lines that the reader knows.

    A heading inside the telling would begin another story, so it becomes a line in bold type.
    """
    said = {"Competencies": ", ".join(labels), "When": when, "Told to": ", ".join(told_to)}
    lines = "".join(f"{name}: {value}\n" for name, value in said.items() if value)
    told = _HEADING.sub(lambda found: f"**{found[1]}**" if found[1] else "", text.strip())
    return f"# {' '.join(title.split())}\n\n{told}\n" + (f"\n{lines}" if lines else "")


def _heard(owner: Any) -> dict[str, list[str]]:
    """Story → names of those who have heard it."""
    rows = Telling.objects.of(owner).exclude(person=None).order_by("created_at", "pk")
    found: dict[str, list[str]] = {}
    for story, name in rows.values_list("story_id", "person__name"):
        found.setdefault(story, []).append(" ".join(name.replace(",", " ").split()))
    return found


def notes_file(opportunity: Opportunity) -> InputFile | None:
    """The notes of an opportunity as one Markdown file by person; None when there are none."""
    rows = Note.objects.of(opportunity.owner).filter(opportunity=opportunity).order_by("at", "pk")
    by_person: dict[str, list[str]] = {}
    for kind, text, name, title in rows.values_list("kind", "text", "person__name", "person__title"):
        by_person.setdefault(_heading(name, title), []).append(f"- {LEADS.get(kind, '')}{' '.join(text.split())}")
    parts = [
        f"## {person}\n\n" + "\n".join(lines) + "\n" if person else "\n".join(lines)
        for person, lines in by_person.items()
    ]
    return InputFile("notes", "notes.md", "\n".join(parts).encode(), is_written=True) if parts else None


def findings_told(opportunity: Opportunity) -> QuerySet[Any]:
    """What was found out and is not in the plan anyway: findings on the company's own pages are read there."""
    pages = Paper.objects.of(opportunity.owner).filter(opportunity=opportunity, kind="company").values("blob")
    return Finding.objects.of(opportunity.owner).filter(opportunity=opportunity, known=True).exclude(blob__in=pages)


def findings_file(opportunity: Opportunity) -> InputFile | None:
    """What was found out as one Markdown page by topic; None when there is nothing."""
    by_topic: dict[str, list[str]] = {}
    for row in findings_told(opportunity).order_by("created_at", "pk"):
        lines = dict.fromkeys(" ".join(words.split()) for words in (row.text, row.quote) if words.strip())
        by_topic.setdefault(row.topic, []).extend(f"- {line}" for line in lines)
    names = {entry.id: entry.name for entry in knowledge().research}
    parts = [
        f"## Found out: {names.get(topic, topic)}\n\n" + "\n".join(lines) + "\n" for topic, lines in by_topic.items()
    ]
    data = "\n".join(parts).encode("utf-8", "replace")
    return InputFile("company", "findings.md", data, is_written=True) if parts else None


def _heading(name: str | None, title: str | None) -> str:
    """Whom a note is about; "" for a note about nobody."""
    return f"{name}, {title}" if name and title else name or ""


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
    "question": "To ask: ",
}
"""How the reader of notes recognises each kind again."""
