"""The cover letter of an opportunity with the sentences it was made of, and the texts of a profile."""

from dataclasses import dataclass

from finalist.core.documents.base import Line
from finalist.core.documents.letter import LetterDraft
from finalist.core.resume.profile import ABOUT, HEADLINE, ProfileTexts
from finalist.services import drafts, resume_fit, resume_letter
from finalist.store.models import Letter, Opportunity, Resume


@dataclass(frozen=True, slots=True)
class CoverPage:
    """The letter. letter: None until it is begun; typed: words of a draft that were not saved; why: as said before."""

    opportunity: Opportunity
    resume: Resume | None
    has_posting: bool
    letter: Letter | None
    draft: LetterDraft | None
    subject: str
    body: str
    is_typed: bool
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """Both texts, their lengths and the most a network takes."""

    resume: Resume
    texts: ProfileTexts
    headline: str
    about: str
    most: tuple[int, int]
    sentences: tuple[Line, ...]


def cover_page(opportunity: Opportunity) -> CoverPage:
    """Read it for an opportunity the caller may see."""
    letter = resume_letter.cover_of(opportunity)
    typed = drafts.read(opportunity.owner, f"cover-{opportunity.pk}") if letter else {}
    subject, body = (letter.subject, letter.body) if letter else ("", "")
    shown = typed.get("subject", subject), typed.get("body", body)
    return CoverPage(
        opportunity,
        resume_letter.resume_for(opportunity),
        resume_fit.posting_of(opportunity) is not None,
        letter,
        resume_letter.draft_of(letter) if letter else None,
        *shown,
        shown != (subject, body),
        resume_letter.FORMATS,
    )


def profile_page(row: Resume) -> ProfilePage:
    """Read it for a résumé the caller may see."""
    texts = resume_letter.profile_of(row)
    about = "\n\n".join(line.text for line in texts.about)
    headline = texts.headline.text if texts.headline else ""
    lines = (*((texts.headline,) if texts.headline else ()), *texts.about)
    return ProfilePage(row, texts, headline, about, (HEADLINE, ABOUT), lines)
