"""The doubts to answer: those heard in an earlier round, and those a careful reader of the résumé will have.

Each rests on the words that raise it and comes with the honest way to meet it. Thresholds are conventions and live in
the knowledge (thresholds.yaml), not here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.documents.gameplan import ConcernCard, RequirementFit
from finalist.core.documents.notes import NoteLine
from finalist.core.knowledge.entries import ConcernKind
from finalist.core.knowledge.load import knowledge
from finalist.core.plan.history import Stay, gaps, stays
from finalist.core.plan.material import Material
from finalist.core.plan.trade import field_scores
from finalist.core.plan.wording import SlotValue, authored, fill, lower_first, say, shorten
from finalist.core.text.terms import fold, terms

GAP_MONTHS = 4
SHORT_STAY_MONTHS = 12
RECENT_MONTHS = 96
"""Conventions: a hole of four months is asked about; a stay under a year is short; older than eight years is past."""

_KIND_OF_GAP = {"licence": "missing-licence", "education": "missing-degree"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A concern before it is worded: its kind, why, what the slots of its wording are filled with."""

    kind: str
    why: Line
    slots: dict[str, SlotValue]


def concern_kind(kind_id: str) -> ConcernKind | None:
    """The authored concern with this id."""
    return next((kind for kind in knowledge().concerns if kind.id == kind_id), None)


def heard_kind(text: str) -> str:
    """The concern kind whose signs stand in a note line, the one with most words matched; "" when none do."""
    folded, stems = fold(text), set(terms(text))
    best, best_score = "", 0.0
    for kind in knowledge().concerns:
        for sign in kind.signs:
            words = terms(sign)
            whole = fold(sign) in folded
            if not words or not (whole or (len(words) > 1 and set(words) <= stems)):
                continue
            score = len(words) + (0.5 if whole else 0.0)
            if score > best_score:
                best, best_score = kind.id, score
    return best


def concerns(material: Material, fit: Sequence[RequirementFit]) -> tuple[ConcernCard, ...]:
    """All concerns, those voiced by the employer first; one card for each kind and cause."""
    doubts = [
        *_voiced(material),
        *_missing(fit),
        *_from_history(material),
        *_change_of_field(material),
        *_pay(material),
    ]
    cards: list[ConcernCard] = []
    seen: set[tuple[str, str]] = set()
    for doubt in doubts:
        key = (doubt.kind, doubt.why.text)
        if key in seen:
            continue
        seen.add(key)
        cards.append(_card(doubt, f"c{len(cards) + 1}"))
    return tuple(cards)


def _voiced(material: Material) -> Iterator[Doubt]:
    for line in material.note_lines("concern"):
        kind = heard_kind(line.text)
        yield Doubt(kind or "voiced", _why_voiced(line), {"requirement": line.evidence})


def _why_voiced(line: NoteLine) -> Line:
    if line.person:
        return say("concern.voiced-by", line.evidence, person=line.person, quote=line.evidence)
    return say("concern.voiced", quote=line.evidence)


def _missing(fit: Sequence[RequirementFit]) -> Iterator[Doubt]:
    for item in fit:
        if item.strength == "gap" and item.requirement.necessity == "must":
            kind = _KIND_OF_GAP.get(item.requirement.kind, "missing-must-have")
            quote = item.requirement.evidence
            yield Doubt(kind, say("concern.gap", quote=quote), {"requirement": quote})


def _from_history(material: Material) -> Iterator[Doubt]:
    course = stays(material.resume, material.now)
    for before, after, months in gaps(course, GAP_MONTHS):
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
        and stay.months < SHORT_STAY_MONTHS
        and stay.last < now - 1
        and stay.first > now - RECENT_MONTHS
        and "intern" not in fold(stay.position)
    ]
    if short:
        names = " and ".join(f"{stay.employer or stay.position} ({stay.months} months)" for stay in short[:3])
        yield Doubt(
            "short-stays",
            say("concern.short-stays", *_refs(*short), stays=names),
            {"months": short[0].months},
        )


def _refs(*course: Stay) -> tuple[EvidenceRef, ...]:
    return tuple(ref for stay in course for ref in stay.evidence)


def _change_of_field(material: Material) -> Iterator[Doubt]:
    posting, resume = material.posting, material.resume
    if posting is None or posting.title is None or resume is None or not resume.content.work:
        return
    wanted = _field_of_title(posting.title.value)
    had = [_field_of_title(work.position) for work in resume.content.work[:3]]
    known = [field for field in had if field]
    if wanted and known and wanted not in known:
        ref = resume.spans.get("/work/0/position")
        if ref:
            yield Doubt(
                "change-of-field",
                say("concern.change-of-field", was=ref, role=posting.title),
                {"role": posting.title},
            )


def _field_of_title(title: str) -> str:
    scores = field_scores(title, "")
    best = max(scores, key=lambda field: scores[field][0], default="")
    return best if best and scores[best][0] > 0 else ""


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
            title="A doubt they voiced",
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
        return lower_first(shorten(value.verbatim, 90).rstrip("."))
    return value


def active_kinds(cards: Iterable[ConcernCard]) -> dict[str, ConcernCard]:
    """The first card of each concern kind."""
    found: dict[str, ConcernCard] = {}
    for card in cards:
        found.setdefault(card.kind, card)
    return found
