"""The Research tab: topics with what was found out, what is still unknown, and the pages to read from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from finalist.core import clock
from finalist.core.knowledge.entries import ResearchTopic
from finalist.core.knowledge.load import knowledge
from finalist.services import research
from finalist.store.models import Finding, Opportunity, Paper
from finalist.web.messages_records import AREAS


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic; `known`: what was found; `wanted`: the candidate's own open points."""

    topic: ResearchTopic
    known: tuple[Finding, ...]
    wanted: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class AreaRows:
    """Company, field or role, with its topics: those with something in them, and those still open."""

    name: Any
    found: tuple[TopicRow, ...]
    unknown: tuple[TopicRow, ...]


@dataclass(frozen=True, slots=True)
class ResearchTab:
    """All areas. `pages`: (page, sentences offered); `answered`: how many topics have something."""

    opportunity: Opportunity
    areas: tuple[AreaRows, ...]
    answered: int
    topics: int
    pages: tuple[tuple[Paper, int], ...]
    form: "FindingForm"


@dataclass(frozen=True, slots=True)
class FindingForm:
    """The form of one finding: a new one (`row` None) or one to change, with what stands in its fields."""

    row: Finding | None
    topic: str
    text: str
    quote: str
    source: str
    url: str
    found_on: str
    known: bool
    areas: tuple[tuple[Any, tuple[ResearchTopic, ...]], ...]


@dataclass(frozen=True, slots=True)
class FindingPage:
    """One finding to change."""

    opportunity: Opportunity
    form: FindingForm


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page read: its sentences by topic, each with whether it is kept already."""

    opportunity: Opportunity
    paper: Paper
    groups: tuple[tuple[str, tuple[tuple[Any, bool], ...]], ...]
    is_own: bool


def research_tab(opportunity: Opportunity, form: FindingForm) -> ResearchTab:
    """Read it for an opportunity the caller may see. `form`: for a new finding."""
    rows = list(Finding.objects.of(opportunity.owner).filter(opportunity=opportunity).order_by("created_at", "pk"))
    topics = [_topic(entry, rows) for entry in knowledge().research]
    areas = []
    for area, name in AREAS.items():
        own = [row for row in topics if row.topic.area == area]
        with_words = tuple(row for row in own if row.known or row.wanted)
        areas.append(AreaRows(name, with_words, tuple(row for row in own if not row.known and not row.wanted)))
    return ResearchTab(
        opportunity,
        tuple(areas),
        sum(1 for row in topics if row.known),
        len(topics),
        tuple((paper, len(research.proposals(paper))) for paper in research.pages_of(opportunity)),
        form,
    )


def new_finding(topic: str, typed: Mapping[str, str]) -> FindingForm:
    """The form for a new one: on `topic`, with what was typed before."""
    return FindingForm(
        row=None,
        topic=topic or typed["topic"],
        text=typed["text"],
        quote=typed["quote"],
        source=typed["source"],
        url=typed["url"],
        found_on=typed["found_on"] or clock.now().date().isoformat(),
        known=typed["known"] != "no",
        areas=_areas(),
    )


def finding_form(row: Finding) -> FindingForm:
    """The form to change one."""
    found_on = row.found_on.isoformat() if row.found_on else ""
    return FindingForm(row, row.topic, row.text, row.quote, row.source, row.url, found_on, row.known, _areas())


def _areas() -> tuple[tuple[Any, tuple[ResearchTopic, ...]], ...]:
    entries = knowledge().research
    return tuple((name, tuple(one for one in entries if one.area == area)) for area, name in AREAS.items())


def saved_page(paper: Paper) -> SavedPage:
    """Its sentences, by topic in the order of the topics."""
    kept = set(research.kept_of(paper))
    offered = research.proposals(paper)
    groups = []
    for entry in knowledge().research:
        own = tuple((one, one.quote in kept) for one in offered if one.topic == entry.id)
        if own:
            groups.append((entry.name, own))
    assert paper.opportunity is not None
    return SavedPage(paper.opportunity, paper, tuple(groups), paper.kind == "company")


def _topic(entry: ResearchTopic, rows: list[Finding]) -> TopicRow:
    own = [row for row in rows if row.topic == entry.id]
    return TopicRow(entry, tuple(row for row in own if row.known), tuple(row for row in own if not row.known))
