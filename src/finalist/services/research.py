"""Research: what was found out about company, field and role, with its source; pages read into lines to keep."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction

from finalist.core import clock
from finalist.core.documents.company import Company
from finalist.core.errors import UserError
from finalist.core.knowledge.load import knowledge
from finalist.journeys.prepare import read_file
from finalist.services import papers
from finalist.services.history import tell
from finalist.store import files
from finalist.store.access import NotThere, mine
from finalist.store.models import Finding, Opportunity, Paper
from finalist.store.saving import change, throw_away

SAVED = "saved"
"""Kind of a paper that others wrote about the company: read here, never taken for the company's own words."""
LONGEST = 4_000
OFFERED = 60
"""Sentences of one page that are offered at most. Convention: more is not read."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sentence of a page that may be kept. `number`: its place in the page; `topic`: id in the knowledge."""

    number: int
    topic: str
    text: str
    quote: str


def keep(owner: Any, opportunity_id: str, topic: str, text: str, **about: Any) -> Finding:
    """Something found out, or (known=False) still to find out. `about`: quote, source, url, found_on, known.

    Raises UserError without words, for a topic or address that is none.
    """
    opportunity = mine(Opportunity, owner, opportunity_id)
    row: Finding = Finding.objects.create(owner=owner, opportunity=opportunity, **_fitting(topic, text, **about))
    return row


def edit(owner: Any, finding_id: str, seen: int | None, topic: str, text: str, **about: Any) -> Finding:
    """Change it. Raises as `keep` does, and Stale."""
    return change(mine(Finding, owner, finding_id), seen, **_fitting(topic, text, **about))


def remove(owner: Any, finding_id: str) -> Finding:
    """Throw it away (can be undone)."""
    row = mine(Finding, owner, finding_id)
    throw_away(row)
    return row


@transaction.atomic
def add_page(owner: Any, opportunity_id: str, name: str, data: bytes, *, own: bool) -> Paper:
    """Keep a page (HTML, PDF, DOCX, Markdown, text) to read findings from. `own`: the company wrote it itself; then
    the plan reads it whole. Raises UserError for a page that cannot be read.
    """
    opportunity = mine(Opportunity, owner, opportunity_id)
    if own:
        return papers.add(owner, opportunity, "company", name, data)
    read = read_file("company", data, name, source_id=SAVED, now=clock.now())
    blob = files.keep(owner, [data], "application/octet-stream", limit=papers.LIMIT)
    row: Paper = Paper.objects.create(
        owner=owner,
        opportunity=opportunity,
        kind=SAVED,
        name=name[:255],
        blob=blob,
        source=read.source.model_dump(mode="json") if read.source else None,
        document=read.document.model_dump(mode="json") if read.document is not None else None,
    )
    tell(owner, opportunity, "page-read", name=row.name)
    return row


def pages_of(opportunity: Opportunity) -> list[Paper]:
    """The pages findings are read from, the newest first."""
    rows = Paper.objects.of(opportunity.owner).filter(opportunity=opportunity, kind__in=("company", SAVED))
    return list(rows.exclude(document=None).order_by("-created_at", "pk"))


def page_of(owner: Any, opportunity_id: str, paper_id: str) -> Paper:
    """One of them. Raises NotThere."""
    row = mine(Paper, owner, paper_id, opportunity=mine(Opportunity, owner, opportunity_id))
    if row.kind not in ("company", SAVED) or row.document is None:
        raise NotThere
    return row


def remove_page(owner: Any, paper_id: str) -> Paper:
    """Throw a page away (can be undone); what was kept of it stays."""
    return papers.remove(owner, paper_id)


def proposals(paper: Paper) -> tuple[Proposal, ...]:
    """Sentences of the page that say something to one of the topics, as they stand in it, in its order."""
    document = Company.model_validate(paper.document)
    topics = {kind: entry.id for entry in reversed(knowledge().research) for kind in entry.kinds}
    found = (
        Proposal(number, topics[said.kind], said.text, said.evidence.verbatim)
        for number, said in enumerate(document.statements)
        if said.kind in topics
    )
    return tuple(found)[:OFFERED]


@transaction.atomic
def keep_proposals(owner: Any, opportunity_id: str, paper_id: str, numbers: list[int], on: date) -> int:
    """Keep those sentences of a page, once each; how many are new. Raises NotThere for a page that is none."""
    paper = page_of(owner, opportunity_id, paper_id)
    kept = set(kept_of(paper))
    chosen = [one for one in proposals(paper) if one.number in set(numbers) and one.quote not in kept]
    now = clock.now()
    for place, one in enumerate(chosen):
        Finding.objects.create(
            created_at=now + timedelta(microseconds=place),  # so that they stay in the page's order
            owner=owner,
            opportunity_id=opportunity_id,
            topic=one.topic,
            text=one.text,
            quote=one.quote,
            source=paper.name,
            found_on=on,
            blob_id=paper.blob_id,
        )
    if chosen:
        tell(owner, paper.opportunity, "found-out", number=len(chosen), name=paper.name)
    return len(chosen)


def kept_of(paper: Paper) -> list[str]:
    """Quotes of this page that are findings already."""
    rows = Finding.objects.of(paper.owner).filter(opportunity=paper.opportunity, blob=paper.blob_id)
    return list(rows.values_list("quote", flat=True))


def _fitting(
    topic: str,
    text: str,
    *,
    quote: str = "",
    source: str = "",
    url: str = "",
    found_on: date | None = None,
    known: bool = True,
) -> dict[str, Any]:
    words = text.strip()
    if topic not in {entry.id for entry in knowledge().research}:
        raise UserError(f"“{topic[:40]}” is not a topic.", "Choose one of the list.")
    if not words or len(words) > LONGEST or len(quote) > LONGEST:
        raise UserError("This finding has no words yet.", f"Write it in one to {LONGEST} characters.")
    url = url.strip()
    try:
        if url:
            URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        raise UserError(f"“{url[:60]}” is not the address of a page.", "Copy it from the browser.") from None
    if len(url) > 500:
        raise UserError("This address is too long.", "Shorten it after the page's name.")
    return {
        "topic": topic,
        "text": words,
        "quote": quote.strip(),
        "source": source.strip()[:300],
        "url": url,
        "found_on": found_on,
        "known": known,
    }
