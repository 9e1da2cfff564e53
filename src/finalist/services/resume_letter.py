"""What goes with a résumé: the cover letter of an opportunity, the sheet of references, the texts of a profile."""

from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from pydantic import ValidationError

from finalist.core import clock
from finalist.core.documents.letter import LetterDraft
from finalist.core.errors import UserError
from finalist.core.resume.profile import ProfileTexts, profile_texts
from finalist.core.resume.told import day, patterns
from finalist.journeys.resume import Built
from finalist.journeys.resume_letter import build_cover, build_references, own_letter, write_cover
from finalist.services import letters, resume_choice, resume_fit, resume_look, resumes
from finalist.store.access import NotThere, mine
from finalist.store.models import Letter, Opportunity, Resume
from finalist.store.saving import change

LONGEST = letters.LONGEST
FORMATS = ("pdf", "docx", "html", "txt", "md")


@dataclass(frozen=True, slots=True)
class Wish:
    """What only the candidate can say: whom to greet, and why this employer, in a sentence of their own."""

    to: str = ""
    why: str = ""


def cover_of(opportunity: Opportunity) -> Letter | None:
    """The newest cover letter of the opportunity."""
    rows = Letter.objects.of(opportunity.owner).filter(opportunity=opportunity, kind="cover")
    row: Letter | None = rows.order_by("-created_at").first()
    return row


def resume_for(opportunity: Opportunity) -> Resume | None:
    """The résumé that the letter goes with: the version for the opportunity, else the one in use."""
    return resumes.version_for(opportunity) or resume_choice.in_use(opportunity.owner)


@transaction.atomic
def write(owner: Any, opportunity_id: str, wish: Wish, seen: int | None = None) -> Letter:
    """Write the letter from résumé, stories and posting; one that is there gives way, its words with it.

    Raises UserError without a résumé or a posting, Stale when the letter was saved elsewhere.
    """
    opportunity = mine(Opportunity, owner, opportunity_id)
    resume, posting = resume_for(opportunity), resume_fit.posting_of(opportunity)
    if resume is None:
        raise UserError("There is no résumé for this letter yet.", "Write it here first, or bring it in.")
    if posting is None:
        raise UserError("There is no posting that asks for something.", "Hand it in first.")
    draft = write_cover(
        resume_fit.document_of(resume), posting, resume_fit.stories_of(opportunity), clock.now(),
        language=_spoken(resume), addressee=wish.to.strip()[:200], why=wish.why.strip()[:1000],
    )  # fmt: skip
    kept = {"subject": draft.subject.text[:300], "body": draft.body, "made": draft.model_dump(mode="json")}
    there = cover_of(opportunity)
    if there:
        return change(there, seen, **kept)
    row: Letter = Letter.objects.create(owner=owner, opportunity=opportunity, kind="cover", **kept)
    return row


def _spoken(resume: Resume) -> str:
    """The language of the résumé where letters are written in it, else English."""
    language = str(resume_look.look_of(resume)["language"])
    try:
        patterns(language)
    except UserError:
        return "en"
    return language


def save(owner: Any, opportunity_id: str, subject: str, body: str, seen: int | None) -> Letter:
    """Keep the candidate's own words. Raises NotThere before a letter is begun, Stale as `write`."""
    row = cover_of(mine(Opportunity, owner, opportunity_id))
    if row is None:
        raise NotThere
    if len(body) > LONGEST:
        raise UserError("This letter is too long.", f"Keep it under {LONGEST:,} characters.")
    return change(row, seen, subject=" ".join(subject.split())[:300], body=body.replace("\r\n", "\n"))


def draft_of(row: Letter) -> LetterDraft | None:
    """The draft as it was made, each sentence with what it rests on; None for one that was written by hand."""
    try:
        return LetterDraft.model_validate(row.made) if row.made else None
    except ValidationError:
        return None


def file_of(owner: Any, opportunity_id: str, form: str) -> Built:
    """The letter in the theme of its résumé. Raises NotThere before it is begun, UserError for a format of none."""
    opportunity = mine(Opportunity, owner, opportunity_id)
    row, resume = cover_of(opportunity), resume_for(opportunity)
    if form not in FORMATS:
        raise NotThere
    if row is None or resume is None:
        raise UserError("There is no cover letter yet.", "Write it first, from a résumé and the posting.")
    order, content = resume_look.order_of(resume, form), resumes.content_of(resume.body)
    if not resume_look.nameable(content):
        raise UserError("There is no name in the résumé yet.", "Write it under Contact.")
    letter = replace(
        own_letter(row.body), subject=row.subject, date=day(clock.now().date(), _spoken(resume)),
        to=(opportunity.company,) if opportunity.company else (),
    )  # fmt: skip
    return build_cover(content, letter, order)


def references_of(row: Resume, form: str) -> Built:
    """The sheet of references. Raises UserError when the résumé names nobody, NotThere for a format of none."""
    if form not in FORMATS:
        raise NotThere
    content = resumes.content_of(row.body)
    if not resume_look.nameable(content):
        raise UserError("There is no name in the résumé yet.", "Write it under Contact.")
    return build_references(content, resume_look.order_of(row, form))


def profile_of(row: Resume) -> ProfileTexts:
    """Headline and About from its own words; in English where its language has no patterns."""
    return profile_texts(resume_fit.document_of(row), language=_spoken(row))
