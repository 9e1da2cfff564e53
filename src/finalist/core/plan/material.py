"""Everything that was read, as one value: what each part of the plan is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from finalist.core.documents.base import EvidenceRef, Source
from finalist.core.documents.company import Company, CompanyStatement
from finalist.core.documents.invitation import BusyTime, Invitation
from finalist.core.documents.notes import NoteLine, Notes
from finalist.core.documents.posting import Posting
from finalist.core.documents.resume import Resume
from finalist.core.documents.story import Story


@dataclass(frozen=True, slots=True)
class Material:
    """The inputs of a plan. `zone` is the candidate's (IANA); `hours` what they can give to preparation."""

    now: datetime
    zone: str = "UTC"
    hours: float = 6.0
    posting: Posting | None = None
    resume: Resume | None = None
    invitation: Invitation | None = None
    notes: tuple[Notes, ...] = ()
    stories: tuple[Story, ...] = ()
    companies: tuple[Company, ...] = ()
    busy: tuple[BusyTime, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    withheld: tuple[str, ...] = ()
    """Places of sentences left out because the candidate can not confirm them (core/continuity/withhold.py)."""

    def note_lines(self, *kinds: str) -> list[NoteLine]:
        """Lines of all notes, of the kinds given or of all kinds, in order."""
        return [line for notes in self.notes for line in notes.lines if not kinds or line.kind in kinds]

    def statements(self, *kinds: str) -> list[CompanyStatement]:
        """What the company says of itself, of the kinds given or of all kinds."""
        return [said for page in self.companies for said in page.statements if not kinds or said.kind in kinds]

    def highlights(self) -> list[EvidenceRef]:
        """The résumé's lines that tell of something done: highlights and summaries of work, projects, volunteering."""
        if self.resume is None:
            return []
        wanted = ("/work/", "/projects/", "/volunteer/")
        return [
            ref
            for pointer, ref in self.resume.spans.items()
            if pointer.startswith(wanted)
            and ("/highlights/" in pointer or pointer.endswith(("/summary", "/description")))
        ]
