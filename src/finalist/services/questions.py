"""Questions of one's own and those that were really asked: kept, and classified when the words allow it."""

from datetime import date
from typing import Any

from finalist.core.errors import UserError
from finalist.core.knowledge.entries import Question
from finalist.core.knowledge.load import knowledge
from finalist.core.questions.classify import CANDIDATE, classify
from finalist.core.text.terms import stem
from finalist.store.access import NotThere, mine
from finalist.store.models import AskedQuestion, Meeting, Opportunity, Person
from finalist.store.saving import throw_away

ORIGINS = ("own", "asked", "saved")
LONGEST = 1_000


def keep(
    owner: Any,
    text: str,
    *,
    origin: str = "own",
    opportunity_id: str = "",
    person_id: str = "",
    bank_id: str = "",
    asked_on: date | None = None,
    meeting_id: str = "",
) -> AskedQuestion:
    """Keep a question. Raises UserError without words, or for an origin that is none."""
    words = " ".join(text.split())
    if not words or len(words) > LONGEST:
        raise UserError("This is not a question yet.", f"Write it in one to {LONGEST} characters.")
    if origin not in ORIGINS:
        raise UserError(f"“{origin}” is not where a question comes from.", f"Choose one of {', '.join(ORIGINS)}.")
    found = classify(words, answers=CANDIDATE)
    return AskedQuestion.objects.create(
        owner=owner,
        text=words,
        origin=origin,
        opportunity=mine(Opportunity, owner, opportunity_id) if opportunity_id else None,
        person=mine(Person, owner, person_id) if person_id else None,
        bank_id=bank_id[:40],
        asked_on=asked_on,
        meeting=mine(Meeting, owner, meeting_id) if meeting_id else None,
        family=found.family if found.family != "unknown" else "",
        competencies=[one.id for one in found.competencies[:2]],
    )


def in_bank(
    words: str = "", *, family: str = "", competency: str = "", stake: str = "", field: str = "", seniority: str = ""
) -> list[Question]:
    """Questions of the bank with all these words and labels, in authored order. "": anything.

    A question that names no stakes, fields or levels is asked by and of all; it comes after those that name them.
    """
    asked = [stem(word) for word in words.casefold().split()[:8]]
    known = {one.id: one.name for one in knowledge().competencies}
    found = [
        one
        for one in knowledge().questions
        if (not family or one.family == family)
        and (not competency or competency in (one.competency, one.second))
        and (not stake or not one.stakes or stake in one.stakes)
        and (not field or not one.fields or field in one.fields)
        and (not seniority or not one.seniority or seniority in one.seniority)
        and (not asked or _has(one, asked, known))
    ]
    named = ((stake, "stakes"), (field, "fields"), (seniority, "seniority"))
    return sorted(found, key=lambda one: -sum(bool(want) and want in getattr(one, name) for want, name in named))


def of_bank(question_id: str) -> Question:
    """One of them. Raises NotThere."""
    found = next((one for one in knowledge().questions if one.id == question_id), None)
    if found is None:
        raise NotThere
    return found


def kept(owner: Any) -> Any:
    """Questions of one's own, saved ones and those really asked, the newest first."""
    return AskedQuestion.objects.of(owner).order_by("-created_at", "-pk")


def remove(owner: Any, row_id: str) -> AskedQuestion:
    """Throw a kept one away (can be undone)."""
    row = mine(AskedQuestion, owner, row_id)
    throw_away(row)
    return row


def _has(one: Question, asked: list[str], names: dict[str, str]) -> bool:
    text = " ".join((one.text, *one.topics, names.get(one.competency, ""))).casefold()
    return all(word in text for word in asked)
