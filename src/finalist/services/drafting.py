"""Letters drafted from notes and papers by the rules of core/letters: each sentence kept with what it rests on.

A draft is a beginning. What the candidate writes afterwards is theirs; a new draft replaces it only when they say so.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, cast

from django.db import transaction

from finalist.core import clock
from finalist.core.documents.letter import LetterDraft, LetterKind, Tone
from finalist.core.errors import UserError
from finalist.core.plan.people import same_person
from finalist.journeys.close import LetterDetails, Round, draft_letters, round_of
from finalist.journeys.continuity import Papers, read_papers, without_withheld
from finalist.services import enclosing, letters, planning
from finalist.services.facts import register_of
from finalist.store.access import mine
from finalist.store.models import Letter, Meeting, Opportunity
from finalist.store.saving import change

TONES: tuple[Tone, ...] = ("warm", "formal", "brief")
DRAFTED = tuple(kind for kind in letters.KINDS if kind not in ("cover", "other"))
"""Kinds of letter that can be drafted."""
LONGEST_WORDS = 500
KEPT = 8
"""Opportunities whose papers stay read in memory: checking while one writes must not read them each time."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What only the candidate can say: the day asked for, the other offer's deadline, a sentence of their own."""

    tone: str = "warm"
    until: date | None = None
    deadline: date | None = None
    words: str = ""


def papers_of(opportunity: Opportunity) -> Papers:
    """Everything there is to draft from, read. Raises InputProblems for papers that nothing can be read of."""
    return _read(opportunity.pk, planning.inputs_now(opportunity), clock.now().date())


@lru_cache(maxsize=KEPT)
def _read(opportunity_id: str, fingerprint: str, today: date) -> Papers:
    opportunity = Opportunity.objects.select_related("owner").get(pk=opportunity_id)
    files = [file for file in planning.input_files(opportunity) if file.kind != "calendar"]
    return without_withheld(read_papers(files, clock.now()), register_of(opportunity.owner))


def draft(owner: Any, letter_id: str, seen: int | None, wish: Wish) -> Letter:
    """Draft this letter; what stands in it gives way. Raises UserError where there is nothing to draft from, Stale."""
    row = mine(Letter, owner, letter_id)
    letters.check_can_change(row)
    if row.kind not in DRAFTED:
        raise UserError("This kind of letter is written by you alone.", "Choose another kind, or write it.")
    found = round_of(papers_of(row.opportunity))
    made = _chosen(_drafts(row.opportunity, found, row.kind, wish, _name(row)), row)
    if made is None:
        raise UserError(
            f"Nothing is known yet of a meeting with {_name(row) or 'anybody'}.", "Write a note, or the letter itself."
        )
    return _keep(row, made, found, wish, seen)


@transaction.atomic
def draft_all(owner: Any, opportunity_id: str, meeting_id: str = "", *, tone: str = "warm") -> list[Letter]:
    """A thank-you for everybody met who has none, drafted; letters that are begun and empty are drafted too.

    `meeting_id`: only for its people. A person of whom nothing can be said keeps an empty letter.
    """
    opportunity = mine(Opportunity, owner, opportunity_id)
    wanted = set(mine(Meeting, owner, meeting_id).people.values_list("pk", flat=True)) if meeting_id else None
    letters.begin_all(owner, opportunity_id, only=wanted)
    rows = Letter.objects.of(owner).filter(opportunity=opportunity, kind="thank-you", state="draft", body="")
    empty = [row for row in rows.exclude(person=None) if wanted is None or row.person_id in wanted]
    if not empty:
        return []
    found = round_of(papers_of(opportunity))
    drafts = _drafts(opportunity, found, "thank-you", Wish(tone), "")
    kept = []
    for row in empty:
        made = _chosen(drafts, row)
        kept.append(_keep(row, made, found, Wish(tone), None) if made else row)
    return kept


def draft_of(letter: Letter) -> LetterDraft | None:
    """The draft as it was made; None for a letter of one's own."""
    kept = letter.made.get("draft") if isinstance(letter.made, dict) else None
    return LetterDraft.model_validate(kept) if kept else None


def _drafts(opportunity: Opportunity, found: Round, kind: str, wish: Wish, to: str) -> tuple[LetterDraft, ...]:
    if wish.tone not in TONES:
        raise UserError(f"“{wish.tone[:20]}” is not a tone.", f"Choose one of {', '.join(TONES)}.")
    details = LetterDetails(
        to=to, sender=str(opportunity.owner.profile.get("name", "")), deadline=wish.deadline, until=wish.until,
        words=" ".join(wish.words.split())[:LONGEST_WORDS],
    )  # fmt: skip
    return draft_letters(
        found.notes, found.invitation, found.stories, found.documents,
        kind=cast(LetterKind, kind), tone=wish.tone, now=clock.now(), details=details,
    )  # fmt: skip


def _chosen(drafts: tuple[LetterDraft, ...], row: Letter) -> LetterDraft | None:
    """The draft for this letter's person; of a kind that gives one letter, that one."""
    name = _name(row)
    if row.kind == "thank-you":
        return next((one for one in drafts if name and same_person(one.person, name)), None)
    return drafts[0] if drafts else None


def _keep(row: Letter, made: LetterDraft, found: Round, wish: Wish, seen: int | None) -> Letter:
    kept = {
        "draft": made.model_dump(mode="json"),
        "sources": {key: source.name for key, source in found.sources.items()},
        "wish": {
            "until": wish.until.isoformat() if wish.until else "",
            "deadline": wish.deadline.isoformat() if wish.deadline else "",
            "words": wish.words[:LONGEST_WORDS],
        },
    }
    values = {"subject": made.subject.text[:300], "body": made.body, "tone": made.tone, "made": kept}
    row = change(row, seen, state="draft", **values)
    promised = [one.pk for one in enclosing.could_go_along(row) if one.person_id and not one.done_at]
    enclosing.choose(row, promised if any(flag.code == "attach" for flag in made.flags) else [])
    return row


def _name(row: Letter) -> str:
    return row.person.name if row.person else ""
