"""What a requirement asks for, as it can stand inside a spoken sentence."""

import pytest

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.posting import Requirement, RequirementKind, Skill
from finalist.core.plan.phrases import headed_phrase


def requirement(text: str, skill: str, kind: RequirementKind = "skill") -> Requirement:
    at = text.index(skill)
    ref = EvidenceRef(document="posting", start=0, end=len(text), verbatim=text)
    named = EvidenceRef(document="posting", start=at, end=at + len(skill), verbatim=skill)
    skills = (Skill(name=skill, evidence=named),)
    return Requirement(id="r1", text=text, necessity="must", kind=kind, skills=skills, evidence=ref)


@pytest.mark.parametrize(
    ("text", "skill", "phrase"),
    [
        ("Excellent behaviour management", "behaviour management", "behaviour management"),
        ("Experience with Tableau, Power BI or Looker", "Tableau", "Tableau"),
        ("Proficiency with Salesforce and Excel", "Excel", "Salesforce and Excel"),
        ("Experience selling packaging, paper or other goods", "packaging", "selling packaging"),
        ("Kubernetes in production: at least two clusters", "Kubernetes", "Kubernetes in production"),
    ],
)
def test_praise_and_asking_words_stay_outside_the_phrase(text: str, skill: str, phrase: str) -> None:
    assert headed_phrase(requirement(text, skill)) == phrase


def test_a_trait_is_no_thing_to_be_done() -> None:
    assert headed_phrase(requirement("Attention to detail", "Attention to detail", "trait")) == ""
