"""The game plan put together: each part from what was read and from the parts before it, in the order they need."""

import hashlib
from collections.abc import Sequence

from finalist.core.documents.gameplan import (
    AskCard,
    GamePlan,
    LikelyQuestion,
    PersonCard,
    PlanProblem,
    RequirementFit,
    StoryCard,
)
from finalist.core.documents.posting import Requirement
from finalist.core.documents.story import Stories
from finalist.core.errors import Problem
from finalist.core.match.evidence import evidence_lines, total_years
from finalist.core.match.fit import fit
from finalist.core.match.stories import shown_competencies, told_text
from finalist.core.plan.after import after
from finalist.core.plan.agenda import agenda
from finalist.core.plan.asks import asks, for_person
from finalist.core.plan.casting import cast
from finalist.core.plan.concerns import concerns
from finalist.core.plan.context import Context
from finalist.core.plan.culture import culture
from finalist.core.plan.day import day_sheet
from finalist.core.plan.demand import demand
from finalist.core.plan.disagreements import disagreements
from finalist.core.plan.doubts import temper
from finalist.core.plan.likely import expected
from finalist.core.plan.material import Material
from finalist.core.plan.missing import evidence_notes, missing
from finalist.core.plan.pay import pay_view
from finalist.core.plan.people import people
from finalist.core.plan.role_round import role_round
from finalist.core.plan.shelf import select
from finalist.core.plan.snapshot import snapshot
from finalist.core.plan.story_cards import coverage, seeds, story_cards
from finalist.core.plan.trade import trade_of
from finalist.core.plan.worklist import Worklist
from finalist.core.text.similarity import Similarity
from finalist.core.wording import say

QUESTIONS = 20
QUESTIONS_EACH, STORIES_EACH = 6, 3


def game_plan(
    material: Material, similarity: Similarity, *, problems: Sequence[Problem] = (), program: str = ""
) -> GamePlan:
    """The whole plan. Same material, same plan; nothing in it that the material or the knowledge does not hold."""
    plan = _talk(material, similarity)
    first = plan.snapshot.meetings[0].start if plan.snapshot.meetings else None
    work = Worklist(plan, has_company=bool(material.companies))
    plan = plan.model_copy(
        update={
            "program": program,
            "agenda": agenda(material, first, work.tasks),
            "day": day_sheet(plan.snapshot, plan.people, plan.questions, plan.asks),
            "problems": tuple(
                PlanProblem(file=item.file, message=item.message, severity=item.severity) for item in problems
            ),
        }
    )
    return plan.model_copy(update={"evidence": evidence_notes(plan)})


def _talk(material: Material, similarity: Similarity) -> GamePlan:
    """The plan but for what needs the rest of it: agenda, day sheet, evidence."""
    shown = story_competencies(material)
    context = context_of(material, similarity, shown)
    trade, cards, values = context.trade, context.people, context.values
    questions = cast(select(expected(context), QUESTIONS), cards, material, similarity)
    ask_cards = asks(material, trade, cards, values)
    cards = _with_their_parts(cards, questions, ask_cards)
    stories = _with_questions(story_cards(material.stories, shown), questions)
    snap = snapshot(material)
    return GamePlan(
        made_at=material.now,
        fingerprint=fingerprint(material),
        snapshot=snap,
        missing=(*missing(material, cards), *disagreements(material)),
        fit=tuple(context.fit),
        people=cards,
        questions=questions,
        stories=stories,
        coverage=coverage(context.demand, stories),
        seeds=seeds(material, material.stories),
        concerns=tuple(context.concerns),
        asks=ask_cards,
        role_round=role_round(material, trade),
        culture=tuple(values),
        pay=pay_view(material),
        after=after(material, snap, cards),
        sources=tuple(material.sources.values()),
    )


def context_of(
    material: Material, similarity: Similarity, shown: dict[str, dict[str, float]], stake: str = ""
) -> Context:
    """What the ranking of questions looks at: shared by the plan and by `question likely`.

    shown: what each story shows (`story_competencies`); stake: the kind of person who asks, "" for those invited.
    """
    fits = requirement_fit(material, similarity)
    return Context(
        material,
        trade_of(material),
        people(material),
        fits,
        concerns(material, fits),
        culture(material, shown),
        demand(material),
        stake,
    )


def requirement_fit(material: Material, similarity: Similarity) -> tuple[RequirementFit, ...]:
    """Every requirement against résumé, stories and notes; all `open` when none of these was given."""
    if material.posting is None:
        return ()
    requirements = material.posting.requirements
    today = material.now.date()
    files = [Stories(source="stories", stories=material.stories)] if material.stories else []
    lines = evidence_lines(material.resume, files, material.notes, today=today)
    if not lines:
        return tuple(_open(requirement, "fit.open") for requirement in requirements)
    years = total_years(material.resume, today) if material.resume else None
    found = fit(requirements, lines, similarity, total_years=years)
    return temper([_yes_or_no(item) for item in found], material)


def _open(requirement: Requirement, sentence: str) -> RequirementFit:
    return RequirementFit(requirement=requirement, strength="open", why=say(sentence, requirement.evidence))


def _yes_or_no(item: RequirementFit) -> RequirementFit:
    """What papers seldom say and one word settles (shifts, travel) is open, not a gap."""
    if item.strength == "gap" and item.requirement.kind == "availability":
        return item.model_copy(update={"strength": "open", "why": say("fit.open-word", item.requirement.evidence)})
    return item


def story_competencies(material: Material) -> dict[str, dict[str, float]]:
    """Story id → competency → 0..1: recognised in its words, and full where the candidate named it."""
    return {
        story.id: {**shown_competencies(told_text(story), story.situations), **dict.fromkeys(story.competencies, 1.0)}
        for story in material.stories
    }


def _with_their_parts(
    cards: Sequence[PersonCard], questions: Sequence[LikelyQuestion], ask_cards: Sequence[AskCard]
) -> tuple[PersonCard, ...]:
    """Each person with the questions to expect from them, the stories to tell them and the questions to ask them."""
    taken: set[str] = set()
    filled = []
    for card in cards:
        theirs = [question for question in questions if card.id in question.askers]
        own_asks = for_person(ask_cards, card.id, taken)
        taken.update(own_asks)
        stories = tuple(dict.fromkeys(question.story for question in theirs if question.story))
        filled.append(
            card.model_copy(
                update={
                    "questions": tuple(question.id for question in theirs[:QUESTIONS_EACH]),
                    "stories": stories[:STORIES_EACH],
                    "asks": own_asks,
                }
            )
        )
    return tuple(filled)


def _with_questions(cards: Sequence[StoryCard], questions: Sequence[LikelyQuestion]) -> tuple[StoryCard, ...]:
    return tuple(
        card.model_copy(update={"for_questions": tuple(q.id for q in questions if card.id in {q.story, q.spare})})
        for card in cards
    )


def fingerprint(material: Material) -> str:
    """SHA-256 over what the plan was made from: the inputs' hashes, what was withheld, the hours and the zone."""
    parts = sorted(f"{source.kind}:{source.sha256}" for source in material.sources.values())
    parts += material.withheld
    return hashlib.sha256("\n".join([*parts, f"{material.hours:g}", material.zone]).encode()).hexdigest()
