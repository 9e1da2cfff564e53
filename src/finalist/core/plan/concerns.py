"""The doubts to answer: those heard in an earlier round, and those a careful reader of the résumé will have.

Each rests on the words that raise it and comes with the honest way to meet it. Thresholds are conventions and live in
the knowledge (thresholds.yaml), not here.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from finalist.core.documents.base import EvidenceRef, Line, Sourced
from finalist.core.documents.gameplan import ConcernCard, RequirementFit
from finalist.core.documents.notes import NoteLine
from finalist.core.documents.posting import Requirement
from finalist.core.knowledge.entries import ConcernKind
from finalist.core.knowledge.load import knowledge
from finalist.core.plan.doubts import proof_for, requirement_of
from finalist.core.plan.history import Stay, gaps, stays
from finalist.core.plan.material import Material
from finalist.core.plan.phrases import headed_phrase, noun_phrase
from finalist.core.plan.threads import person_in_notes
from finalist.core.plan.trade import field_scores
from finalist.core.text.spotting import spot
from finalist.core.text.terms import fold
from finalist.core.wording import SlotValue, authored, fill, lower_first, say, shorten

RECENT_MONTHS = 96
"""Convention: what is older than eight years is past. The other limits are thresholds of the knowledge."""


def threshold(name: str) -> float:
    """A figure of thresholds.yaml, with its evidence beside it there."""
    return float(knowledge().thresholds[name]["value"])


_OPEN = {"trait", "availability"}
"""What papers seldom show and a word settles: no doubt on its own."""
_EVERYDAY = re.compile(
    r"\b(?:driv(?:er|ing)['’]?s? (?:licen[cs]e|record)|right to work|work permit|dbs|background check|criminal record"
    r"|disclosure and barring|drug (?:test|screen)\w*|references?)\b",
    re.IGNORECASE,
)
_KIND_OF_GAP = {"licence": "missing-licence", "education": "missing-degree"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A concern before it is worded: its kind, why, what the slots of its wording are filled with."""

    kind: str
    why: Line
    slots: dict[str, SlotValue]
    about: str = ""
    """Id of the requirement it is about, "" when it is about none."""


def concern_kind(kind_id: str) -> ConcernKind | None:
    """The authored concern with this id."""
    return next((kind for kind in knowledge().concerns if kind.id == kind_id), None)


def heard_kind(text: str) -> str:
    """The concern kind whose signs a note line holds, word for word; "" when none does.

    Several signs of a kind add up, longer signs count more; a tie goes to the kind that stands first.
    """
    said = fold(text).replace("’", "'")
    scores = {
        kind.id: sum(len(sign.split()) for sign in kind.signs if spot(sign, said) >= 0) for kind in knowledge().concerns
    }
    best = max(scores, key=lambda kind: scores[kind], default="")
    return best if best and scores[best] else ""


def concerns(material: Material, fit: Sequence[RequirementFit]) -> tuple[ConcernCard, ...]:
    """All concerns, those voiced by the employer first; one card for each cause.

    A doubt about the course of the career that was voiced and that the dates show as well is one card.
    """
    doubts: list[Doubt] = []
    voiced = list(_voiced(material, fit))
    for doubt in (*voiced, *_missing(fit), *_from_history(material), *_change_of_field(material), *_pay(material)):
        known = next((other for other in doubts if _same_cause(other, doubt)), None)
        if known is None:
            doubts.append(doubt)
        else:
            doubts[doubts.index(known)] = Doubt(
                known.kind, known.why, {**doubt.slots, **known.slots}, known.about or doubt.about
            )
    return tuple(_card(doubt, f"c{number}") for number, doubt in enumerate(doubts, 1))


_OF_A_REQUIREMENT = {"voiced", "missing-must-have", "thin-evidence", "no-tool-experience", "too-junior"}
"""Doubts that are about one requirement, if one can be found: then the papers decide whether it is missing or thin."""
_OF_THE_CAREER = {"employment-gap", "short-stays", "change-of-field", "pay-mismatch"}


def _same_cause(one: Doubt, other: Doubt) -> bool:
    if one.kind == other.kind and one.kind in _OF_THE_CAREER:
        return True
    return one.why.text == other.why.text or bool(one.about and one.about == other.about)


def _voiced(material: Material, fit: Sequence[RequirementFit]) -> Iterator[Doubt]:
    for line in material.note_lines("concern"):
        item = requirement_of(line, fit)
        kind = heard_kind(line.text) or "voiced"
        if item and kind in _OF_A_REQUIREMENT:
            kind = "missing-must-have" if item.strength == "gap" else "thin-evidence"
        slots: dict[str, SlotValue] = {}
        proof = item.support[0].evidence if item and item.support else proof_for(line, material)
        if proof:
            slots["evidence"] = proof
        if item:
            slots |= _asked_for(item)
        yield Doubt(kind, _why_voiced(line, material), slots, item.requirement.id if item else "")


def _asked_for(item: RequirementFit) -> dict[str, SlotValue]:
    """The slots that a requirement fills: as a phrase where it reads as one, and its first skill."""
    slots: dict[str, SlotValue] = {}
    phrase = noun_phrase(item.requirement.text) or headed_phrase(item.requirement)
    if phrase:
        slots["requirement"] = Sourced(value=phrase, evidence=item.requirement.evidence)
    if item.requirement.skills:
        slots["skill"] = item.requirement.skills[0].evidence
        slots.setdefault("requirement", item.requirement.skills[0].evidence)
    return slots


