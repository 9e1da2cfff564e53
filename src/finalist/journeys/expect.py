"""Which questions to expect, without the rest of a plan: the ranking of the plan on whatever was given.

At least a posting; with résumé, notes, stories and company pages the reasons grow as they do in the plan.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from finalist.core.errors import Problem, UserError
from finalist.core.knowledge.load import knowledge
from finalist.core.plan.assemble import context_of, story_competencies
from finalist.core.plan.likely import Expected, expected
from finalist.core.plan.material import Material
from finalist.core.plan.shelf import select
from finalist.core.plan.trade import Trade
from finalist.core.text.similarity import Similarity
from finalist.journeys.prepare import InputFile, read_material
from finalist.journeys.similarity import similarity


@dataclass(frozen=True, slots=True)
class Expectation:
    """The list, best first, with the field and level it was made for and what was wrong with the files in part."""

    trade: Trade
    questions: tuple[Expected, ...]
    problems: tuple[Problem, ...]


def expect(files: Sequence[InputFile], *, now: datetime, stake: str = "", count: int = 30) -> Expectation:
    """The `count` likeliest questions. `stake`: the id of the kind of person who asks, "" for anybody.

    Raises UserError for an unknown stake, InputProblems naming every file that could not be read.
    """
    known = [item.id for item in knowledge().stakes]
    if stake and stake not in known:
        raise UserError(f"There is no stake called “{stake}”.", f"Choose one of: {', '.join(known)}.")
    material, problems = read_material(files, now=now)
    trade, questions = ranked(material, similarity(""), stake=stake, count=count)
    return Expectation(trade, questions, tuple(problems))


def ranked(
    material: Material, layers: Similarity, *, stake: str = "", count: int = 30
) -> tuple[Trade, tuple[Expected, ...]]:
    """The field and level, and the likeliest questions for what was read."""
    context = context_of(material, layers, story_competencies(material), stake)
    return context.trade, tuple(select(expected(context), count))
