"""A contract from bytes to the clauses in it. Values only."""

import textwrap
from typing import Any

from finalist.core.documents.base import Source
from finalist.core.errors import Problem
from finalist.core.offers.contract import Walk, walk
from finalist.core.wording import say, shorten
from finalist.ingest.read import source_of
from finalist.ingest.text import read_text

WIDTH = 96


def walk_of(data: bytes, name: str) -> tuple[Walk, Source, tuple[Problem, ...]]:
    """The clauses of a file, its text, and what was wrong with it. Raises Unreadable."""
    plain = read_text(data, name)
    source = source_of(data, plain.text, name=name, kind="offer", source_id="contract")
    return walk(source), source, plain.problems


def walk_json(found: Walk, source: Source) -> dict[str, Any]:
    """The documented JSON of `offer walk`."""
    return {
        "clauses": [
            {
                "id": each.id,
                "name": each.name,
                "describe": each.describe,
                "question": each.question,
                "evidence": [ref.model_dump(mode="json") for ref in each.evidence],
            }
            for each in found.found
        ],
        "not_found": list(found.absent),
        "note": say("offer.walk.note").text,
        "source": source.model_dump(mode="json"),
    }


def walk_text(found: Walk) -> str:
    """The walk for people."""
    lines: list[str] = [] if found.found else [say("offer.walk.none").text]
    for each in found.found:
        lines += [each.name]
        lines += _wrapped(each.describe)
        for ref in each.evidence:
            lines += _wrapped(f"“{shorten(ref.verbatim, 300)}”", "    ")
        lines += [*_wrapped(say("offer.walk.ask", question=each.question).text), ""]
    if found.absent:
        lines += _wrapped(say("offer.walk.absent", names=", ".join(name.lower() for name in found.absent)).text, "")
    return "\n".join([*lines, *_wrapped(say("offer.walk.note").text, "")])


def _wrapped(text: str, indent: str = "  ") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent)
