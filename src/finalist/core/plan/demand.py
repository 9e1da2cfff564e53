"""How much this round asks for each competency, from the posting's own words and from what they asked last time.

A must weighs 1, a wish 0.6, a duty 0.5, a question of the last round 0.8 (conventions); the result is scaled so that
the most wanted competency is 1. What they asked once they care about: it comes back, in other words.
"""

from collections.abc import Mapping

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.notes import NoteLine
from finalist.core.match.competencies import competency_scores
from finalist.core.plan.material import Material
from finalist.core.questions.classify import CANDIDATE, classify
from finalist.core.text.spotting import stems

MUST, NICE, DUTY, ASKED = 1.0, 0.6, 0.5, 0.8
SAME = 0.75
"""The share of their stems that two questions have in common when one is the other again (convention)."""


def demand(material: Material) -> dict[str, float]:
    """Competency id → 0..1, only those that are asked for at all; empty without a posting and without questions."""
    weighted = [(ASKED, _sought(line)) for line in material.note_lines("they-asked")]
    if material.posting is not None:
        for item in material.posting.requirements:
            weighted.append((MUST if item.necessity == "must" else NICE, competency_scores(item.text)))
        weighted += [(DUTY, competency_scores(item.value)) for item in material.posting.responsibilities]
    total: dict[str, float] = {}
    for weight, scores in weighted:
        for competency, score in scores.items():
            total[competency] = total.get(competency, 0.0) + weight * score
    top = max(total.values(), default=0.0)
    return {competency: round(value / top, 3) for competency, value in total.items() if value > 0} if top else {}


def asked_about(material: Material) -> dict[str, EvidenceRef]:
    """Competency id → the first question of the last round that was after it most of all."""
    found: dict[str, EvidenceRef] = {}
    for line in material.note_lines("they-asked"):
        scores = _sought(line)
        if scores:
            found.setdefault(max(scores, key=lambda competency: scores[competency]), line.evidence)
    return found


def asked_before(material: Material) -> list[frozenset[str]]:
    """The stems of each question of the last round."""
    return [shown for line in material.note_lines("they-asked") if (shown := stems(line.text))]


def again(question: frozenset[str], before: list[frozenset[str]]) -> bool:
    """Whether a question, as stems, was asked before in nearly the same words."""
    return any(len(question & one) >= SAME * len(question | one) for one in before)


def _sought(line: NoteLine) -> Mapping[str, float]:
    """What a question is after; nothing for one that says too little. They asked it, so the candidate answers."""
    return {item.id: item.score for item in classify(line.text, answers=CANDIDATE).competencies}
