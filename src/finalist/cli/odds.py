"""`finalist odds`: what the own log says about stages, and what the open processes may bring by a day."""

from datetime import timedelta
from typing import Any

import click

from finalist.cli.files import read_bytes
from finalist.cli.speak import aside, say, tell_program
from finalist.core import clock
from finalist.core.documents.history import STAGES

STARTS = {"application": "an application", "first": "a first round", "second": "a second round"}


@click.command("odds")
@click.option("--history", required=True, metavar="CSV", help="Your log: company,stage,entered,left,outcome; or -.")
@click.option("--by", default="", metavar="DATE", help="Forecast up to this day. Default: 60 days on.")
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0), help="Seed of the simulation.")
@click.option("--now", default="", metavar="ISO-8601", help="Read the log as of this moment.")
@click.option("--json", "as_json", is_flag=True, help="Print rates and forecast as one JSON document.")
def command(history: str, by: str, seed: int, now: str, as_json: bool) -> None:
    """Say how often your applications move on, with ranges, and what the open ones may bring by when."""
    from finalist.journeys.odds import HORIZON_DAYS, odds

    name, data = read_bytes(history)
    today = (clock.parse_now(now) if now else clock.now()).date()
    until = clock.parse_now(by).date() if by else today + timedelta(days=HORIZON_DAYS)
    found = odds(data, name, today=today, by=until, seed=seed)
    for problem in found.problems:
        aside(str(problem), fg="yellow")
    if as_json:
        tell_program(_document(found))
    else:
        say(_page(found))


def _document(found: Any) -> dict[str, Any]:
    told = found.forecast
    return {
        "as_of": str(found.today),
        "engine": "rules",
        "range_holds": found.mass,
        "processes": found.own,
        "stages": [_stage(rate, found.mass) for rate in found.rates],
        "forecast": {
            "by": str(told.by),
            "open": told.open,
            "offers_in_hand": told.offers_in_hand,
            "at_least_one_offer": _range(told.at_least_one),
            "added_by_one_more_started_today_at": {stage: _range(more) for stage, more in told.more.items()},
        },
        "notes": [line.text for line in found.lines],
        "problems": [{"code": p.code, "message": p.message, "line": p.line} for p in found.problems],
    }


def _range(found: Any) -> dict[str, float]:
    return {"low": round(found.low, 4), "high": round(found.high, 4)}


def _stage(rate: Any, mass: float) -> dict[str, Any]:
    low, high = rate.rate.interval(mass)
    worst = rate.if_all_open_are_no.interval(mass)
    counts = rate.counts
    return {
        "stage": rate.stage,
        "next": STAGES[STAGES.index(rate.stage) + 1],
        "passed": counts.passed,
        "own_n": counts.decided,
        "open": len(counts.open_days),
        "withdrawn": counts.withdrawn,
        "prior": {"beta": list(rate.prior), "label": "convention"},
        "rate": {"low": round(low, 4), "high": round(high, 4)},
        "rate_if_all_open_are_no": {"low": round(worst[0], 4), "high": round(worst[1], 4)},
    }


def _page(found: Any) -> str:
    from finalist.core.wording import say as worded

    lines = [f"Your log on {_day(found.today)}: {found.own} process{'' if found.own == 1 else 'es'}.", ""]
    lines.append(f"{'stage':24}{'own log':>10}{'open':>7}{'moves on':>14}{'if all open are no':>22}")
    for rate in found.rates:
        row = _stage(rate, found.mass)
        own = f"{row['passed']} of {row['own_n']}"
        name = f"{row['stage']} → {row['next']}"
        worst = _percent(row["rate_if_all_open_are_no"])
        lines.append(f"{name:24}{own:>10}{row['open']:>7}{_percent(row['rate']):>14}{worst:>22}")
    told = found.forecast
    lines.append("")
    if any(told.open.values()):
        lines.append(worded("odds.by", day=_day(told.by), **_ends(told.at_least_one)).text)
    else:
        lines.append(worded("odds.none-open").text)
    for stage, more in told.more.items():
        lines.append("  " + worded("odds.more", stage=STARTS[stage], **_ends(more)).text)
    return "\n".join([*lines, "", *(line.text for line in found.lines)])


def _percent(ends: dict[str, float]) -> str:
    return f"{ends['low']:.0%} to {ends['high']:.0%}"


def _ends(found: Any) -> dict[str, str]:
    return {"low": f"{100 * found.low:.0f}", "high": f"{100 * found.high:.0f}"}


def _day(day: Any) -> str:
    return f"{day.day} {day:%B %Y}"
