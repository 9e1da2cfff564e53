"""What the ranking of questions looks at, prepared once: places that make a question likelier, and their weights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.gameplan import ConcernCard, PersonCard, ReasonKind, RequirementFit, ValueCard
from finalist.core.plan.demand import asked_about
from finalist.core.plan.material import Material
from finalist.core.plan.phrases import fixed_slots
from finalist.core.plan.threads import Thread, threads
from finalist.core.plan.trade import Trade
from finalist.core.text.terms import fold, terms
from finalist.core.wording import SlotValue

WEIGHTS = {
    "requirement": 0.9,
    "requirement-nice": 0.5,
    "duty": 0.4,
    "concern": 1.2,
    "stake": 0.4,
    "field": 0.5,
    "value": 0.7,
    "round-one": 1.0,
    "demand": 0.8,
    "seniority": 0.2,
    "staple": 0.3,
    "pack": 0.6,
}
"""How much each kind of reason adds to a question's score. Conventions; they rank, they are no probabilities."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the documents that can make a question likelier."""

    kind: ReasonKind
    weight: float
    ref: EvidenceRef
    folded: str
    stems: frozenset[str]


@dataclass(slots=True)
class Context:
    """What the ranking looks at."""

    material: Material
    trade: Trade
    people: Sequence[PersonCard]
    fit: Sequence[RequirementFit]
    concerns: Sequence[ConcernCard]
    values: Sequence[ValueCard]
    demand: Mapping[str, float]
    stake: str = ""
    """The kind of person to expect questions from, "" when it is those invited."""
    places: list[Place] = field(default_factory=list)
    fixed: dict[str, SlotValue] = field(init=False)
    threads: list[Thread] = field(init=False)
    asked: dict[str, EvidenceRef] = field(init=False)
    """Competency id → the question of the last round that was after it."""

    def __post_init__(self) -> None:
        """Prepare once what every question asks for."""
        self.fixed = fixed_slots(self.material)
        self.threads = threads(self.material, self.fit)
        self.asked = asked_about(self.material)
        posting = self.material.posting
        if posting:
            for item in posting.requirements:
                weight = WEIGHTS["requirement" if item.necessity == "must" else "requirement-nice"]
                self._add("requirement", weight, item.evidence)
            for duty in posting.responsibilities:
                self._add("requirement", WEIGHTS["duty"], duty.evidence)
        for line in self.material.note_lines("concern", "they-asked", "they-said"):
            self._add("round-one", WEIGHTS["round-one"], line.evidence)
        if self.material.invitation:
            for told in self.material.invitation.instructions:
                self._add("round-one", WEIGHTS["requirement"], told.evidence)

    def _add(self, kind: ReasonKind, weight: float, ref: EvidenceRef) -> None:
        self.places.append(Place(kind, weight, ref, fold(ref.verbatim), frozenset(terms(ref.verbatim))))
