"""From a log of applications to stage rates and a forecast: bytes in, values out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from finalist.core.documents.base import Line
from finalist.core.documents.history import Visit
from finalist.core.errors import InputProblems, Problem, UserError
from finalist.core.knowledge.load import knowledge
from finalist.core.odds.forecast import Forecast, forecast
from finalist.core.odds.rates import StageRate, stage_rates
from finalist.core.odds.waiting import convention
from finalist.core.wording import say
from finalist.ingest.history import read_history

HORIZON_DAYS = 60
"""How far a forecast reaches when no day was given. Convention."""
MAX_DAYS = 730
MAX_OPEN = 200
"""More open stages are not played one by one. Convention: nobody waits for that many."""


@dataclass(frozen=True, slots=True)
class Odds:
    """Everything that `finalist odds` shows. mass: how much of the draws a range holds; own: processes in the log."""

    today: date
    mass: float
    own: int
    rates: tuple[StageRate, ...]
    forecast: Forecast
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]


def odds(data: bytes, name: str, *, today: date, by: date, seed: int = 1) -> Odds:
    """Rates and forecast from a log. Raises UserError when no line of it can be used or `by` is out of reach."""
    _check(today, by)
    read = read_history(data, name, today=today)
    visits = read.document.visits if read.document else ()
    if not visits and read.problems:
        raise InputProblems(read.problems)
    return odds_of(visits, name, today=today, by=by, seed=seed, problems=read.problems)


def _check(today: date, by: date) -> None:
    if not today < by or (by - today).days > MAX_DAYS:
        raise UserError(
            f"A forecast up to {by} is not possible from {today}.", f"Give a day within {MAX_DAYS} days after it."
        )


def odds_of(
    visits: Sequence[Visit], name: str, *, today: date, by: date, seed: int = 1, problems: Sequence[Problem] = ()
) -> Odds:
    """Rates and forecast from visits that were read already. Raises UserError when `by` is out of reach."""
    _check(today, by)
    visits, cut = _newest_open(visits, name)
    known = knowledge().thresholds
    waiting, mass = convention(), known["odds_mass"]["value"]
    rates = stage_rates(visits, today, waiting)
    told = forecast(visits, rates, waiting, today=today, by=by, seed=seed, mass=mass)
    own = len({visit.process for visit in visits})
    return Odds(today, mass, own, rates, told, _lines(rates, told), (*problems, *cut))


def _newest_open(visits: Sequence[Visit], name: str) -> tuple[tuple[Visit, ...], tuple[Problem, ...]]:
    """The visits with at most MAX_OPEN open ones, the newest, so that a huge log is still answered at once."""
    waits = sorted((visit for visit in visits if visit.outcome == "open"), key=lambda visit: visit.entered)
    left = {id(visit) for visit in waits[:-MAX_OPEN]}
    if not left:
        return tuple(visits), ()
    said = f"Of {len(waits)} open stages the {MAX_OPEN} newest are counted. Close the old ones with an outcome."
    return tuple(visit for visit in visits if id(visit) not in left), (Problem("many-open", said, name),)


def _lines(rates: Sequence[StageRate], told: Forecast) -> tuple[Line, ...]:
    """What a reader must know beside the numbers."""
    limit = knowledge().thresholds["odds_quiet_days"]["value"]
    quiet = sum(days > limit for rate in rates for days in rate.counts.open_days)
    lines = [say("odds.range"), say("odds.priors")]
    if any(told.open.values()):
        lines.append(say("odds.waiting"))
    if quiet:
        lines.append(say("odds.quiet", count=quiet, days=limit))
    if any(rate.counts.withdrawn for rate in rates):
        lines.append(say("odds.withdrawn"))
    if told.offers_in_hand:
        lines.append(say("odds.in-hand", count=told.offers_in_hand))
    return tuple(lines)
