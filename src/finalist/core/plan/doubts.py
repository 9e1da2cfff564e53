"""A doubt the employer voiced, joined to the requirement it is about: what they doubted is not strong,
whatever the papers say.

A note and a requirement are joined when they share a named skill or a third of the requirement's weighted words
(convention): hasty notes use few words, and only telling ones count.
"""

import re
from collections.abc import Sequence

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.gameplan import RequirementFit
from finalist.core.documents.notes import NoteLine
from finalist.core.plan.material import Material
from finalist.core.text.similarity import features, weight
from finalist.core.wording import say

JOINED = 0.34


_OWN_ANSWER = re.compile(r"\b(?:i said|i explained|i told|said|honest|answered)\b", re.IGNORECASE)
"""From here on a note tells what the candidate answered, which is no part of the doubt."""


def requirement_of(line: NoteLine, fits: Sequence[RequirementFit]) -> RequirementFit | None:
    """The requirement a voiced doubt is about, the closest one; None when none is close.

    Their part of the note decides; the whole note only where it shares three telling words.
    """
    theirs = _OWN_ANSWER.split(line.text, maxsplit=1)[0]
    return _closest(theirs, fits, 1) or _closest(line.text, fits, 3)


def _closest(text: str, fits: Sequence[RequirementFit], words: int) -> RequirementFit | None:
    """The requirement that shares most with a text, and at least this many telling words."""
    said = features(text)
    best: RequirementFit | None = None
    best_share = 0.0
    for item in fits:
        asked = features(item.requirement.text)
        whole = sum(weight(feature) for feature in asked)
        both = asked & said
        share = sum(weight(feature) for feature in both) / whole if whole else 0.0
        if any(feature.startswith("skill:") for feature in both):
            share += JOINED
        if share > best_share and sum(weight(feature) >= 1 for feature in both) >= words:
            best, best_share = item, share
    return best if best_share >= JOINED else None


def temper(fits: Sequence[RequirementFit], material: Material) -> tuple[RequirementFit, ...]:
    """The fits, those that were doubted aloud no better than partial, with the words of the doubt."""
    doubted: dict[str, NoteLine] = {}
    for line in material.note_lines("concern"):
        item = requirement_of(line, fits)
        if item is not None:
            doubted.setdefault(item.requirement.id, line)
    return tuple(
        _tempered(item, doubted[item.requirement.id]) if item.requirement.id in doubted else item for item in fits
    )


def _tempered(item: RequirementFit, line: NoteLine) -> RequirementFit:
    if item.strength != "strong":
        return item
    say_it = say("fit.say.doubted", quote=item.support[0].evidence) if item.support else item.say
    return item.model_copy(
        update={"strength": "partial", "why": say("fit.doubted", quote=line.evidence), "say": say_it}
    )


def proof_for(line: NoteLine, material: Material) -> EvidenceRef | None:
    """The candidate's own line closest to a doubt: the result of the story it speaks of, else a résumé line."""
    said = features(line.text)
    options: list[EvidenceRef] = []
    for story in material.stories:
        result = next((part.evidence for part in story.parts if part.part == "result"), None)
        title = features(story.title.value)
        if result and title and sum(map(weight, title & said)) >= 0.5 * sum(map(weight, title)):
            return result
    options += material.highlights()
    scored = [(sum(weight(feature) for feature in features(ref.verbatim) & said), -ref.start, ref) for ref in options]
    best = max(scored, key=lambda item: item[:2], default=None)
    return best[2] if best and best[0] >= 2.0 else None
