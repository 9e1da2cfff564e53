"""The exact optimum of a choice under "at most one" rules, by HiGHS through highspy (ADR 0003).

Small cases that fall apart (no story wanted twice by the same ears) are solved by looking; the rest is a
0/1 program.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_UNITS = 10_000
"""Worth is compared to four decimals, so that what breaks ties can be smaller than any difference that
counts.
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """Telling `story` in answer to `question`; `worth` > 0 is what it adds."""

    question: str
    story: str
    worth: float


def best_choices(choices: Sequence[Choice], hearers: Mapping[str, frozenset[str]]) -> list[Choice]:
    """The subset of highest total worth: one choice a question, one hearing a person and story.

    `choices` sorted by question and story id; ties are broken towards earlier questions with earlier
    stories. Raises RuntimeError when the solver does not reach a proven optimum, which is a bug: the empty
    choice is feasible.
    """
    if not choices:
        return []
    groups = _groups(choices, hearers)
    if all(len(group) == 1 for group in groups):
        return list(choices)
    return [choices[index] for index in _solve(_worths(choices), groups)]


def _groups(choices: Sequence[Choice], hearers: Mapping[str, frozenset[str]]) -> list[tuple[int, ...]]:
    """Sets of choices of which at most one may be made, without repeats and without those that bind
    nothing.
    """
    rows: dict[tuple[str, ...], list[int]] = {}
    for index, choice in enumerate(choices):
        rows.setdefault(("question", choice.question), []).append(index)
        for person in hearers[choice.question]:
            rows.setdefault(("hears", person, choice.story), []).append(index)
    return sorted({tuple(row) for row in rows.values()})


def _worths(choices: Sequence[Choice]) -> list[float]:
    """Worth in whole units plus a tie-breaker: over all questions it stays under half a unit.

    Among equals, smaller ids win, and the first question gets the first story.
    """
    questions = {name: rank for rank, name in enumerate(sorted({choice.question for choice in choices}))}
    stories = {name: rank for rank, name in enumerate(sorted({choice.story for choice in choices}))}
    step = 0.15 / len(questions) / (len(questions) * len(stories))
    return [
        round(choice.worth * _UNITS)
        + step * (len(stories) - stories[choice.story]) * len(questions)
        + step * (len(questions) - questions[choice.question]) * len(stories)
        + step * questions[choice.question] * stories[choice.story]
        for choice in choices
    ]


def _solve(worths: Sequence[float], groups: Sequence[tuple[int, ...]]) -> list[int]:
    import highspy
    import numpy as np

    binding = [group for group in groups if len(group) > 1]
    columns, rows = len(worths), len(binding)
    starts = np.cumsum([0] + [len(group) for group in binding]).astype(np.int32)
    index = np.array([column for group in binding for column in group], dtype=np.int32)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = columns, rows
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = np.array(worths)
    model.col_lower_, model.col_upper_ = np.zeros(columns), np.ones(columns)
    model.row_lower_, model.row_upper_ = np.zeros(rows), np.ones(rows)
    model.integrality_ = [highspy.HighsVarType.kInteger] * columns
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_ = starts, index
    model.a_matrix_.value_ = np.ones(len(index))
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", 0),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 1e-9),
    ):
        solver.setOptionValue(option, value)
    solver.passModel(model)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise RuntimeError(f"HiGHS ended with {solver.modelStatusToString(solver.getModelStatus())}")
    values = solver.getSolution().col_value
    return [column for column in range(columns) if values[column] > 0.5]
