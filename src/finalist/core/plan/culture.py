"""The company's values in its own words, the story that shows each, and what to watch for on the day.

A value is named only when the company's own words hold one of its paraphrases; the words are kept beside it.
"""

import re
from collections.abc import Mapping, Sequence

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.gameplan import ValueCard
from finalist.core.knowledge.entries import Value
from finalist.core.knowledge.load import knowledge
from finalist.core.match.competencies import competency_scores
from finalist.core.plan.material import Material
from finalist.core.text.spotting import spot, stems
from finalist.core.text.terms import fold, terms
from finalist.core.wording import shorten

CARDS = 6
OWN_WORDS = 8
ENOUGH, CLEAR = 3, 3.0
"""With fewer stated values than this, other sentences that clearly name one are taken too (convention)."""
"""More than six values nobody can prepare for (convention)."""


def value_in(text: str) -> tuple[Value | None, float]:
    """The value a sentence names and how clearly: words of its longest matching paraphrase; (None, 0) if none."""
    said, words = fold(text).replace("’", "'"), set(terms(text))
    best: Value | None = None
    best_score = 0.0
    for value in knowledge().values:
        for phrase in (value.name, *value.paraphrases):
            wanted = stems(phrase)
            at = spot(phrase, said)
            if not wanted or (at < 0 and not (len(wanted) >= 2 and wanted <= words)):
                continue
            score = len(wanted) + (at >= 0) + (at == 0)
            if score > best_score:
                best, best_score = value, score
    return best, best_score


def stated_values(material: Material) -> list[EvidenceRef]:
    """Where the company speaks of its values: under that heading first, then in the posting, then elsewhere."""
    refs = [said.evidence for said in material.statements("value")]
    if material.posting:
        refs += [said.evidence for said in material.posting.values]
    if len(refs) < ENOUGH:
        others = material.statements("mission", "people", "fact")
        refs += [said.evidence for said in others if value_in(said.text)[1] >= CLEAR]
    return refs


def culture(material: Material, story_competencies: Mapping[str, Mapping[str, float]]) -> tuple[ValueCard, ...]:
    """One card a value, in the order the company names them; the best story by competency, each story once.

    A sentence that stands under the company's own heading for values and names none of the known ones is a
    value all the
    same: it goes by its own words.
    """
    cards: list[ValueCard] = []
    used: set[str] = set()
    stated = {said.evidence for said in material.statements("value")}
    for ref in stated_values(material):
        value, _ = value_in(ref.verbatim)
        card = _known(value, ref) if value else _own(ref) if ref in stated else None
        if card is None or any(card.value == other.value for other in cards):
            continue
        wanted = value.competencies if value else _competencies(ref)
        story = _story_for(wanted, story_competencies, used)
        used.add(story)
        cards.append(card.model_copy(update={"story": story}))
        if len(cards) == CARDS:
            break
    return tuple(cards)


def _known(value: Value, ref: EvidenceRef) -> ValueCard:
    return ValueCard(
        value=value.id,
        name=value.name,
        evidence=ref,
        behaviours=value.behaviours[:3],
        prompt=value.prompt,
        look_for=value.look_for[:2],
        watch_out=value.watch_out[:2],
    )


def _own(ref: EvidenceRef) -> ValueCard | None:
    """A card by the company's own words; only a short lead-in or a short sentence makes a name."""
    name = re.split(r"[.:;–—\n]", shorten(ref.verbatim, 60), maxsplit=1)[0].strip(' …*_"“”')
    if not 1 <= len(name.split()) <= OWN_WORDS:
        return None
    sentences = knowledge().sentences
    return ValueCard(
        value=fold(name),
        name=name,
        evidence=ref,
        prompt=sentences["value.own-prompt"],
        look_for=(sentences["value.own-look"],),
        watch_out=(sentences["value.own-watch"],),
    )


def _competencies(ref: EvidenceRef) -> tuple[str, ...]:
    shown = competency_scores(ref.verbatim)
    return tuple(sorted((key for key in shown if shown[key] > 0), key=lambda key: -shown[key])[:2])


def _story_for(wanted: Sequence[str], stories: Mapping[str, Mapping[str, float]], used: set[str]) -> str:
    scores = {
        story: sum(shown.get(competency, 0.0) for competency in wanted) - (1.0 if story in used else 0.0)
        for story, shown in stories.items()
    }
    best = max(sorted(scores), key=lambda story: scores[story], default="")
    return best if best and scores[best] > 0.2 else ""
