"""What the candidate can show: the lines of résumé, stories and notes, each with its place and how long it
lasted.

What the employer said is no evidence of the candidate, and neither is a line that denies ("no experience
with SAP").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.notes import Notes
from finalist.core.documents.resume import Resume
from finalist.core.documents.story import Stories, Story
from finalist.core.text.sentences import sentence_spans

LineKind = Literal["resume-line", "skill-list", "education", "certificate", "language", "story", "note"]

_DENIAL = re.compile(
    r"\b(?:no|not|never|without|lack(?:s|ed|ing)?|zero|nor)\b(?:\s+[\w'’-]+){0,3}?\s+"
    r"(?:experience|knowledge|background|exposure|training|degree|licen[cs]e|certificat\w+|qualification)"
    r"|\b(?:never|haven['’]?t|have not|hadn['’]?t|hasn['’]?t|has not)\s+(?:\w+\s+)?"
    r"(?:used|worked|done|touched|managed|had|been|run|led|taught|sold|written|built|driven|got|learn\w*|tried)"
    r"|\b(?:do not|don['’]?t|does not|doesn['’]?t|did not|didn['’]?t|can['’]?t|cannot|could not|couldn['’]?t)\s+"
    r"(?:have|know|speak|hold|drive|use|write|read|code)\b"
    r"|\b(?:lack(?:s|ed|ing)?|unfamiliar|not (?:yet )?(?:familiar|certified|qualified|fluent|licensed|registered))\b"
    r"|\b(?:i['’]?ve|i have|have|has) only (?:\w+ )?"
    r"(?:used|done|seen|had|touched|worked|read|watched|shadowed|observed)\b"
    r"|\b(?:weak|shaky|rusty|thin|light)\s+(?:in|on|at|with)\b"
    r"|\b(?:need|want|wish|hope|plan|would like|keen|have yet)\s+to\s+(?:learn|study|take|get|try|pick up)\b"
    r"|\b(?:worried|worry|doubt|doubts|concern|concerned|unsure)\s+(?:about|on|over|whether|that)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?<=[.!?;])\s+|\s+[–—]\s+|,?\s+\b(?:but|although|though|however|while)\b\s+|,\s+yet\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One line the candidate can show. years: how long the position it stands under lasted, None when not
    dated; position: what tells that position from another (`/work/0`), "" outside of positions.
    """

    ref: EvidenceRef
    kind: LineKind
    text: str
    years: float | None = None
    position: str = ""


def affirmed(text: str) -> str:
    """The text without the clauses that deny, doubt or only wish."""
    return " ".join(part for part in _CLAUSE.split(text) if part and not _DENIAL.search(part))


def evidence_lines(
    resume: Resume | None = None,
    stories: Sequence[Stories] = (),
    notes: Sequence[Notes] = (),
    *,
    today: date | None = None,
) -> tuple[EvidenceLine, ...]:
    """Every line of the candidate's papers. `today` ends positions that are said to last to the present."""
    lines = list(_of_resume(resume, today)) if resume else []
    for file in stories:
        for story in file.stories:
            lines += _of_story(story)
    for record in notes:
        lines += [
            EvidenceLine(line.evidence, "note", line.text)
            for line in record.lines
            if line.kind in ("i-said", "i-told-story")
        ]
    return tuple(lines)


def _of_story(story: Story) -> Iterator[EvidenceLine]:
    """A story sentence by sentence, so that what supports a requirement can be quoted and length proves nothing."""
    told = story.evidence
    for start, end in sentence_spans(told.verbatim):
        words = told.verbatim[start:end]
        ref = EvidenceRef(document=told.document, start=told.start + start, end=told.start + end, verbatim=words)
        yield EvidenceLine(ref, "story", " ".join(words.split()))


_KINDS: tuple[tuple[str, LineKind], ...] = (
    ("skills", "skill-list"),
    ("education", "education"),
    ("certificates", "certificate"),
    ("languages", "language"),
    ("basics/summary", "resume-line"),
    ("basics/label", "resume-line"),
)
_LISTED = ("work", "volunteer", "projects", "awards", "publications")
_UNTOLD = {"startDate", "endDate", "url", "location", "date", "score", "website", "name"}


def _of_resume(resume: Resume, today: date | None) -> Iterator[EvidenceLine]:
    for pointer, ref in resume.spans.items():
        parts = pointer.strip("/").split("/")
        kind = _kind(parts)
        if kind is None or not ref.verbatim.strip():
            continue
        at_work = parts[0] == "work" and len(parts) > 1 and parts[1].isdigit()
        years = position_years(resume, int(parts[1]), today) if at_work else None
        position = f"/work/{parts[1]}" if at_work else ""
        yield EvidenceLine(ref, kind, " ".join(f"{ref.verbatim} {_beside(resume, parts)}".split()), years, position)


def _beside(resume: Resume, parts: Sequence[str]) -> str:
    """What a résumé in fields keeps apart though it is said in one breath: a language's level, a degree's subject."""
    content, at = resume.content, int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else -1
    if parts[0] == "languages" and parts[-1] == "language" and 0 <= at < len(content.languages):
        return content.languages[at].fluency
    if parts[0] == "education" and parts[-1] == "studyType" and 0 <= at < len(content.education):
        return content.education[at].area
    return ""


def _kind(parts: Sequence[str]) -> LineKind | None:
    last = parts[-1]
    if parts[0] in _LISTED:
        told = not (set(parts) & _UNTOLD) or parts[0] in ("awards", "publications", "projects")
        return "resume-line" if told and not last.endswith("Date") and last not in ("url", "date") else None
    for prefix, kind in _KINDS:
        if "/".join(parts).startswith(prefix):
            return None if last in _UNTOLD - {"name", "score"} else kind
    return None


def position_years(resume: Resume, index: int, today: date | None) -> float | None:
    """Length of a position in years; None when its dates are not both known."""
    span = _months(resume, index, today) if index < len(resume.content.work) else None
    return None if span is None else (span[1] - span[0]) / 12


def total_years(resume: Resume, today: date | None) -> float | None:
    """Years in dated positions, overlaps counted once; None when no position is dated."""
    spans = sorted(
        span for index in range(len(resume.content.work)) if (span := _months(resume, index, today)) is not None
    )
    if not spans:
        return None
    total, reach = 0, spans[0][0]
    for start, end in spans:
        total += max(0, end - max(start, reach))
        reach = max(reach, end)
    return total / 12


def _months(resume: Resume, index: int, today: date | None) -> tuple[int, int] | None:
    work = resume.content.work[index]
    start, end = _month(work.startDate, 1), _month(work.endDate, 1)
    if end is not None and len(work.endDate) > 4:
        end += 1
    if end is None and not work.endDate and today is not None:
        end = today.year * 12 + today.month + 1
    if start is None or end is None or end < start:
        return None
    return start, end


def _month(text: str, otherwise: int) -> int | None:
    match = re.match(r"(\d{4})(?:-(\d{2}))?", text)
    return int(match[1]) * 12 + int(match[2] or otherwise) if match else None
