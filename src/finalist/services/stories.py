"""Stories: written, checked while they are written, remembered by who has heard them, brought in and taken out."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import CharField, Count, Q
from django.db.models.functions import Cast

from finalist.core.documents.base import Source
from finalist.core.documents.story_bank import StoryBank, StoryRecord
from finalist.core.errors import Problem, UserError
from finalist.core.knowledge.load import knowledge
from finalist.core.stories.check import StoryCheck, check_story
from finalist.services.history import tell
from finalist.services.material import story_markdown
from finalist.store.access import mine
from finalist.store.models import Opportunity, Person, Story, Telling
from finalist.store.saving import change, throw_away

LONGEST = 100_000
"""Characters of a story: as a record of a story bank."""
WHEN = re.compile(r"(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
LIMIT = 10_000_000
"""Bytes of a file of stories. Convention: as of a paper."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A story as it was read, and what the check says of it; None when there is nothing to check yet."""

    source: Source | None
    check: StoryCheck | None


def found(owner: Any, words: str = "", competency: str = "") -> Any:
    """Stories with these words and that competency, the newest first, each with `heard`: how often it was told."""
    rows = Story.objects.of(owner)
    for word in words.split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(text__icontains=word))
    if competency:
        rows = rows.annotate(shows=Cast("competencies", CharField())).filter(shows__contains=f'"{competency}"')
    heard = Count("tellings", filter=Q(tellings__deleted_at=None))
    return rows.annotate(heard=heard).order_by("-updated_at", "-pk")


@transaction.atomic
def save(owner: Any, story_id: str, seen: int | None, **values: Any) -> Story:
    """Keep title, text, competencies, situations and happened_on; "" for a new one.

    Raises UserError for what is no story.
    """
    kept = _fitting(**values)
    if story_id:
        return change(mine(Story, owner, story_id), seen, **kept)
    return Story.objects.create(owner=owner, **kept)


def delete(owner: Any, story_id: str) -> Story:
    """Throw it away (can be undone)."""
    row = mine(Story, owner, story_id)
    throw_away(row)
    return row


def check(title: str, text: str, labels: Any = ()) -> Checked:
    """The check of a story that need not be saved."""
    from finalist.ingest.stories import read_stories

    if not text.strip() or len(text) > LONGEST:
        return Checked(None, None)
    given = story_markdown(title.strip() or "Story", text, labels)
    read = read_stories(given.encode("utf-8", "replace"), "story.md", "story")
    if read.document is None or not read.document.stories:
        return Checked(read.source, None)
    return Checked(read.source, check_story(read.document.stories[0]))


@transaction.atomic
def told(owner: Any, story_id: str, opportunity_id: str, person_id: str = "", told_on: date | None = None) -> Telling:
    """Somebody has heard it. Raises NotThere for anything that is not the owner's."""
    opportunity = mine(Opportunity, owner, opportunity_id)
    person = mine(Person, owner, person_id) if person_id else None
    story = mine(Story, owner, story_id)
    row = Telling.objects.create(
        owner=owner, story=story, opportunity=opportunity, person=person, round=opportunity.round, told_on=told_on
    )
    tell(owner, opportunity, "story-told", title=story.title, person=person.name if person else "")
    return row


def untold(owner: Any, telling_id: str) -> Telling:
    """They have not heard it after all (can be undone)."""
    row = mine(Telling, owner, telling_id)
    throw_away(row)
    return row


def bring_in(owner: Any, name: str, data: bytes) -> tuple[int, tuple[Problem, ...]]:
    """The stories of a file (Markdown, CSV, JSON, DOCX, PDF) as rows: how many, and what was wrong in part.

    One that is there already, word for word, is left out. Raises UserError when the file holds none.
    """
    from finalist.ingest.story_files import read_story_bank

    bank, problems = read_story_bank(data, name)
    if not bank.stories:
        raise UserError(f"{name} holds no stories.", "Check that it is the right file; write each under a heading.")
    there = set(Story.objects.of(owner).filter(is_example=False).values_list("title", "text"))
    rows = [row for record in bank.stories if ((row := _row(owner, record)).title, row.text) not in there]
    Story.objects.bulk_create(rows)
    return len(rows), problems


def take_out(owner: Any, kind: str) -> bytes:
    """All own stories as `md`, `csv` or `json`, oldest first. Raises UserError for another kind."""
    from finalist.render.stories_files import FORMATS

    if kind not in FORMATS:
        raise UserError(f"Stories cannot be written as “{kind[:20]}”.", f"Choose one of {', '.join(FORMATS)}.")
    rows = Story.objects.of(owner).filter(is_example=False).order_by("created_at", "pk")
    return FORMATS[kind](StoryBank(stories=tuple(_record(row) for row in rows))).encode("utf-8", "replace")


def _fitting(
    title: str = "", text: str = "", competencies: Any = (), situations: Any = (), happened_on: str = ""
) -> dict[str, Any]:
    title, text, when = " ".join(title.split()), text.replace("\r\n", "\n").strip("\n"), happened_on.strip()
    if not title and not text.strip():
        raise UserError("There is no story yet.", "Write a title and a few sentences; the rest can come later.")
    if len(text) > LONGEST:
        raise UserError("This story is too long to tell.", f"Keep it under {LONGEST:,} characters.")
    if when and not WHEN.fullmatch(when):
        raise UserError(f"“{when[:20]}” is no date.", "Write a year, a month or a day: 2024, 2024-05 or 2024-05-17.")
    known = {entry.id for entry in knowledge().competencies}
    shown = [one for one in dict.fromkeys(competencies) if one in known]
    told = {entry.id for entry in knowledge().situations}
    happens = [one for one in dict.fromkeys(situations) if one in told]
    named = (title or _opening(text))[:300]
    return {"title": named, "text": text, "competencies": shown, "situations": happens, "happened_on": when}


def _opening(text: str) -> str:
    """What the story goes by until it has a title."""
    return " ".join(text.split()[:8]).strip("#*_ ")


def _row(owner: Any, record: StoryRecord) -> Story:
    from finalist.ingest.story_lines import competency_ids, situation_ids

    happens, others = situation_ids(record.competencies)
    known, other = competency_ids(others)
    when = record.when if WHEN.fullmatch(record.when) else ""
    said = {"When": "" if when else record.when, "Told to": ", ".join(record.told_to)}
    said |= {"Tags": ", ".join((*record.tags, *other)), **record.extra}
    parts = [f"{name.capitalize()}: {part}" for name in _PARTS if (part := getattr(record, name))]
    lines = "\n".join(f"{name}: {' '.join(value.split())}" for name, value in said.items() if value.strip())
    text = "\n\n".join(part for part in (record.text, *parts, lines) if part)
    title = record.title or _opening(text)
    return Story(
        owner=owner, title=title[:300], text=text[:LONGEST], competencies=list(known), situations=list(happens),
        happened_on=when,
    )  # fmt: skip


_PARTS = ("situation", "task", "action", "result", "lesson")


def _record(row: Story) -> StoryRecord:
    return StoryRecord(title=row.title, text=row.text, competencies=tuple(row.labels), when=row.happened_on)
