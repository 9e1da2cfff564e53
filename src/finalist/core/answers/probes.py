"""What an interviewer asks next: an authored probe chosen by what the answer lacked. No chance, no model.

The same answer, question and seed give the same probe. What was asked before in a sitting never comes again, and a
kind of probe that was asked already waits behind the others (EVIDENCE.md E1.9: probes belong to what was not said).
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from string import Formatter

from pydantic import BaseModel, ConfigDict

from finalist.core.answers.language import worded
from finalist.core.answers.results import Review

MOST = 2
"""Probes for one answer (thresholds.yaml, `probes_per_question_max`); the caller keeps count."""
QUOTED = 10
"""Words that a probe quotes at most."""
FURTHER = "more"
"""The kind that is asked when nothing is missing."""


class Kind(BaseModel):
    """The probes of one kind. why: what was missing, as the candidate reads it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    why: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Probe:
    """A question to put after an answer. missing: what it asks for; id: the same for the same authored probe."""

    id: str
    text: str
    why: str
    missing: str


@cache
def kinds(language: str = "en") -> dict[str, Kind]:
    """Every authored kind by its code, in the language of the answer."""
    return {code: Kind.model_validate(row) for code, row in worded("probes", language).items()}


def next_probe(review: Review, *, question: str, asked: frozenset[str] = frozenset(), seed: str = "") -> Probe | None:
    """The probe to put now; None for an answer that nobody measured, or when every fitting probe was asked.

    question: as it was put; asked: ids of the whole sitting; seed: of the sitting, so that another goes another way.
    """
    if not review.language:
        return None
    before = {code: sum(_code(probe) == code for probe in asked) for code in kinds()}
    wanted = [code for code in review.missing if code in kinds()]
    ranked = sorted(enumerate(wanted), key=lambda item: (item[0] + 2 * before[item[1]], item[0]))
    slots = dict(_slots(review))
    for code in [*(code for _, code in ranked), FURTHER]:
        for probe in _turned(code, f"{seed}|{question}|{code}", review.language):
            if probe.id in asked:
                continue
            filled = _filled(probe.text, slots)
            if filled:
                return Probe(probe.id, filled, probe.why, code)
    return None


def every_probe(language: str = "en") -> tuple[Probe, ...]:
    """All authored probes as they stand, slots unfilled; an id is the same probe in every language."""
    return tuple(
        Probe(f"{code}-{number:02}", text, kind.why, code)
        for code, kind in kinds(language).items()
        for number, text in enumerate(kind.texts, 1)
    )


def _turned(code: str, key: str, language: str) -> list[Probe]:
    """The probes of a kind, beginning at a place that the key decides."""
    probes = [probe for probe in every_probe(language) if probe.missing == code]
    start = int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) % len(probes)
    return probes[start:] + probes[:start]


def _code(probe_id: str) -> str:
    return probe_id.rpartition("-")[0]


def _filled(text: str, slots: dict[str, str]) -> str:
    """The text with its slots filled; empty when one has nothing to fill it."""
    names = [name for _, name, _, _ in Formatter().parse(text) if name]
    return text.format(**slots) if all(name in slots for name in names) else ""


def _slots(review: Review) -> Iterator[tuple[str, str]]:
    """What the answer gives to fill a probe with, in quotation marks."""
    for slot, code in (("action", "own-action"), ("ending", "checkable"), ("story", "episode")):
        check = review.check(code)
        if check and check.quotes:
            yield slot, _quoted(_short(check.quotes[0].text), review.language)
    figure = next((mark.note for mark in review.marks if mark.kind == "number" and mark.note), "")
    if figure:
        yield "number", _quoted(figure, review.language)


def _quoted(text: str, language: str) -> str:
    """In the quotation marks of the language."""
    return f"„{text}“" if language == "de" else f"“{text}”"


def _short(text: str) -> str:
    words = text.split()
    cut = words[:QUOTED]
    return " ".join(cut).rstrip(".,;:!?…") + ("…" if len(words) > QUOTED else "")
