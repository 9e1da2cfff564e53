"""The company's values in its own words, the story that shows each, and what to watch for on the day.

A value is named only when the company's own words hold one of its paraphrases; the words are kept beside it.
"""

from collections.abc import Mapping, Sequence

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.gameplan import ValueCard
from finalist.core.knowledge.entries import Value
from finalist.core.knowledge.load import knowledge
from finalist.core.plan.material import Material
from finalist.core.text.terms import fold, terms

CARDS = 6
"""More than six values nobody can prepare for (convention)."""


def value_in(text: str) -> tuple[Value | None, float]:
    """The value a sentence names and how clearly: words of its longest matching paraphrase; (None, 0) if none."""
    folded, stems = fold(text), set(terms(text))
    best: Value | None = None
    best_score = 0.0
    for value in knowledge().values:
        for phrase in (value.name, *value.paraphrases):
            words = set(terms(phrase))
            if not words:
                continue
            whole = fold(phrase) in folded
            if not whole and not (len(words) >= 2 and words <= stems):
                continue
            score = len(words) + (1.0 if whole else 0.0) + (1.0 if folded.startswith(fold(phrase)) else 0.0)
            if score > best_score:
                best, best_score = value, score
    return best, best_score


def stated_values(material: Material) -> list[EvidenceRef]:
    """Where the company speaks of its values: its pages first, then the posting."""
    refs = [said.evidence for said in material.statements("value")]
    if material.posting:
        refs += [said.evidence for said in material.posting.values]
    if not refs:
        refs = [said.evidence for said in material.statements("mission")]
    return refs


def culture(material: Material, story_competencies: Mapping[str, Mapping[str, float]]) -> tuple[ValueCard, ...]:
    """One card a value, in the order the company names them; the best story by competency, each story once."""
    cards: list[ValueCard] = []
    used: set[str] = set()
    for ref in stated_values(material):
        value, _ = value_in(ref.verbatim)
        if value is None or any(card.value == value.id for card in cards):
            continue
        story = _story_for(value.competencies, story_competencies, used)
        if story:
            used.add(story)
        cards.append(
            ValueCard(
                value=value.id,
                name=value.name,
                evidence=ref,
                behaviours=value.behaviours[:3],
                story=story,
                prompt=value.prompt,
                look_for=value.look_for[:2],
                watch_out=value.watch_out[:2],
            )
        )
        if len(cards) == CARDS:
            break
    return tuple(cards)


def _story_for(wanted: Sequence[str], stories: Mapping[str, Mapping[str, float]], used: set[str]) -> str:
    scores = {
        story: sum(shown.get(competency, 0.0) for competency in wanted) - (1.0 if story in used else 0.0)
        for story, shown in stories.items()
    }
    best = max(sorted(scores), key=lambda story: scores[story], default="")
    return best if best and scores[best] > 0.2 else ""
