"""What the plan could not have: said plainly, with how to give it. Also the research behind the rules that
were used.
"""

from collections.abc import Iterator, Sequence

from finalist.core.documents.gameplan import EvidenceNote, GamePlan, Gap, PersonCard
from finalist.core.knowledge.load import knowledge
from finalist.core.plan.material import Material
from finalist.core.wording import say

USED = {
    "questions": ("E1.7", "E1.14"),
    "stories": ("E3.1", "E3.3"),
    "agenda": ("E4.1", "E4.2", "E3.7"),
    "asks": ("E9.5", "E3.8"),
    "culture": ("E9.1", "E9.2"),
    "pay": ("E5.3", "E5.10", "E5.11"),
    "after": ("E6.5", "E6.6"),
}
"""Which entries of the evidence stand behind which part."""


def missing(material: Material, people: Sequence[PersonCard]) -> tuple[Gap, ...]:
    """One gap for each input that was not given or gave nothing."""
    return tuple(Gap(part=part, line=say(f"missing.{key}")) for part, key in _missing(material, people))


def _missing(material: Material, people: Sequence[PersonCard]) -> Iterator[tuple[str, str]]:
    posting, invitation = material.posting, material.invitation
    if posting is None:
        yield "fit", "posting"
    elif not posting.requirements:
        yield "fit", "requirements"
    if material.resume is None:
        yield "fit", "resume"
    if invitation is None:
        yield "snapshot", "invitation"
    elif not invitation.meetings and not invitation.slots:
        yield "snapshot", "invitation-time"
    if not people:
        yield "people", "people"
    if not material.stories:
        yield "stories", "stories"
    elif not any(story.competencies for story in material.stories):
        yield "stories", "story-tags"
    if not material.notes:
        yield "concerns", "notes"
    if not material.companies:
        yield "culture", "company"
    if posting is not None and posting.pay is None:
        yield "pay", "pay"


def evidence_notes(plan: GamePlan) -> tuple[EvidenceNote, ...]:
    """The research notes for the parts that this plan has, worded as they may be shown; unverified ones never."""
    parts = {
        "questions": plan.questions,
        "stories": plan.stories,
        "agenda": plan.agenda.blocks,
        "asks": plan.asks,
        "culture": plan.culture,
        "pay": plan.pay.answers,
        "after": plan.after.deadlines,
    }
    wanted = {key for part, ids in USED.items() if parts[part] for key in ids}
    return tuple(
        EvidenceNote(id=entry.id, wording=entry.shown, source=f"{entry.source}, {entry.year}", grade=entry.grade)
        for entry in knowledge().evidence
        if entry.id in wanted and entry.shown
    )
