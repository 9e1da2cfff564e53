"""The stories: a list to search, and one story in its editor with the check beside it."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from finalist.core.knowledge.load import knowledge
from finalist.core.match.situations import proposed
from finalist.core.stories.check import WORDS_PER_MINUTE, StoryCheck
from finalist.services import stories
from finalist.store.models import Opportunity, Person, Story, Telling
from finalist.web.messages_material import LENGTHS, STORY_PARTS, UNMEASURED, VERDICTS

LIKELY = 6
"""How many situations are put forward from the words."""
ROWS = 25
OPENING = 150
CHOICES = 60
"""Opportunities and people offered for “who heard it”: the newest."""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story in the list. `seconds`: how long it takes aloud; `opening`: how it begins."""

    story: Story
    shows: tuple[str, ...]
    opening: str
    seconds: int


@dataclass(frozen=True, slots=True)
class StoriesPage:
    """A page of the list. `query`: the filters as they go into an address."""

    rows: tuple[StoryRow, ...]
    page: Page[Any]
    words: str
    competency: str
    competencies: tuple[tuple[str, str], ...]
    total: int


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of the story in the check: its share of the words, None when it is not there."""

    code: str
    name: Any
    percent: int | None


@dataclass(frozen=True, slots=True)
class CheckPanel:
    """The check as it is shown. `pieces`: the candidate's text cut at the parts, each with its class ("" plain)."""

    check: StoryCheck | None
    pieces: tuple[tuple[str, str], ...] = ()
    parts: tuple[PartRow, ...] = ()
    verdict: Any = ""
    length: Any = ""
    unmeasured: Any = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form: of the row, of a draft, or as it was just sent."""

    title: str
    text: str
    competencies: tuple[str, ...]
    situations: tuple[str, ...]
    happened_on: str
    rev: str


@dataclass(frozen=True, slots=True)
class HappensField:
    """One choice of what happens in the story: `likely` from its words, then all others; pairs of id and name."""

    name: str
    chosen: str
    likely: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """The editor. `story` is None for a new one; `is_draft`: the fields hold words that were not saved."""

    story: Story | None
    typed: Typed
    panel: CheckPanel
    competencies: tuple[tuple[str, str, bool], ...]
    happens: tuple[HappensField, ...]
    tellings: tuple[Telling, ...]
    opportunities: tuple[Opportunity, ...]
    people: tuple[Person, ...]
    draft_key: str
    is_draft: bool


def stories_page(owner: Any, words: str = "", competency: str = "", number: str = "") -> StoriesPage:
    """Read it for `owner`; three queries."""
    names = {entry.id: entry.name for entry in knowledge().competencies}
    page = Paginator(stories.found(owner, words, competency), ROWS).get_page(number)
    rows = tuple(_row(story, names) for story in page.object_list)
    total = page.paginator.count
    return StoriesPage(rows, page, words, competency, tuple(names.items()), total)


def _row(story: Story, names: dict[str, str]) -> StoryRow:
    flat = " ".join(story.text.replace("*", " ").split())
    opening = flat if len(flat) <= OPENING else flat[:OPENING].rsplit(" ", 1)[0] + " …"
    shows = tuple(names[one] for one in story.competencies if one in names)
    return StoryRow(story, shows, opening, round(len(flat.split()) * 60 / WORDS_PER_MINUTE))


def story_page(owner: Any, story: Story | None, typed: Typed, *, is_draft: bool = False) -> StoryPage:
    """The editor with the check of what stands in it; half a dozen queries."""
    tellings: tuple[Telling, ...] = ()
    if story:
        rows = Telling.objects.of(owner).filter(story=story).select_related("person", "opportunity")
        tellings = tuple(rows.order_by("-told_on", "-created_at"))
    return StoryPage(
        story=story,
        typed=typed,
        panel=panel(typed),
        competencies=tuple((one.id, one.name, one.id in typed.competencies) for one in knowledge().competencies),
        happens=happens_fields(typed),
        tellings=tellings,
        opportunities=tuple(Opportunity.objects.of(owner).order_by("-updated_at")[:CHOICES]) if story else (),
        people=tuple(Person.objects.of(owner).order_by("-updated_at")[:CHOICES]) if story else (),
        draft_key=f"story-{story.pk}" if story else "story-new",
        is_draft=is_draft,
    )


def happens_fields(typed: Typed) -> tuple[HappensField, ...]:
    """Two choices; what the story's own words speak for stands first."""
    names = {entry.id: entry.name for entry in knowledge().situations}
    best = [entry.id for entry in proposed(typed.text, LIKELY)]
    rest = sorted((key for key in names if key not in best), key=lambda key: names[key])
    chosen = [*typed.situations, "", ""]
    likely, others = (tuple((key, names[key]) for key in keys) for keys in (best, rest))
    return tuple(HappensField(f"happens_{at + 1}", chosen[at], likely, others) for at in range(2))


def typed_of(story: Story) -> Typed:
    """The form as the row fills it."""
    return Typed(
        story.title, story.text, tuple(story.competencies), tuple(story.situations), story.happened_on, str(story.rev)
    )


def panel(typed: Typed) -> CheckPanel:
    """The check of what is typed."""
    checked = stories.check(typed.title, typed.text, (*typed.competencies, *typed.situations))
    found = checked.check
    if found is None or checked.source is None:
        return CheckPanel(None)
    if found.measured != "yes":
        return CheckPanel(found, unmeasured=UNMEASURED[found.measured])
    parts = tuple(
        PartRow(code, name, round(100 * found.share[code]) if code in found.has else None)
        for code, name in STORY_PARTS.items()
        if code != "lesson" or code in found.has
    )
    verdict = VERDICTS[found.episode.verdict] if found.episode else ""
    return CheckPanel(found, _pieces(checked.source.text, found), parts, verdict, LENGTHS[found.aloud.length])


def _pieces(text: str, found: StoryCheck) -> tuple[tuple[str, str], ...]:
    """The text from the first told word on, cut where a sentence's part begins and ends."""
    spans = [(one.evidence.start, one.evidence.end, one.part or "") for one in found.sentences]
    if not spans:
        return ()
    pieces: list[tuple[str, str]] = []
    at = spans[0][0]
    for start, end, part in spans:
        pieces += [(text[at:start].replace("*", ""), ""), (text[start:end], part)]
        at = end
    return tuple(piece for piece in (*pieces, (text[at:], "")) if piece[0])
