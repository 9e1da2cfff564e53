"""The candidate's own numbers in place of conventions, wherever rules run for them: pages, jobs, plans.

Only numbers that no study fixes can be changed; each keeps the bounds within which it still makes sense.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from finalist.core.errors import UserError
from finalist.core.knowledge.load import knowledge, with_thresholds
from finalist.services import preferences


@dataclass(frozen=True, slots=True)
class Own:
    """A number that can be changed. `path`: where it stands in the threshold's value; `low`, `high`: its bounds."""

    code: str
    threshold: str
    path: tuple[str | int, ...]
    low: float
    high: float


CHANGEABLE = (
    Own("answer-from", "answer_s", ("target", 0), 20, 300),
    Own("answer-to", "answer_s", ("target", 1), 30, 600),
    Own("answer-hard", "answer_s", ("hard",), 60, 900),
    Own("opening-share", "star_flag", ("situation_task_over",), 0.2, 0.9),
    Own("result-share", "star_flag", ("result_under",), 0.02, 0.5),
    Own("comments", "comments_per_answer_max", (), 1, 3),
    Own("gap-months", "employment_gap_months", (), 1, 36),
    Own("short-stay", "short_stay_months", (), 1, 48),
    Own("range-from", "range_width", ("min",), 0.01, 0.5),
    Own("range-to", "range_width", ("max",), 0.02, 0.5),
    Own("extension-from", "extension_days", (0,), 1, 30),
    Own("extension-to", "extension_days", (1,), 1, 60),
    Own("quiet-days", "odds_quiet_days", (), 7, 180),
    Own("pay-rows", "market_min_n", (), 5, 500),
)
"""Those that rules really read and that are conventions."""


def value_of(owner: Any, one: Own) -> float:
    """What counts for the candidate."""
    return float(chosen(owner).get(one.code, usual(one)))


def usual(one: Own) -> float:
    """What counts unless it was changed."""
    value: Any = _shipped()[one.threshold]["value"]
    for part in one.path:
        value = value[part]
    return float(value)


def chosen(owner: Any) -> dict[str, float]:
    """code → number, of those that were changed and are still known."""
    known = {one.code for one in CHANGEABLE}
    given = owner.settings.get("thresholds") or {}
    return {code: float(number) for code, number in given.items() if code in known and isinstance(number, int | float)}


def save(owner: Any, given: Mapping[str, str]) -> None:
    """Keep numbers by code; the usual one, or nothing, takes a change back. Raises UserError out of bounds."""
    kept = chosen(owner)
    for one in CHANGEABLE:
        if one.code not in given:
            continue
        kept.pop(one.code, None)
        written = given[one.code].strip().replace(",", ".")
        if not written:
            continue
        number = _number(written)
        if not one.low <= number <= one.high:
            raise UserError(f"{written[:20]} does not fit.", f"Give a number from {one.low:g} to {one.high:g}.")
        if number != usual(one):
            kept[one.code] = number
    _check_order(kept)
    preferences.choose(owner, thresholds=kept)


@contextmanager
def own(owner: Any) -> Iterator[None]:
    """Within this, every rule counts with the candidate's numbers."""
    numbers = chosen(owner) if getattr(owner, "settings", None) else {}
    if not numbers:
        yield
        return
    changed: dict[str, Any] = {}
    for one in CHANGEABLE:
        if one.code in numbers:
            row = changed.setdefault(one.threshold, deepcopy(_shipped()[one.threshold]))
            row["value"] = _put(row["value"], one.path, numbers[one.code])
    with with_thresholds(changed):
        yield


def _shipped() -> dict[str, Any]:
    return knowledge().thresholds


def _put(value: Any, path: tuple[str | int, ...], number: float) -> Any:
    plain = int(number) if number == int(number) else number
    if not path:
        return plain
    at = value
    for part in path[:-1]:
        at = at[part]
    at[path[-1]] = plain
    return value


def _number(written: str) -> float:
    try:
        number = float(written)
    except ValueError:
        number = float("nan")
    if number != number:
        raise UserError(f"“{written[:20]}” is no number.", "Write it in digits.")
    return number


PAIRS = (
    ("answer-from", "answer-to"),
    ("answer-to", "answer-hard"),
    ("range-from", "range-to"),
    ("extension-from", "extension-to"),
)


def _check_order(kept: Mapping[str, float]) -> None:
    by_code = {one.code: one for one in CHANGEABLE}
    for first, second in PAIRS:
        low, high = (kept.get(code, usual(by_code[code])) for code in (first, second))
        if low > high:
            raise UserError(f"{low:g} to {high:g} runs backwards.", "Give the smaller number first.")
