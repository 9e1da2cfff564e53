"""A weakness answer: is a real one named, is something done about it, and has it helped?

The pattern: name one that is real and does not bar you from the job, say what you began, show what came of it. A
strength in disguise and blame of others are found by their words. Cues, no judgement: what is not found is asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from finalist.core.answers.spoken import said
from finalist.core.answers.units import unit_spans
from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.stories.check import Measured, measured
from finalist.core.stories.sentences import within
from finalist.core.wording import say

LEAST = 4
"""Words below which there is no answer to check (convention)."""
WeaknessCode = Literal["none", "disguised", "blame", "no-step", "no-progress"]


@dataclass(frozen=True, slots=True)
class WeaknessFinding:
    """text: what is the matter, with the words it rests on; attempt: one thing to try."""

    code: WeaknessCode
    text: Line
    attempt: Line


@dataclass(frozen=True, slots=True)
class WeaknessCheck:
    """named, step, progress: the sentence that holds each, None when there is none."""

    measured: Measured
    named: EvidenceRef | None
    step: EvidenceRef | None
    progress: EvidenceRef | None
    findings: tuple[WeaknessFinding, ...]


def check_weakness(answer: EvidenceRef) -> WeaknessCheck:
    """The check of an answer to “what is your weakness?”; `answer` is all of it."""
    state = measured(answer.verbatim, LEAST)
    units = [within(answer, start, end) for start, end in unit_spans(answer.verbatim)]
    if state != "yes" or not units:
        return WeaknessCheck("too-short" if state == "yes" else state, None, None, None, ())
    disguised, none, blame = (_first(units, cue) for cue in ("disguised", "none", "blame"))
    named = None if disguised or none else _first(units, "named") or units[0]
    step, progress = _step(units), _progress(units)
    found = tuple(_findings(units, named, disguised, blame, step, progress))
    return WeaknessCheck(state, named, step, progress, found)


def _first(units: list[EvidenceRef], cue: str) -> EvidenceRef | None:
    return next((unit for unit in units if said("weakness", cue, unit.verbatim)), None)


def _step(units: list[EvidenceRef]) -> EvidenceRef | None:
    """Something begun or kept up, in a sentence that is not only the confession."""
    for number, unit in enumerate(units):
        if said("weakness", "step", unit.verbatim) and (number > 0 or len(units) == 1):
            return unit
    return None


def _progress(units: list[EvidenceRef]) -> EvidenceRef | None:
    """A sign that it got better: a time since, and something that can be counted or was said by others."""
    for unit in units[1:]:
        if said("weakness", "tested", unit.verbatim) and said("weakness", "measured", unit.verbatim):
            return unit
    return None


def _findings(
    units: list[EvidenceRef],
    named: EvidenceRef | None,
    disguised: EvidenceRef | None,
    blame: EvidenceRef | None,
    step: EvidenceRef | None,
    progress: EvidenceRef | None,
) -> Iterator[WeaknessFinding]:
    if disguised:
        yield _finding("disguised", disguised)
    elif named is None:
        yield _finding("none", _first(units, "none") or units[0])
    if blame:
        yield _finding("blame", blame)
    if named and not step:
        yield _finding("no-step", units[-1])
    if named and not progress:
        yield _finding("no-progress", step or units[-1])


def _finding(code: WeaknessCode, quote: EvidenceRef) -> WeaknessFinding:
    return WeaknessFinding(code, say(f"weakness.{code}", quote=quote), say(f"weakness.{code}.try", quote))
