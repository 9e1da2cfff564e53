"""Which field and which seniority a posting speaks of, with the words that say so; "other" when they do not.

A title's words weigh three times a word of the text: a title is chosen, a text mentions. Convention.
"""

import re
from dataclasses import dataclass

from finalist.core.documents.base import EvidenceRef
from finalist.core.knowledge.entries import RoundKit, Seniority
from finalist.core.knowledge.load import knowledge
from finalist.core.plan.material import Material
from finalist.core.text.spotting import spot
from finalist.core.text.terms import fold

TITLE_WEIGHT = 3.0
MINIMUM = 3.0
"""Below this sum of matched words the field is "other" (convention)."""

_SENIORITY: tuple[tuple[Seniority, re.Pattern[str]], ...] = (
    (
        "executive",
        re.compile(r"\b(chief|c[eftoi]o|vp|vice president|managing director|executive director)\b"),
    ),
    (
        "lead",
        re.compile(r"\b(head|director|lead|principal|staff (?:engineer|scientist|designer)|manager|matron)\b"),
    ),
    ("senior", re.compile(r"\b(senior|sr|sister|charge nurse|specialist|experienced|iii)\b")),
    (
        "entry",
        re.compile(r"\b(junior|jr|graduate|trainee|intern|apprentice|entry|newly qualified|assistant)\b"),
    ),
)


@dataclass(frozen=True, slots=True)
class Trade:
    """The field (a round kit, None for "other"), the seniority, and the places that show the field."""

    kit: RoundKit | None
    seniority: Seniority
    evidence: tuple[EvidenceRef, ...]
    words: tuple[str, ...]


def field_scores(title: str, text: str) -> dict[str, tuple[float, list[str]]]:
    """For each field: its score and the words matched, title words first."""
    folded_title, folded_text = fold(title), fold(text)
    scores: dict[str, tuple[float, list[str]]] = {}
    for kit in knowledge().rounds:
        in_title = [phrase for phrase in kit.titles if spot(phrase, folded_title, plural=True) >= 0]
        in_text = [phrase for phrase in kit.terms if spot(phrase, folded_text, plural=True) >= 0]
        title_score = TITLE_WEIGHT * max((len(phrase.split()) for phrase in in_title), default=0)
        score = title_score * 2 + len(in_text) * 10 / max(len(kit.terms), 10)
        scores[kit.id] = (score, in_title + in_text)
    return scores


def seniority_of(title: str) -> Seniority:
    """The seniority a title names; "mid" when it names none."""
    folded = fold(title)
    return next((level for level, pattern in _SENIORITY if pattern.search(folded)), "mid")


def trade_of(material: Material) -> Trade:
    """The field and seniority of the posting, or of the latest résumé title when there is no posting."""
    posting = material.posting
    title = posting.title.value if posting and posting.title else ""
    source = material.sources.get(posting.source) if posting else None
    if not title and material.invitation and material.invitation.role:
        title = material.invitation.role.value
    text = source.text if source else ""
    scores = field_scores(title, text)
    best = max(scores, key=lambda field: scores[field][0], default="")
    if not best or scores[best][0] < MINIMUM:
        return Trade(kit=None, seniority=seniority_of(title), evidence=(), words=())
    kit = next(kit for kit in knowledge().rounds if kit.id == best)
    words = scores[best][1]
    refs = []
    if posting and posting.title:
        refs.append(posting.title.evidence)
    if source:
        folded = fold(source.text)
        for word in words[:6]:
            at = spot(word, folded, plural=True)
            if at >= 0 and len(folded) == len(source.text):
                refs.append(source.quote(at, at + len(word)))
    return Trade(kit=kit, seniority=seniority_of(title), evidence=tuple(refs[:4]), words=tuple(words[:6]))
