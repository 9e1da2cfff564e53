"""Which of the candidate's stories answers a question, and why."""

from dataclasses import dataclass
from typing import Any

from finalist.journeys.stories import stories_for as best_of
from finalist.services.material import story_markdown
from finalist.store.models import Story

READ = 300
"""The newest stories that are looked through: about a second's work. Convention."""


@dataclass(frozen=True, slots=True)
class Match:
    """One story for a question. `says`: why; `quotes`: its words this rests on; `weak`: for want of a better one."""

    id: str
    title: str
    weak: bool
    says: tuple[str, ...]
    quotes: tuple[str, ...]
    missing: tuple[str, ...]


def stories_for(owner: Any, question: str, count: int = 3, among: int = READ) -> list[Match]:
    """At most `count` stories, the best first. Raises UserError when there is no question in the text."""
    rows = list(Story.objects.of(owner).order_by("is_example", "-updated_at", "-pk")[:among])
    rows = [row for row in rows if not row.is_example] or rows
    files = [(f"{row.pk}.md", story_markdown(row.title, row.text, row.labels).encode()) for row in rows]
    found, _ = best_of(question, files, count=count)
    by_number = {f"stories-{number}": row for number, row in enumerate(rows, 1)}
    return [
        Match(
            row.pk,
            row.title,
            one.weak,
            tuple(line.text for line in one.says),
            tuple(ref.verbatim for ref in one.words),
            tuple(line.text for line in one.missing),
        )
        for one in found
        if (row := by_number.get(one.story.title.evidence.document))
    ]
