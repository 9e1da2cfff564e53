"""How much this round asks for each competency, from the posting's own requirements and duties.

A must weighs 1, a wish 0.6, a duty 0.5 (convention); the result is scaled so that the most wanted competency is 1.
"""

from finalist.core.match.competencies import competency_scores
from finalist.core.plan.material import Material

MUST, NICE, DUTY = 1.0, 0.6, 0.5


def demand(material: Material) -> dict[str, float]:
    """Competency id → 0..1, only those that are asked for at all; empty without a posting."""
    posting = material.posting
    if posting is None:
        return {}
    weighted = [(MUST if item.necessity == "must" else NICE, item.text) for item in posting.requirements]
    weighted += [(DUTY, item.value) for item in posting.responsibilities]
    total: dict[str, float] = {}
    for weight, text in weighted:
        for competency, score in competency_scores(text).items():
            total[competency] = total.get(competency, 0.0) + weight * score
    top = max(total.values(), default=0.0)
    return {competency: round(value / top, 3) for competency, value in total.items() if value > 0} if top else {}
