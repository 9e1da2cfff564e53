"""What the steps of a close-out carry, as values. Rows of a step are named PART-NUMBER-FIELD; an empty row is none."""

import re
from collections import defaultdict

from django.http import QueryDict

from finalist.services.evening_steps import Answer, Doubt, Promise, Seen, Told
from finalist.web.forms.material import day
from finalist.web.forms.records import rating

MOST = 100
"""Rows of a step: more are nobody's evening."""


def answers(sent: QueryDict) -> list[Answer]:
    """Questions that were asked, each with who, which story and one's own mark."""
    return [
        Answer(one["row"], one["text"], one["person"], one["story"], rating(one["rating"]))
        for one in _rows(sent, "asked")
        if one["row"] or one["text"].strip()
    ]


def told(sent: QueryDict) -> list[Told]:
    """Stories told."""
    return [Told(one["story"], one["person"], one["landed"]) for one in _rows(sent, "told") if one["story"]]


def doubts(sent: QueryDict) -> list[Doubt]:
    """Doubts that came up or are settled."""
    return [Doubt(one["key"], one["title"], one["outcome"], one["person"]) for one in _rows(sent, "doubt")]


def cares(sent: QueryDict) -> dict[str, str]:
    """What matters to whom; only people the form named."""
    return {one["person"]: one["text"] for one in _rows(sent, "cares") if one["person"]}


def seen(sent: QueryDict) -> list[Seen]:
    """What speaks for or against a value."""
    rows = [one for one in _rows(sent, "seen") if one["text"].strip()]
    return [Seen(one["value"], one["text"], one["side"] != "against", one["person"]) for one in rows]


def promises(sent: QueryDict) -> list[Promise]:
    """Promises both ways. Raises UserError for a day that is none."""
    rows = [one for one in _rows(sent, "promise") if one["text"].strip()]
    return [Promise(one["text"], one["by"] or "me", one["person"], day(one["due"])) for one in rows]


def mark(sent: QueryDict) -> int | None:
    """One's own mark for the meeting; None for none."""
    return rating(sent.get("rating", ""))


def _rows(sent: QueryDict, part: str) -> list[dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    shape = re.compile(rf"{part}-(\d{{1,3}})-([a-z]+)")
    for name, value in sent.items():
        match = shape.fullmatch(name)
        if match and len(found) < MOST:
            found.setdefault(int(match[1]), defaultdict(str))[match[2]] = str(value)
    return [found[number] for number in sorted(found)]
