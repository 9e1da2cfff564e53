"""How the plan speaks: authored sentences with slots, filled with what was read. Nothing else makes a Line.

A slot is filled by a Sourced value or a place in a source (both bring their evidence) or by something computed (a
number, a date). A sentence whose slot nothing fills does not exist: `fill` returns None.
"""

import re
import string

from finalist.core.documents.base import EvidenceRef, Line, Sourced
from finalist.core.knowledge.load import knowledge

SlotValue = str | int | float | Sourced | EvidenceRef

QUOTE_CHARS = 150


def shorten(text: str, limit: int = QUOTE_CHARS) -> str:
    """The text on one line, cut at a word before `limit` characters, with an ellipsis where it was cut."""
    flat = re.sub(r"\s+", " ", text).strip().lstrip("-*•–▪◦ ")
    if len(flat) <= limit:
        return flat
    return flat[:limit].rsplit(" ", 1)[0].rstrip(",;:.– ") + " …"


def slots_of(pattern: str) -> set[str]:
    """The names of the slots in a pattern."""
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name}


def fill(
    pattern: str, knowledge_id: str, slots: dict[str, SlotValue], evidence: tuple[EvidenceRef, ...] = ()
) -> Line | None:
    """The pattern with its slots filled, resting on their evidence and on `evidence`; None when a slot is missing."""
    needed = slots_of(pattern)
    if not needed <= slots.keys():
        return None
    refs: list[EvidenceRef] = []
    values: dict[str, str] = {}
    for name in needed:
        value = slots[name]
        if isinstance(value, Sourced):
            refs.append(value.evidence)
            values[name] = shorten(value.value)
        elif isinstance(value, EvidenceRef):
            refs.append(value)
            values[name] = shorten(value.verbatim)
        else:
            values[name] = str(value)
    refs.sort(key=lambda ref: (ref.document, ref.start))
    return Line(
        text=pattern.format(**values),
        evidence=tuple(dict.fromkeys((*refs, *evidence))),
        knowledge=knowledge_id,
    )


def say(sentence_id: str, *evidence: EvidenceRef, **slots: SlotValue) -> Line:
    """One of the plan's own sentences. Raises KeyError when the id or one of its slots is unknown (a bug)."""
    pattern = knowledge().sentences[sentence_id]
    line = fill(pattern, f"sentence:{sentence_id}", slots, evidence)
    if line is None:
        raise KeyError(f"{sentence_id} needs {sorted(slots_of(pattern) - slots.keys())}")
    return line


def authored(text: str, knowledge_id: str, *evidence: EvidenceRef) -> Line:
    """An authored text without slots, as it stands."""
    return Line(text=text, knowledge=knowledge_id, evidence=evidence)


def lower_first(text: str) -> str:
    """The text with its first letter small, unless its first word is a name or an abbreviation (`NHS`, `Python`).

    Only plainly English openers are lowered: a wrong capital is a smaller fault than a name made small.
    """
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first in _OPENERS else text


_OPENERS = frozenset(
    [
        "A",
        "An",
        "The",
        "At",
        "Ability",
        "Able",
        "Proven",
        "Strong",
        "Good",
        "Excellent",
        "Experience",
        "Experienced",
        "Evidence",
        "Demonstrated",
        "Demonstrable",
        "Knowledge",
        "Understanding",
        "Confidence",
        "Confident",
        "Willingness",
        "Willing",
        "Registered",
        "Registration",
        "Degree",
        "Minimum",
        "Working",
        "Recent",
        "Current",
        "Significant",
        "Sound",
        "Solid",
        "Deep",
        "Hands-on",
        "Track",
        "Commitment",
        "Comfortable",
        "Competent",
        "Skilled",
        "Leading",
        "Managing",
        "Building",
        "Some",
        "Several",
        "Previous",
        "Prior",
        "Five",
        "Four",
        "Three",
        "Two",
        "One",
        "Six",
        "Seven",
        "Eight",
        "Ten",
        "More",
        "Fluent",
        "Evidence",
    ]
)
