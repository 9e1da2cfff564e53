"""What the slots of a question can be filled with here: requirements, skills, values, threads of round one.

A question without slots has one filling; one whose slot nothing fills has none and so is not asked. Only phrases that
read as English in the slot are used: short ones, quoted as they stand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from finalist.core.documents.base import EvidenceRef, Line, Sourced
from finalist.core.documents.gameplan import Reason, ValueCard
from finalist.core.knowledge.entries import Question
from finalist.core.plan.context import WEIGHTS, Context
from finalist.core.plan.threads import person_in_notes, threads
from finalist.core.plan.wording import SlotValue, fill, say, shorten, slots_of

REQUIREMENT_CHARS = 60
VALUE_WORDS = 5
PER_QUESTION = 2
"""A slot question is offered for at most this many fillings; `select` takes fewer still."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A question's text with its slots filled, the reasons the filling brings, and the person it comes from."""

    text: Line
    reasons: tuple[Reason, ...] = ()
    person: str = ""


@dataclass(frozen=True, slots=True)
class _Filling:
    slots: dict[str, SlotValue]
    evidence: tuple[EvidenceRef, ...]
    reason: Reason
    person: str = ""


def fillings(question: Question, context: Context) -> Iterator[Filled]:
    """The ways in which this question can be asked here."""
    label = f"question:{question.id}"
    needed = slots_of(question.text)
    known = _fixed(context)
    if not needed - known.keys():
        line = fill(question.text, label, {name: known[name] for name in needed})
        if line:
            yield Filled(text=line)
        return
    produced = 0
    for filling in _sources(needed, context):
        line = fill(question.text, label, {**known, **filling.slots}, filling.evidence)
        if line is not None:
            produced += 1
            yield Filled(text=line, reasons=(filling.reason,), person=filling.person)
        if produced == PER_QUESTION:
            return


def _fixed(context: Context) -> dict[str, SlotValue]:
    """Slots that mean one thing in a plan."""
    material = context.material
    fixed: dict[str, SlotValue] = {}
    company = (material.posting.company if material.posting else None) or next(
        (page.name for page in material.companies if page.name), None
    )
    if company:
        fixed["company"] = company
    if material.posting and material.posting.title:
        fixed["role"] = material.posting.title
    return fixed


def _sources(needed: set[str], context: Context) -> Iterator[_Filling]:
    if needed & {"requirement", "skill"}:
        yield from _from_requirements(context)
    if "value" in needed:
        yield from _from_values(context)
    if needed & {"topic", "person"}:
        yield from _from_threads(context)
    if "challenge" in needed:
        yield from _from_challenges(context)


def _from_requirements(context: Context) -> Iterator[_Filling]:
    """Musts before wishes; where the candidate is thin before where they are strong: that is where they will ask."""
    order = {"partial": 0, "gap": 1, "strong": 2}
    ranked = sorted(
        context.fit,
        key=lambda item: (item.requirement.necessity != "must", order[item.strength], item.requirement.id),
    )
    for item in ranked:
        requirement = item.requirement
        slots: dict[str, SlotValue] = {}
        phrase = noun_phrase(requirement.text)
        if phrase:
            slots["requirement"] = phrase
        if requirement.skills:
            slots["skill"] = requirement.skills[0].evidence
        if slots:
            line = say("reason.requirement", quote=requirement.evidence)
            weight = WEIGHTS["requirement" if requirement.necessity == "must" else "requirement-nice"]
            yield _Filling(slots, (requirement.evidence,), Reason(kind="requirement", line=line, weight=weight))


_ASKING = re.compile(
    r"(?:(?:at least |minimum (?:of )?)?(?:\w+|\d+)\+? years?['’]? (?:of )?)?(?:(?:proven|strong|solid|good|sound|deep|extensive|"
    r"significant|recent|relevant|previous|practical|hands-on|working|demonstrable|some|first|excellent|professional)[, ]+)*"
    r"(?:experience (?:of|in|with)|knowledge of|understanding of|familiarity with|confident in|competent in|comfortable with|"
    r"evidence of|track record (?:of|in)|ability in|skills? in|expertise in|interest in|competent user of|proficien(?:t|cy) (?:in|with)|"
    r"command of|fluency in|skilled in|background in|assessed as competent in)\s+(?:the |an? )?",
    re.IGNORECASE,
)


def noun_phrase(requirement: str) -> str:
    """The thing asked for, without the words that ask for it: “Experience of X” → “X”; "" when it would not read.

    Only what stands after a known cue is taken, up to the first comma or bracket, in at most 60 characters.
    """
    text = shorten(requirement, 300)
    cue = _ASKING.match(text)
    if not cue:
        return ""
    phrase = re.split(r"[,;:(.]|\s[–—-]\s", text[cue.end() :], maxsplit=1)[0].strip()
    return phrase if 3 < len(phrase) <= REQUIREMENT_CHARS else ""


def value_words(card: ValueCard) -> str:
    """The company's own name for a value where it is short (“Look twice”), else the plain name of the value."""
    own = re.split(r"[.:;–—\n]|\s-\s", shorten(card.evidence.verbatim), maxsplit=1)[0].strip(' *_"“”')
    return f"“{own}”" if own and len(own.split()) <= VALUE_WORDS else card.name.lower()


def _from_values(context: Context) -> Iterator[_Filling]:
    for card in context.values:
        line = say("reason.value", quote=card.evidence)
        yield _Filling(
            {"value": value_words(card)},
            (card.evidence,),
            Reason(kind="value", line=line, weight=WEIGHTS["value"]),
        )


def _from_threads(context: Context) -> Iterator[_Filling]:
    for thread in threads(context.material):
        slots: dict[str, SlotValue] = {"topic": thread.phrase}
        person: Sourced | None = None
        if thread.line.person:
            person = person_in_notes(context.material.notes, thread.line.person)
            if person:
                slots["person"] = Sourced(value=person.value.split(",")[0], evidence=person.evidence)
        line = say("reason.round-one", quote=thread.line.evidence)
        reason = Reason(kind="round-one", line=line, weight=WEIGHTS["round-one"])
        yield _Filling(slots, (thread.line.evidence,), reason, thread.line.person)


def _from_challenges(context: Context) -> Iterator[_Filling]:
    for said in context.material.statements("challenge"):
        phrase = shorten(said.text, 200).rstrip(".")
        if len(phrase.split()) <= 8 and not phrase.lower().startswith(("we ", "our ", "it ", "this ", "there ")):
            line = say("reason.requirement", quote=said.evidence)
            yield _Filling(
                {"challenge": phrase},
                (said.evidence,),
                Reason(kind="requirement", line=line, weight=WEIGHTS["requirement-nice"]),
            )
