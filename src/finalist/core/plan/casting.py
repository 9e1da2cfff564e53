"""Who asks what, who hears which story: questions, people and stories put together.

An asker is guessed from the stake (who asks this kind of question) or known from the notes (who left the thread). The
stories are assigned by core/match/assign.py under its rules; this module only prepares its input and words its result.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from finalist.core.documents.base import Line
from finalist.core.documents.gameplan import LikelyQuestion, PersonCard
from finalist.core.documents.story import Story
from finalist.core.knowledge.load import knowledge
from finalist.core.match.assign import AssignedQuestion, assign
from finalist.core.match.stories import AskedFor, StoryMatch, Tellable, story_fit, told_text
from finalist.core.match.story_worth import story_worth
from finalist.core.plan.likely import Expected
from finalist.core.plan.material import Material
from finalist.core.plan.people import same_person, stake_named
from finalist.core.text.similarity import Similarity
from finalist.core.text.terms import terms
from finalist.core.wording import say

STORY_FAMILIES = frozenset({"past", "values", "difficult", "motivation", "situational"})
"""Technical questions are answered by thinking aloud; the others may be answered with an episode."""
LOAD = 0.25
"""What each question somebody already has costs them, so that the questions spread over the room (convention)."""


def _affinity(item: Expected, card: PersonCard) -> float:
    """How much a question sounds like this person; at least 2 when they can be expected to ask it."""
    left_by = item.line.person if item.line else ""
    left_it = bool(left_by) and same_person(left_by, card.name.value)
    if left_it and "{person}" in item.question.text:
        return 0.0  # A question that names somebody is asked by somebody else.
    stake = stake_named(card.stake)
    score = 3.0 if left_it else 0.0
    if stake:
        score += 2.0 * (stake.id in item.question.stakes)
        score += 0.5 * (item.question.family in stake.families) + 0.5 * (item.question.competency in stake.competencies)
    return score


def askers(chosen: Sequence[Expected], people: Sequence[PersonCard]) -> list[tuple[str, ...]]:
    """For each question the one person most likely to ask it, spread over the room; empty when nobody stands out.

    One asker a question: whoever it is, the people who sit with them hear the answer too.
    """
    load: Counter[str] = Counter()
    found: list[tuple[str, ...]] = []
    for item in chosen:
        fitting = [
            (_affinity(item, card) - LOAD * load[card.id], -order, card.id)
            for order, card in enumerate(people)
            if _affinity(item, card) >= 2.0
        ]
        if not fitting:
            found.append(())
            continue
        best = max(fitting)[2]
        load[best] += 1
        found.append((best,))
    return found


def told_before(material: Material, people: Sequence[PersonCard]) -> dict[str, frozenset[str]]:
    """Story id → ids of those who heard it: named under the story, or noted as told in an earlier round."""
    found: dict[str, set[str]] = {}
    for story in material.stories:
        names = [name.value for name in story.told_to]
        title = set(terms(story.title.value))
        for line in material.note_lines("i-told-story"):
            if line.person and title and len(title & set(terms(line.text))) / len(title) >= 0.6:
                names.append(line.person)
        found[story.id] = {card.id for card in people if any(same_person(name, card.name.value) for name in names)}
    return {story: frozenset(heard) for story, heard in found.items() if heard}


def panels(material: Material, people: Sequence[PersonCard]) -> list[frozenset[str]]:
    """People who sit together in one meeting hear as one; a meal or a tour is no hearing."""
    meetings = material.invitation.meetings if material.invitation else ()
    together = []
    for meeting in meetings:
        if meeting.format in {"meal", "tour"}:
            continue
        ids = frozenset(card.id for card in people if meeting.id in card.meetings)
        if len(ids) > 1:
            together.append(ids)
    return together


def cast(
    chosen: Sequence[Expected], people: Sequence[PersonCard], material: Material, similarity: Similarity
) -> tuple[LikelyQuestion, ...]:
    """The chosen questions as they stand in the plan: ranked, with askers, a story and a spare."""
    ids = [f"q{number}" for number in range(1, len(chosen) + 1)]
    who = dict(zip(ids, askers(chosen, people), strict=True))
    again = {
        qid: story for qid, item in zip(ids, chosen, strict=True) if (story := asked_again(item, material.stories))
    }
    telling = [
        (qid, item)
        for qid, item in zip(ids, chosen, strict=True)
        if item.question.family in STORY_FAMILIES and qid not in again
    ]
    matches = _matches(telling, material.stories, similarity)
    worth = {story.id: story_worth(story, material.now.date()) for story in material.stories}
    result = assign(
        [AssignedQuestion(qid, item.score, who[qid]) for qid, item in telling],
        [story.id for story in material.stories],
        {(qid, story): match.score * worth[story] for (qid, story), match in matches.items()},
        told=told_before(material, people),
        panels=panels(material, people),
    )
    without = {gap.question: gap.because for gap in result.without}
    told = [
        _Told(again[qid], "", say("story.asked-again"))
        if qid in again
        else _Told(
            result.stories.get(qid, ""),
            result.spares.get(qid, ""),
            _why(item, matches.get((qid, result.stories.get(qid, ""))), without.get(qid), bool(material.stories)),
        )
        for qid, item in zip(ids, chosen, strict=True)
    ]
    return tuple(
        _question(qid, rank, item, who[qid], story)
        for rank, (qid, item, story) in enumerate(zip(ids, chosen, told, strict=True), 1)
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """The story and the spare for a question, "" where there is none, and why."""

    story: str
    spare: str
    why: Line | None


def asked_again(item: Expected, stories: Sequence[Story]) -> str:
    """The story that a question asks for more of, because they heard it and picked it up; "" when it is none."""
    if item.line is None or item.line.kind != "i-told-story":
        return ""
    said = set(terms(item.line.text))
    shares = {
        story.id: len(said & set(terms(story.title.value))) + 0.1 * len(said & set(terms(story.evidence.verbatim)))
        for story in stories
    }
    best = max(shares, key=lambda story: shares[story], default="")
    return best if best and shares[best] >= 1.0 else ""


def _matches(
    telling: Sequence[tuple[str, Expected]], stories: Sequence[Story], similarity: Similarity
) -> dict[tuple[str, str], StoryMatch]:
    """(question, story) → how well the story answers it."""
    if not stories or not telling:
        return {}
    fits = story_fit(
        [
            AskedFor(
                qid,
                " ".join((item.text.text, *item.question.topics)),
                item.question.family,
                tuple(key for key in (item.question.competency, item.question.second) if key),
            )
            for qid, item in telling
        ],
        [Tellable(story.id, told_text(story), story.competencies, story.situations) for story in stories],
        similarity,
    )
    return {(match.question, match.story): match for row in fits.rows for match in row}


def _question(qid: str, rank: int, item: Expected, who: tuple[str, ...], told: _Told) -> LikelyQuestion:
    question = item.question
    family = next(entry for entry in knowledge().families if entry.id == question.family)
    return LikelyQuestion(
        id=qid,
        rank=rank,
        text=item.text,
        family=question.family,
        competencies=tuple(key for key in (question.competency, question.second) if key),
        score=item.score,
        reasons=item.reasons,
        askers=who,
        story=told.story,
        spare=told.spare,
        story_why=told.why,
        seconds=(family.seconds[0], family.seconds[1]),
        probes=question.probes,
        strong=question.strong,
        mistakes=question.mistakes,
    )


def _why(item: Expected, match: StoryMatch | None, without: str | None, any_story: bool) -> Line | None:
    if match is not None:
        name = next((entry.name for entry in knowledge().competencies if entry.id == match.competency), "")
        return say("story.because", competency=name.lower()) if name else None
    if item.question.family not in STORY_FAMILIES:
        return say("story.think-aloud")
    return say(f"story.{without or 'no-story-fits'}") if any_story else None
