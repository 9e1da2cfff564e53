"""Search over everything the candidate keeps, and the bank of questions: few rows of each kind, at once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, TextField
from django.db.models.functions import Cast

from finalist.core.knowledge.load import knowledge
from finalist.store.models import AskedQuestion, Note, Opportunity, Person, Resume, Story, Take
from finalist.store.search import holding

SHOWN = 6
"""Hits a kind. A palette is for going somewhere, not for reading lists."""
MANY = 30
"""Hits a kind on the page of its own."""
LONGEST = 100
WORDS = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `row`: its id (of the bank's entry for `bank`); `opportunity`: id, "" for none."""

    kind: str
    row: str
    title: str
    detail: str = ""
    opportunity: str = ""


def words_of(q: str) -> list[str]:
    """The words asked for; more than a person types are ignored."""
    return q.replace("\0", " ")[:LONGEST].split()[:WORDS]


def search(owner: Any, q: str, limit: int = SHOWN) -> tuple[Hit, ...]:
    """What holds every word of `q`, by kind in the order of KINDS; nothing without words."""
    words = words_of(q)
    if not words:
        return ()
    return tuple(hit for kind in KINDS for hit in kind(owner, words, limit))


def opportunities(owner: Any, words: list[str], limit: int) -> list[Hit]:
    """By company and role, those in sight first."""
    rows = Opportunity.objects.of(owner).filter(holding(words, ("company", "role")))
    found = rows.order_by(F("archived_at").asc(nulls_first=True), "-updated_at").values_list("pk", "company", "role")
    return [Hit("opportunity", pk, company or role, role if company else "", pk) for pk, company, role in found[:limit]]


def people(owner: Any, words: list[str], limit: int) -> list[Hit]:
    """By name, company, title and e-mail."""
    rows = Person.objects.of(owner).filter(holding(words, ("name", "company", "title", "email"))).order_by("name")
    return [
        Hit("person", pk, name, " · ".join(part for part in (title, company) if part))
        for pk, name, title, company in rows.values_list("pk", "name", "title", "company")[:limit]
    ]


def stories(owner: Any, words: list[str], limit: int) -> list[Hit]:
    """By title, then by their text."""
    mine = Story.objects.of(owner)
    found = list(mine.filter(holding(words, ("title",))).order_by("title").values_list("pk", "title")[:limit])
    if len(found) < limit:
        told = mine.filter(holding(words, ("text",))).exclude(pk__in=[pk for pk, _ in found])
        found += list(told.order_by("title").values_list("pk", "title")[: limit - len(found)])
    return [Hit("story", pk, title) for pk, title in found]


def resumes(owner: Any, words: list[str], limit: int) -> list[Hit]:
    """By their name and by the words in them."""
    rows = Resume.objects.of(owner).annotate(words=Cast("body", TextField()))
    found = rows.filter(holding(words, ("name", "words"))).order_by("-updated_at")
    return [Hit("resume", pk, name, company or "") for pk, name, company in
            found.values_list("pk", "name", "opportunity__company")[:limit]]  # fmt: skip


def questions(owner: Any, words: list[str], limit: int) -> list[Hit]:
    """One's own and those that were asked."""
    rows = AskedQuestion.objects.of(owner).filter(holding(words, ("text",))).order_by("-created_at")
    found = rows.values_list("pk", "text", "opportunity", "opportunity__company")
    return [Hit("question", pk, text, company or "", opportunity or "")
            for pk, text, opportunity, company in found[:limit]]  # fmt: skip


def bank(owner: Any, words: list[str], limit: int) -> list[Hit]:
    """Questions of the bank."""
    wanted = [word.casefold() for word in words]
    hits: list[Hit] = []
    for entry in knowledge().questions:
        if all(word in entry.text.casefold() for word in wanted):
            hits.append(Hit("bank", entry.id, entry.text))
            if len(hits) == limit:
                break
    return hits


def notes(owner: Any, words: list[str], limit: int) -> list[Hit]:
    """What was noted, the newest first."""
    rows = Note.objects.of(owner).filter(holding(words, ("text",)), opportunity__deleted_at=None).order_by("-at")
    found = rows.values_list("pk", "text", "opportunity", "opportunity__company")
    return [Hit("note", pk, text[:160], company, opportunity) for pk, text, opportunity, company in found[:limit]]


def takes(owner: Any, words: list[str], limit: int) -> list[Hit]:
    """Answers that were practised, by their question, the newest first."""
    rows = Take.objects.of(owner).filter(holding(words, ("question",))).order_by("-created_at", "-nth")
    found = rows.values_list("pk", "question", "created_at", "opportunity__company")
    return [Hit("take", pk, question, " · ".join(one for one in (f"{at:%Y-%m-%d}", company or "") if one))
            for pk, question, at, company in found[:limit]]  # fmt: skip


KINDS: tuple[Callable[[Any, list[str], int], list[Hit]], ...] = (
    opportunities, people, stories, resumes, questions, notes, takes, bank
)  # fmt: skip
