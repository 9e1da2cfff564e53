"""The candidate's values from files, as a board of what was said and seen of them at a company."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from finalist.core.documents.base import SourceKind
from finalist.core.errors import Problem
from finalist.core.plan.culture import stated_values
from finalist.core.plan.material import Material
from finalist.core.stories.board import ValueRow, board
from finalist.ingest.own_values import read_own_values
from finalist.journeys.prepare import InputFile, read_file
from finalist.journeys.similarity import similarity

Found = tuple[tuple[ValueRow, ...], tuple[Problem, ...]]


def values_board(values: tuple[str, bytes], files: Sequence[InputFile], *, now: datetime) -> Found:
    """(a row a value, best first; problems of the files). values: (name, bytes).

    files: notes, company pages, a posting, stories. Raises UserError when a file can not be read at all.
    """
    own, told = read_own_values(values[1], values[0])
    problems = list(told)
    read: dict[SourceKind, list[Any]] = {"notes": [], "company": [], "posting": [], "stories": []}
    for number, file in enumerate(files, 1):
        found = read_file(file.kind, file.data, file.name, source_id=f"{file.kind}-{number}", now=now)
        problems += found.problems
        read[file.kind] += [found.document] if found.document is not None else []
    stories = [story for document in read["stories"] for story in document.stories]
    numbered = [story.model_copy(update={"id": f"story-{at}"}) for at, story in enumerate(stories, 1)]
    material = Material(now=now, posting=next(iter(read["posting"]), None), companies=tuple(read["company"]))
    return board(own, read["notes"], stated_values(material), numbered, similarity()), tuple(problems)
