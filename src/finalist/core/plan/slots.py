"""What the slots of a question can be filled with here: requirements, skills, values, threads of round one.

A question without slots has one filling; one whose slot nothing fills has none and so is not asked. Only phrases that
read as English in the slot are used: short ones, quoted as they stand.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from finalist.core.documents.base import EvidenceRef, Line
from finalist.core.documents.gameplan import Reason
from finalist.core.documents.notes import NoteLine
from finalist.core.documents.posting import Skill
from finalist.core.knowledge.entries import Question
from finalist.core.plan.context import WEIGHTS, Context
from finalist.core.plan.phrases import headed_phrase, noun_phrase, value_words
from finalist.core.plan.threads import person_in_notes
from finalist.core.text.terms import terms
from finalist.core.wording import SlotValue, fill, say, shorten, slots_of

PER_QUESTION = 2
"""A slot question is offered for at most this many fillings; `select` takes fewer still."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A question with its slots filled, the reasons that brings, and the note line or requirement it picks up."""

    text: Line
    reasons: tuple[Reason, ...] = ()
    line: NoteLine | None = None
    requirement: str = ""


@dataclass(frozen=True, slots=True)
class _Filling:
    slots: dict[str, SlotValue]
    evidence: tuple[EvidenceRef, ...]
    reason: Reason
    line: NoteLine | None = None
    requirement: str = ""


def fillings(question: Question, context: Context) -> Iterator[Filled]:
    """The ways in which this question can be asked here."""
    label = f"question:{question.id}"
    needed = slots_of(question.text)
    known = context.fixed
    if not needed - known.keys():
        line = fill(question.text, label, {name: known[name] for name in needed})
        if line:
            yield Filled(text=line)
        return
    produced = 0
    for filling in _sources(question, needed, context):
        line = fill(question.text, label, {**known, **filling.slots}, filling.evidence)
        if line is not None:
            produced += 1
            yield Filled(text=line, reasons=(filling.reason,), line=filling.line, requirement=filling.requirement)
        if produced == PER_QUESTION:
            return


def _sources(question: Question, needed: set[str], context: Context) -> Iterator[_Filling]:
    if needed & {"requirement", "skill"}:
        yield from _from_requirements(question, context)
    if "value" in needed:
        yield from _from_values(context)
    if needed & {"topic", "person"}:
        yield from _from_threads(question, context)
    if "challenge" in needed:
        yield from _from_challenges(context)


_SPEAKABLE = {"skill", "experience", "trait"}
"""Kinds of requirement that one can be asked about in a sentence; a licence is shown, not told."""
_ABOUT = {"missing-must-have": "gap", "no-tool-experience": "gap", "thin-evidence": "partial"}
"""Questions about a doubt are filled only with requirements of the strength that the doubt speaks of."""


def _from_requirements(question: Question, context: Context) -> Iterator[_Filling]:
    """Musts before wishes; where the candidate is thin before where they are strong: that is where they will ask.

    A question about a doubt is filled only with what that doubt can be about.
    """
    order = {"partial": 0, "gap": 1, "open": 2, "strong": 3}
    ranked = sorted(
        context.fit, key=lambda item: (item.requirement.necessity != "must", order[item.strength], item.requirement.id)
    )
    wanted = {_ABOUT[kind] for kind in question.concerns if kind in _ABOUT}
    for item in ranked:
        requirement = item.requirement
        if requirement.kind not in _SPEAKABLE:
            continue
        if wanted and item.strength not in wanted:
            continue
        if question.family == "past" and item.strength == "gap":
            continue  # Nobody is asked to tell of what their papers do not show.
        slots: dict[str, SlotValue] = {}
        phrase = noun_phrase(requirement.text) or headed_phrase(requirement)
        if phrase:
            slots["requirement"] = phrase
        skill = next((skill for skill in requirement.skills if _worth_asking(skill, context)), None)
        if skill and requirement.kind != "trait":  # Nobody has “used attention to detail”.
            slots["skill"] = skill.evidence
        if slots:
            line = say("reason.requirement", quote=requirement.evidence)
            weight = WEIGHTS["requirement" if requirement.necessity == "must" else "requirement-nice"]
            reason = Reason(kind="requirement", line=line, weight=weight)
            yield _Filling(slots, (requirement.evidence,), reason, requirement=requirement.id)


def _worth_asking(skill: Skill, context: Context) -> bool:
    """False for “data”, which names nothing much, and for “nursing” in a posting for nurses: it is the trade."""
    named = skill.evidence.verbatim
    if named.islower() and len(named.split()) == 1:
        return False
    posting = context.material.posting
    title = set(terms(posting.title.value)) if posting and posting.title else set()
    kit = context.trade.kit
    return not set(terms(skill.name)) <= title | set(terms(kit.name if kit else ""))


def _from_values(context: Context) -> Iterator[_Filling]:
    for card in context.values:
        line = say("reason.value", quote=card.evidence)
        yield _Filling(
            {"value": value_words(card)},
            (card.evidence,),
            Reason(kind="value", line=line, weight=WEIGHTS["value"]),
        )


def _from_threads(question: Question, context: Context) -> Iterator[_Filling]:
    kinds = question.threads or ("i-told-story",)
    for thread in context.threads:
        if thread.line.kind not in kinds:
            continue
        slots: dict[str, SlotValue] = {"topic": thread.phrase}
        person = person_in_notes(context.material.notes, thread.line.person) if thread.line.person else None
        if person:
            slots["person"] = person
        line = say("reason.round-one", quote=thread.line.evidence)
        reason = Reason(kind="round-one", line=line, weight=WEIGHTS["round-one"])
        yield _Filling(slots, (thread.line.evidence,), reason, thread.line)


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
