"""Stories as they travel between programs: plain values without places, the same in JSON, CSV and Markdown.

A text is kept as it was told, but for what no file should carry: control characters, lone surrogates, foreign line
ends and white space around it. So what was written comes back the same from every format.
"""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from finalist.core.documents.base import Document

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
CHARS, ITEMS = 100_000, 200
"""Longest text of a story and longest list; more is no story but a file gone wrong (convention)."""


def tidy(text: str) -> str:
    """The text as every format can carry it."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    lines = whole.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _CONTROL.sub("", lines).strip()


def tidy_line(text: str) -> str:
    """The same on one line."""
    return " ".join(tidy(text).split())


def _items(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(value for value in map(tidy_line, values) if value)


def _pairs(values: dict[str, str]) -> dict[str, str]:
    tidied = {tidy_line(key): tidy(value) for key, value in values.items()}
    return {key: value for key, value in tidied.items() if key and value}


Text = Annotated[str, Field(max_length=CHARS), AfterValidator(tidy)]
OneLine = Annotated[str, Field(max_length=CHARS), AfterValidator(tidy_line)]
Items = Annotated[tuple[str, ...], Field(max_length=ITEMS), AfterValidator(_items)]
Pairs = Annotated[dict[str, str], Field(max_length=ITEMS), AfterValidator(_pairs)]


class StoryRecord(Document):
    """One story. text: what is told outside named parts; tags: the candidate's own words for it; when: as written."""

    title: OneLine = ""
    situation: Text = ""
    task: Text = ""
    action: Text = ""
    result: Text = ""
    lesson: Text = ""
    text: Text = ""
    competencies: Items = ()
    told_to: Items = ()
    when: OneLine = ""
    tags: Items = ()
    extra: Pairs = Field(default_factory=dict)
    """What another program kept beside it, by the name that it used."""

    def told(self) -> bool:
        """Whether anything of it is told."""
        return any((self.situation, self.task, self.action, self.result, self.lesson, self.text))


class StoryBank(Document):
    """All stories of a file, in its order."""

    stories: tuple[StoryRecord, ...] = ()
