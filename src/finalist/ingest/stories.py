"""A file of stories as people keep them: headings, rules or front matter between them, labels or none
inside.

Parts that a label names are taken as stated; the rest is recognised sentence by sentence
(core/answers/structure.py).
"""

import re
from collections.abc import Sequence

from finalist.core.answers.structure import structure
from finalist.core.documents.base import EvidenceRef, Source, Sourced
from finalist.core.documents.story import PartSpan, Stories, Story
from finalist.core.errors import Problem
from finalist.core.text.quantities import quantities
from finalist.ingest.read import LayoutLine, PlainText, Read, source_of
from finalist.ingest.story_lines import (
    Labelled,
    Section,
    competency_ids,
    labelled,
    names,
    sections,
    situation_ids,
    values,
)
from finalist.ingest.text import read_text

_OPENING = re.compile(r"[^\n]{1,70}(?![\w'’-])")
"""As much of a story as will do for its title when it has none."""


def read_stories(data: bytes, name: str, source_id: str = "stories-1") -> Read[Stories]:
    """The stories of a Markdown, text, DOCX, HTML or PDF file. Raises Unreadable when no reader can use the
    file.
    """
    plain = read_text(data, name)
    source = source_of(data, plain.text, name=name, kind="stories", source_id=source_id)
    problems = list(plain.problems)
    stories: list[Story] = []
    for section in sections(plain.text, _headings(plain)):
        if story := _story(source, section, f"story-{len(stories) + 1}", name, problems):
            stories.append(story)
    if not stories:
        problems.append(
            Problem("no-stories", "No story was found. Write each under a heading, in a few sentences.", name)
        )
    return Read(Stories(source=source_id, stories=tuple(stories)), source, tuple(problems))


def _headings(plain: PlainText) -> Sequence[LayoutLine]:
    """Headings the format itself knows; Markdown's are read from the text, where front matter is known."""
    return () if plain.format in ("text", "markdown") else [line for line in plain.lines if line.heading]


def _story(source: Source, section: Section, story_id: str, name: str, problems: list[Problem]) -> Story | None:
    blocks = labelled(source.text, section)
    told = [block for block in blocks if block.start < block.end]
    if not told:
        return None
    start = min(section.start, told[0].start)
    end = max(block.end for block in told)
    happens, others = situation_ids([text for key, text, _, _ in section.meta if key == "competencies"])
    known, unknown = competency_ids(others)
    for word in unknown:
        message = f"“{word}” is neither a competency nor a situation, so the story's own words decide."
        problems.append(Problem("unknown-competency", message, name, severity="info"))
    return Story(
        id=story_id,
        source=source.id,
        title=_title(source, section, told),
        parts=tuple(sorted(_parts(source, told), key=lambda part: part.evidence.start)),
        competencies=known,
        situations=happens,
        told_to=tuple(
            Sourced(value=value, evidence=source.quote(at, to))
            for key, _, left, right in section.meta
            if key == "told_to"
            for value, at, to in names(source.text, left, right)
        ),
        told=tuple(source.quote(block.start, block.end) for block in told),
        confirmed=_listed(source, section, "confirmed"),
        unconfirmed=_listed(source, section, "unconfirmed"),
        when=_when(source, section),
        numbers=tuple(
            source.quote(block.start + figure.start, block.start + figure.end)
            for block in told
            for figure in quantities(source.text[block.start : block.end])
        ),
        evidence=source.quote(start, end),
    )


def _listed(source: Source, section: Section, key: str) -> tuple[EvidenceRef, ...]:
    """The values of the lines of that key, each with its place."""
    return tuple(
        source.quote(at, to)
        for found, _, left, right in section.meta
        if found == key
        for at, to in values(source.text, left, right)
    )


def _when(source: Source, section: Section) -> Sourced | None:
    """The first `when:` or `date:` that says something."""
    said = [
        (value.strip("\"' "), at, to) for key, value, at, to in section.meta if key == "when" and value.strip("\"' ")
    ]
    return Sourced(value=said[0][0], evidence=source.quote(*said[0][1:])) if said else None


def _title(source: Source, section: Section, told: Sequence[Labelled]) -> Sourced:
    """The heading or `title:`; else the beginning of the first sentence."""
    if section.title is not None:
        ref = source.quote(*section.title)
        return Sourced(value=" ".join(ref.verbatim.replace("**", "").split()), evidence=ref)
    start, end = told[0].start, told[0].end
    words = _OPENING.match(source.text[start:end])
    first = re.match(r"[^\n]+?[.!?](?=\s|$)", source.text[start:end])
    length = min((match.end() for match in (words, first) if match), default=end - start)
    ref = source.quote(start, start + length)
    return Sourced(value=" ".join(ref.verbatim.split()).rstrip(".,;:"), evidence=ref)


def _parts(source: Source, blocks: Sequence[Labelled]) -> list[PartSpan]:
    found: list[PartSpan] = []
    for block in blocks:
        if block.part is not None:
            found.append(PartSpan(part=block.part, stated=True, evidence=source.quote(block.start, block.end)))
            continue
        found += [
            PartSpan(part=part, stated=False, evidence=source.quote(block.start + start, block.start + end))
            for start, end, part in structure(source.text[block.start : block.end]).spans()
        ]
    return found
