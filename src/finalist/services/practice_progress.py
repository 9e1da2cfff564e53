"""What practice has come to: takes with their reviews, for coverage, trends and how one's own eyes see it."""

from dataclasses import dataclass
from typing import Any

from finalist.core.answers.results import Review
from finalist.core.recall import progress
from finalist.services.practice import review_of
from finalist.store.models import Opportunity, Rating, Take

MOST = 200
"""Takes that are looked at: the newest. Convention: more than a season of interviews."""


@dataclass(frozen=True, slots=True)
class Progress:
    """All of it. `rules`, `friends`: one's own marks against theirs, over all takes; `guesses`: right ones of all."""

    takes: int
    coverage: tuple[progress.Covered, ...]
    trends: tuple[progress.Trend, ...]
    delivery: frozenset[str]
    rules: tuple[progress.Difference, ...]
    friends: tuple[progress.Difference, ...]
    guesses: tuple[int, int]


def of(owner: Any, opportunity: Opportunity | None = None) -> Progress:
    """Read it: three queries, whatever there is."""
    rows = Take.objects.of(owner).filter(parent=None, state="done").exclude(review=None).select_related("drill")
    rows = rows.filter(opportunity=opportunity) if opportunity else rows
    takes = list(rows.defer("transcript").order_by("-created_at", "-nth", "-pk")[:MOST])[::-1]
    reviewed = [(take, found) for take in takes if (found := review_of(take))]
    series = [(take.created_at, found) for take, found in reviewed]
    given = Rating.objects.of(owner).filter(take__in=takes)
    marks: dict[str, list[dict[str, float]]] = {}
    for one in given:
        marks.setdefault(one.take_id, []).append(_marks(one.scores))
    return Progress(
        takes=len(reviewed),
        coverage=progress.coverage(series),
        trends=progress.trends(series),
        delivery=frozenset(one.code for _, found in reviewed for one in found.delivery),
        rules=_mean([one for take, found in reviewed for one in progress.differences(_own(take), [_levels(found)])]),
        friends=_mean(
            [one for take, _ in reviewed for one in progress.differences(_own(take), marks.get(take.pk, []))]
        ),
        guesses=_guesses(takes),
    )


def _own(take: Take) -> dict[str, float]:
    given = take.self_rating if isinstance(take.self_rating, dict) else {}
    return _marks(given.get("marks"))


def _marks(given: Any) -> dict[str, float]:
    found = given if isinstance(given, dict) else {}
    return {key: float(mark) for key, mark in found.items() if isinstance(mark, int) and 1 <= mark <= 5}


def _levels(found: Review) -> dict[str, float]:
    return {one.competency: float(one.level) for one in found.ratings if one.level is not None}


def _mean(found: list[progress.Difference]) -> tuple[progress.Difference, ...]:
    """One difference a competency: the mean of those of single takes. n: how many takes."""
    by_code: dict[str, list[progress.Difference]] = {}
    for one in found:
        by_code.setdefault(one.code, []).append(one)
    return tuple(
        progress.Difference(
            code,
            round(sum(one.own for one in rows) / len(rows), 2),
            round(sum(one.others for one in rows) / len(rows), 2),
            len(rows),
        )
        for code, rows in by_code.items()
    )


def _guesses(takes: list[Take]) -> tuple[int, int]:
    """(right, all) of what questions were taken to be about, each question of a sitting once."""
    from finalist.services.drills import items_of

    right, tried = 0, 0
    for drill in {take.drill_id: take.drill for take in takes if take.drill}.values():
        given = drill.competency_guess if isinstance(drill.competency_guess, dict) else {}
        for place, item in enumerate(items_of(drill)):
            chosen = given.get(str(place), "-")
            if chosen != "-" and item.competencies:
                tried += 1
                right += chosen in item.competencies
    return right, tried
