"""What second rounds contain in the posting's field, the exercises that its own words make likely first."""

from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.documents.gameplan import Exercise, RoleRound
from finalist.core.knowledge.entries import ExerciseEntry
from finalist.core.plan.material import Material
from finalist.core.plan.trade import Trade
from finalist.core.text.spotting import folded
from finalist.core.text.terms import fold
from finalist.core.wording import say

EXERCISES = 4
"""As many as a candidate can prepare (convention)."""


def _mention(material: Material, exercise: ExerciseEntry) -> tuple[float, EvidenceRef | None]:
    """How likely the documents make an exercise: an instruction of the invitation weighs most, then the posting."""
    places: list[tuple[float, EvidenceRef]] = []
    if material.invitation:
        places += [(3.0, item.evidence) for item in material.invitation.instructions]
        places += [(2.0, meeting.evidence) for meeting in material.invitation.meetings]
    if material.posting:
        places += [(1.0, item.evidence) for item in material.posting.requirements]
        places += [(0.8, item.evidence) for item in material.posting.responsibilities]
    best: tuple[float, EvidenceRef | None] = (0.0, None)
    for weight, ref in places:
        text = fold(ref.verbatim)
        hits = sum(folded(topic) in text for topic in exercise.topics)
        if hits and weight * hits > best[0]:
            best = (weight * hits, ref)
    return best


def role_round(material: Material, trade: Trade) -> RoleRound:
    """The kit of the field with its likeliest exercises; a plain statement when the field is not shown."""
    if trade.kit is None:
        return RoleRound(field="other", field_name="not clear from the posting", because=say("field.other"))
    ranked = sorted(
        ((_mention(material, exercise), exercise) for exercise in trade.kit.exercises),
        key=lambda item: -item[0][0],
    )
    return RoleRound(
        field=trade.kit.id,
        field_name=trade.kit.name,
        because=_because(trade),
        formats=trade.kit.formats,
        exercises=tuple(_exercise(entry, ref) for (_, ref), entry in ranked[:EXERCISES]),
        portfolio=trade.kit.portfolio,
        words=trade.kit.words[:24],
    )


def _because(trade: Trade) -> Line:
    assert trade.kit is not None
    return say("field.inferred", *trade.evidence, field=trade.kit.name, words=", ".join(trade.words[:4]))


def _exercise(entry: ExerciseEntry, ref: EvidenceRef | None) -> Exercise:
    return Exercise(
        name=entry.name,
        brief=entry.brief,
        minutes=entry.minutes,
        bring=entry.bring,
        rubric=entry.rubric,
        outline=entry.outline,
        because=say("exercise.because", quote=ref) if ref else None,
    )
