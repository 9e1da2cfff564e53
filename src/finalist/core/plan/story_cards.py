"""Stories on the plan: which parts they have, what is missing as a question, what they show; and seeds for new ones."""

import re
from collections.abc import Mapping, Sequence

from finalist.core.documents.gameplan import CompetencyRow, StoryCard, StoryComment, StorySeed
from finalist.core.documents.story import Story
from finalist.core.knowledge.load import knowledge
from finalist.core.match.competencies import competency_scores
from finalist.core.plan.material import Material
from finalist.core.stories.check import check_story
from finalist.core.text.terms import terms
from finalist.core.wording import say

SEEDS = 6
SHOWN = 0.25
"""A competency shown less than this is not named on a card (convention)."""

_RESULT = re.compile(
    r"\d\s*%|\bfrom\s+\S*\d\S*.{0,30}?\s+to\s+\S*\d|\b(?:by|to)\s+\S*\d|\b(?:halv|doubl|tripl|sav|cut|reduc|increas|rais|grew|grow"
    r"|fell|rose|dropp|won|award|commend|shorten|lift|improv|deliver|launch|ship|prevent|recover)\w*\b.{0,60}\d"
    r"|\b(?:award|commend|promot|prize)\w*\b",
    re.IGNORECASE,
)
"""A figure that moved, an amount reached, a recognition: what a result looks like in a line."""


def story_cards(stories: Sequence[Story], competencies: Mapping[str, Mapping[str, float]]) -> tuple[StoryCard, ...]:
    """One card a story. `competencies`: story id → competency id → 0..1."""
    return tuple(_card(story, competencies.get(story.id, {})) for story in stories)


def _card(story: Story, shown: Mapping[str, float]) -> StoryCard:
    """The check of the story as a card; a figure that the candidate can not vouch for is not shown."""
    check = check_story(story)
    return StoryCard(
        id=story.id,
        title=story.title,
        evidence=story.evidence,
        has=check.has,
        missing=tuple(item.question for item in check.missing),
        numbers=tuple(item.evidence for item in check.numbers if item.because not in story.unconfirmed),
        told_to=story.told_to,
        competencies={key: round(value, 2) for key, value in shown.items() if value >= SHOWN},
        seconds=check.aloud.seconds,
        comments=tuple(
            StoryComment(code=item.code, text=item.text, attempt=item.attempt, rests_on=item.rests_on)
            for item in check.comments
        ),
    )


def coverage(demand: Mapping[str, float], cards: Sequence[StoryCard]) -> tuple[CompetencyRow, ...]:
    """The heat map: a row a competency, the most wanted first; a cell for each story that shows it."""
    rows = []
    for entry in knowledge().competencies:
        cells = {card.id: card.competencies[entry.id] for card in cards if entry.id in card.competencies}
        rows.append(
            CompetencyRow(
                competency=entry.id,
                name=entry.name,
                demand=round(demand.get(entry.id, 0.0), 2),
                cells=cells,
                covered=max(cells.values(), default=0.0),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.demand, row.name)))


def seeds(material: Material, stories: Sequence[Story]) -> tuple[StorySeed, ...]:
    """Résumé lines that state a result and are not told in a story yet, those with figures first."""
    told = [set(terms(story.evidence.verbatim)) for story in stories]
    found: list[tuple[int, StorySeed]] = []
    for ref in material.highlights():
        stems = set(terms(ref.verbatim))
        if not _RESULT.search(ref.verbatim) or len(stems) < 4 or any(_share(stems, story) >= 0.6 for story in told):
            continue
        shown = competency_scores(ref.verbatim)
        best = tuple(sorted((key for key in shown if shown[key] >= SHOWN), key=lambda key: -shown[key])[:2])
        figures = len(re.findall(r"\d+", ref.verbatim))
        found.append((-figures, StorySeed(evidence=ref, competencies=best, ask_yourself=say("seed.ask", quote=ref))))
    found.sort(key=lambda item: (item[0], item[1].evidence.start))
    return tuple(seed for _, seed in found[:SEEDS])


def _share(line: set[str], story: set[str]) -> float:
    return len(line & story) / len(line) if line else 0.0
