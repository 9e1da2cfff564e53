"""What comparing a requirement with the evidence found, before it is put into words."""

from dataclasses import dataclass, replace

from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.documents.gameplan import RequirementFit, Strength, Support
from finalist.core.documents.posting import Requirement
from finalist.core.knowledge.load import knowledge
from finalist.core.wording import SlotValue, fill, say

_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """why, say: ids of sentences ("" for none); the rest fills their slots."""

    strength: Strength
    why: str
    say: str = ""
    support: tuple[Support, ...] = ()
    shared: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    quote: EvidenceRef | None = None
    asked_years: float | None = None
    shown_years: float | None = None

    def but(
        self, strength: Strength, why: str, say: str, *, asked_years: float, shown_years: float | None = None
    ) -> "Finding":
        """The same with another verdict because of the years."""
        return replace(
            self,
            strength=strength,
            why=why,
            say=say,
            asked_years=asked_years,
            shown_years=shown_years,
            quote=self.quote or (self.support[0].evidence if self.support else None),
        )


def worded(requirement: Requirement, finding: Finding) -> RequirementFit:
    """The finding as the plan shows it."""
    why = _line(finding.why, requirement, finding)
    return RequirementFit(
        requirement=requirement,
        strength=finding.strength,
        support=finding.support,
        why=why or say("fit.unclear", requirement.evidence),
        say=_line(finding.say, requirement, finding) if finding.say else None,
    )


def _line(sentence: str, requirement: Requirement, finding: Finding) -> Line | None:
    slots: dict[str, SlotValue] = {"asked": requirement.evidence}
    if finding.shared:
        slots["shared"] = listed(finding.shared)
    if finding.missing:
        slots["missing"] = listed(finding.missing)
    if finding.quote is not None:
        slots["quote"] = finding.quote
    if finding.asked_years is not None:
        slots["asked_years"] = f"{finding.asked_years:g}"
    if finding.shown_years is not None:
        slots["shown_years"] = f"{finding.shown_years:g}"
    rests_on = (requirement.evidence, *(support.evidence for support in finding.support))
    return fill(knowledge().sentences[sentence], f"sentence:{sentence}", slots, rests_on)


def listed(words: tuple[str, ...]) -> str:
    """“a, b and c”, at most five."""
    kept = words[:_MOST_WORDS]
    return kept[0] if len(kept) == 1 else ", ".join(kept[:-1]) + " and " + kept[-1]
