"""Stories as shown: what each has and lacks, what they cover, and lines that could become stories."""

from dataclasses import dataclass

from finalist.core.documents.gameplan import StoryCard
from finalist.render import wording
from finalist.render.page.index import Index
from finalist.render.page.parts import Cite, Ref, Said


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story of the candidate. `parts`: name of each part and whether the story has it."""

    anchor: str
    letter: str
    title: Said
    cites: tuple[Cite, ...]
    parts: tuple[tuple[str, bool], ...]
    numbers: tuple[Cite, ...]
    missing: tuple[Said, ...]
    comments: tuple[tuple[Said, Said], ...]
    """What is the matter, and what to try."""
    told_to: tuple[Said, ...]
    length: str
    questions: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class SeedRow:
    """A résumé line that could become a story."""

    quote: Cite
    competencies: str
    ask: Said


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One competency: figures are 0..100, `cells` in the order of the stories."""

    name: str
    demand: int
    cells: tuple[int, ...]
    covered: int


def story_rows(index: Index) -> tuple[StoryRow, ...]:
    """Stories in the plan's order, lettered A, B, C …"""
    return tuple(_row(index, story) for story in index.plan.stories)


def _row(index: Index, story: StoryCard) -> StoryRow:
    mark = index.stories[story.id]
    said = {f"sentence:story.missing.{one.code.removeprefix('no-')}" for one in story.comments}
    return StoryRow(
        anchor=mark.anchor,
        letter=mark.mark,
        title=index.value(story.title),
        cites=index.quoted((story.evidence,)),
        parts=tuple((name, part in story.has) for part, name in wording.PART.items()),
        numbers=index.quoted(story.numbers),
        missing=index.all_said(line for line in story.missing if line.knowledge not in said),
        comments=tuple((index.said(one.text), index.said(one.attempt)) for one in story.comments),
        told_to=tuple(index.value(name) for name in story.told_to),
        length=wording.spoken(story.seconds),
        questions=index.refs(story.for_questions, index.questions),
    )


def heat_rows(index: Index) -> tuple[HeatRow, ...]:
    """Competencies by story, the most asked for first, in whole hundredths."""
    rows = sorted(index.plan.coverage, key=lambda row: -row.demand)
    return tuple(
        HeatRow(
            name=wording.clean(row.name),
            demand=round(100 * row.demand),
            cells=tuple(round(100 * row.cells.get(story, 0)) for story in index.stories),
            covered=round(100 * row.covered),
        )
        for row in rows
    )


def seed_rows(index: Index) -> tuple[SeedRow, ...]:
    """Résumé lines that state a result."""
    return tuple(
        SeedRow(
            index.cite(seed.evidence),
            index.competency_names(seed.competencies),
            index.said(seed.ask_yourself),
        )
        for seed in index.plan.seeds
    )
