"""Short profile texts, such as LinkedIn's headline and About, from a résumé: its own words, in a shorter frame."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.documents.resume import Resume
from finalist.core.resume.told import first_fit, patterns, told
from finalist.core.wording import say

HEADLINE, ABOUT = 220, 2600
"""How many signs LinkedIn takes in a headline and in About (its own limits)."""
RESULTS, SKILLS = 4, 8
"""How many lines and skills a text shows (convention)."""


@dataclass(frozen=True, slots=True)
class ProfileTexts:
    """headline: None when the résumé has no title; about: paragraphs; gaps: what the candidate would have to say."""

    headline: Line | None
    about: tuple[Line, ...]
    gaps: tuple[Line, ...]


def profile_texts(resume: Resume, *, language: str = "en") -> ProfileTexts:
    """Both texts. Raises UserError for a language without patterns."""
    gaps = []
    if not resume.content.basics.summary:
        gaps.append(say("profile.no-summary"))
    results = tuple(_results(resume, language))
    if not results:
        gaps.append(say("profile.no-results"))
    headline = _headline(resume)
    if headline is None:
        gaps.append(say("profile.no-title"))
    return ProfileTexts(headline, tuple(_fitting(_about(resume, results, language))), tuple(gaps))


def _headline(resume: Resume) -> Line | None:
    """Title, then skills, as many as fit."""
    basics, work = resume.content.basics, resume.content.work
    at = next((number for number, one in enumerate(work) if one.position), None)
    if not basics.label and at is None:
        return None
    title, place = (basics.label, "/basics/label") if basics.label else (work[at or 0].position, f"/work/{at}/position")
    words, refs = [title], [ref for ref in (resume.spans.get(place),) if ref]
    for skill, ref in _skills(resume):
        if len(" | ".join([*words, skill])) > HEADLINE or len(words) > RESULTS:
            break
        words.append(skill)
        refs.append(ref)
    return Line(text=" | ".join(words)[:HEADLINE], evidence=tuple(refs), knowledge="cover:headline")


def _skills(resume: Resume) -> Iterator[tuple[str, EvidenceRef]]:
    """The skills of the list with their places, group by group."""
    for number, group in enumerate(resume.content.skills):
        for at, word in enumerate(group.keywords):
            if ref := resume.spans.get(f"/skills/{number}/keywords/{at}"):
                yield word, ref


def _about(resume: Resume, results: tuple[Line, ...], language: str) -> Iterator[Line]:
    if (summary := " ".join(resume.content.basics.summary.split())) and (ref := resume.spans.get("/basics/summary")):
        yield Line(text=summary, evidence=(ref,), knowledge="cover:own-words")
    yield from results
    if named := list(_skills(resume))[:SKILLS]:
        words = ", ".join(word for word, _ in named)
        yield first_fit([patterns(language)["skills"]], "skills", {"skills": words}, tuple(ref for _, ref in named))


def _results(resume: Resume, language: str) -> Iterator[Line]:
    """The first lines that tell of something done with a figure in it, newest position first."""
    found = 0
    for place, ref in resume.spans.items():
        if not re.fullmatch(r"/work/\d+/highlights/\d+", place) or not re.search(r"\d", ref.verbatim):
            continue
        line = told(ref, place, resume, language)
        if line and line.knowledge == "cover:did":
            found += 1
            yield line
        if found == RESULTS:
            return


def _fitting(lines: Iterator[Line]) -> Iterator[Line]:
    """As many paragraphs as fit, from the first on."""
    length = 0
    for line in lines:
        length += len(line.text) + 2
        if length > ABOUT + 2:
            return
        yield line