def _why_voiced(line: NoteLine, material: Material) -> Line:
    person = person_in_notes(material.notes, line.person) if line.person else None
    if person:
        return say("concern.voiced-by", person=person, quote=line.evidence)
    return say("concern.voiced", quote=line.evidence)


def _missing(fit: Sequence[RequirementFit]) -> Iterator[Doubt]:
    for item in fit:
        requirement = item.requirement
        if item.why.knowledge == "sentence:fit.years-short":
            proof: dict[str, SlotValue] = {"evidence": item.support[0].evidence} if item.support else {}
            yield Doubt("too-junior", item.why, proof, requirement.id)
        elif item.strength == "gap" and requirement.necessity == "must" and not _a_word_settles(requirement):
            kind = _KIND_OF_GAP.get(requirement.kind, "missing-must-have")
            slots = _asked_for(item)
            if item.support:
                slots["evidence"] = item.support[0].evidence
            yield Doubt(kind, say("concern.gap", quote=requirement.evidence), slots, requirement.id)


def _a_word_settles(requirement: Requirement) -> bool:
    """What papers seldom show though nearly everybody asked has it, such as a driving licence: no doubt on its own."""
    return requirement.kind in _OPEN or bool(_EVERYDAY.search(requirement.text))


def _from_history(material: Material) -> Iterator[Doubt]:
    course = stays(material.resume, material.now)
    for before, after, months in gaps(course, int(threshold("employment_gap_months"))):
        yield Doubt(
            "employment-gap",
            say(
                "concern.employment-gap",
                *_refs(before, after),
                months=months,
                before=before.employer or before.position,
                after=after.employer or after.position,
            ),
            {"months": months},
        )
    now = material.now.year * 12 + material.now.month - 1
    short = [
        stay
        for stay in course
        if stay.exact
        and stay.months < threshold("short_stay_months")
        and stay.last < now - 1
        and stay.first > now - RECENT_MONTHS
        and "intern" not in fold(stay.position)
    ]
    if len(short) > 1:
        names = " and ".join(f"{stay.employer or stay.position} ({stay.months} months)" for stay in short[:3])
        yield Doubt(
            "short-stays",
            say("concern.short-stays", *_refs(*short), stays=names),
            {"months": short[0].months},
        )


def _refs(*course: Stay) -> tuple[EvidenceRef, ...]:
    return tuple(ref for stay in course for ref in stay.evidence)


CLOSE = 0.5
"""From this share of the best score a title may as well be of another field. Convention."""


def _change_of_field(material: Material) -> Iterator[Doubt]:
    posting, resume = material.posting, material.resume
    if posting is None or posting.title is None or resume is None or not resume.content.work:
        return
    wanted = _fields_of_title(posting.title.value)
    known = {field for work in resume.content.work[:3] for field in _fields_of_title(work.position)}
    if wanted and known and not wanted & known:
        ref = resume.spans.get("/work/0/position")
        if ref:
            yield Doubt(
                "change-of-field",
                say("concern.change-of-field", was=ref, role=posting.title),
                {"role": posting.title},
            )


def _fields_of_title(title: str) -> set[str]:
    """The fields that a title may belong to: an account executive sells, in an agency or a firm."""
    scores = {field: score for field, (score, *_) in field_scores(title, "").items() if score > 0}
    most = max(scores.values(), default=0.0)
    return {field for field, score in scores.items() if score >= CLOSE * most}


def _pay(material: Material) -> Iterator[Doubt]:
    from finalist.core.text.pay import pay_of

    posted = material.posting.pay if material.posting else None
    if posted is None or posted.maximum is None:
        return
    for line in material.note_lines("pay"):
        said = pay_of(line.text)
        if said and said.minimum is not None and said.period == posted.period and said.minimum > posted.maximum:
            yield Doubt(
                "pay-mismatch",
                say("concern.pay", posted.evidence, said=line.evidence, posted=posted.evidence),
                {},
            )


def _card(doubt: Doubt, card_id: str) -> ConcernCard:
    kind = concern_kind(doubt.kind)
    if kind is None:
        return ConcernCard(
            id=card_id,
            kind="voiced",
            about=doubt.about,
            title=knowledge().sentences["concern.voiced-title"],
            why=doubt.why,
            meet=say("concern.meet-voiced"),
            bring=(say("concern.bring-voiced"),),
            avoid=say("concern.avoid-voiced"),
        )
    label = f"concern:{kind.id}"
    slots = {name: _slot(value) for name, value in doubt.slots.items()}
    return ConcernCard(
        id=card_id,
        kind=kind.id,
        about=doubt.about,
        title=kind.title,
        why=doubt.why,
        meet=authored(kind.meet, label),
        bring=tuple(authored(text, label) for text in kind.bring),
        say=fill(kind.say, label, slots, doubt.why.evidence) if kind.say else None,
        avoid=authored(kind.avoid, label) if kind.avoid else None,
    )


def _slot(value: SlotValue) -> SlotValue:
    """A quotation as it stands inside a spoken sentence: short, its first word small, no full stop."""
    if isinstance(value, EvidenceRef):
        return Sourced(value=lower_first(shorten(value.verbatim, 90).rstrip(".")), evidence=value)
    return value


def by_kind(cards: Iterable[ConcernCard]) -> dict[str, list[ConcernCard]]:
    """The cards of each concern kind, in order."""
    found: dict[str, list[ConcernCard]] = {}
    for card in cards:
        found.setdefault(card.kind, []).append(card)
    return found
