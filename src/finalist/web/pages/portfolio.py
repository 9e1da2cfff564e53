"""The work samples as cards, and one in its editor with the requirements it could prove."""

from dataclasses import dataclass
from typing import Any

from django.template.defaultfilters import filesizeformat

from finalist.ingest.picture import SAFE
from finalist.services import samples
from finalist.store.models import Opportunity, Paper, WorkSample

SHOWN = 2_000_000
"""Bytes of a picture that stands for itself when it could not be made smaller."""
RECENT, REQUIREMENTS = 5, 40


@dataclass(frozen=True, slots=True)
class SampleCard:
    """One sample. `picture`: id of the bytes to show, "" for none; `url`: where it is on the web, if it is there."""

    row: WorkSample
    picture: str
    size: str
    url: str


@dataclass(frozen=True, slots=True)
class PortfolioPage:
    """All of them."""

    cards: tuple[SampleCard, ...]


@dataclass(frozen=True, slots=True)
class SamplePage:
    """One. `requirements`: what the newest postings ask for, as suggestions."""

    card: SampleCard | None
    requirements: tuple[str, ...]


def portfolio_page(owner: Any) -> PortfolioPage:
    """Read it for `owner`; one query."""
    return PortfolioPage(tuple(_card(row) for row in samples.samples_of(owner)))


def sample_page(owner: Any, row: WorkSample | None) -> SamplePage:
    """The editor; two queries."""
    real = Opportunity.objects.of(owner).filter(is_example=False).order_by("-updated_at")[:RECENT]
    postings = Paper.objects.of(owner).filter(kind="posting", opportunity__in=list(real)).values_list("document")
    asked = [one["text"] for (document,) in postings for one in (document or {}).get("requirements", ())]
    return SamplePage(_card(row) if row else None, tuple(dict.fromkeys(asked))[:REQUIREMENTS])


def _card(row: WorkSample) -> SampleCard:
    blob = row.blob
    itself = blob is not None and blob.media_type in SAFE and blob.size <= SHOWN
    url = row.url if row.url.startswith(("https://", "http://")) else ""
    picture = row.thumbnail_id or (blob.pk if blob and itself else "")
    return SampleCard(row, picture, filesizeformat(blob.size) if blob else "", url)
