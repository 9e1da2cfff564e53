"""A comparison put into sentences: who is ahead by how much, how sure that is, what would turn it, what is not known.

It never says which offer to take.
"""

from dataclasses import dataclass
from decimal import Decimal

from finalist.core.documents.base import Line
from finalist.core.knowledge.load import knowledge
from finalist.core.offers.cashflow import COMPONENTS
from finalist.core.offers.compare import Comparison, Contender
from finalist.core.offers.conditions import MOST_GROWTH, Condition, break_even_growth, conditions
from finalist.core.offers.money import shown
from finalist.core.offers.sensitivity import Swing, tornado
from finalist.core.wording import say


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a report of a comparison shows besides its tables.

    findings: sentences, the most important first; conditions: what would let each offer that is behind match the first;
    break_even: the same for shares alone, of every offer with shares that can not be sold; tornado: first against
    second.
    """

    comparison: Comparison
    findings: tuple[Line, ...]
    conditions: tuple[Condition, ...]
    break_even: tuple[Condition, ...]
    tornado: tuple[Swing, ...]


def read_comparison(comparison: Comparison) -> Reading:
    """The reading of a comparison of two offers or more."""
    first, second, *_ = comparison.contenders
    years = comparison.horizon
    turned = [each for behind in comparison.contenders[1:] for each in conditions(behind, first, years)]
    even = [each for one in comparison.contenders if (each := _break_even(one, comparison)) is not None]
    lines = [*_money(comparison), *(_even_line(each) for each in even), *_besides(comparison), *_unknown(comparison)]
    return Reading(comparison, tuple(lines), tuple(turned), tuple(even), tornado(first, second, years))


def _break_even(one: Contender, comparison: Comparison) -> Condition | None:
    """Against the best of the others, for shares that can not be sold (or of which that is not known)."""
    if not any(grant.private is not False for grant in one.offer.equity or ()):
        return None
    other = next(each for each in comparison.contenders if each.label != one.label)
    return break_even_growth(one, other, comparison.horizon)


def _even_line(even: Condition) -> Line:
    names = {"name": even.label, "other": even.other}
    if even.needed is None:
        return say("offer.compare.break-even-never", percent=f"{MOST_GROWTH * 100:f}", **names)
    if even.needed <= -100:
        return say("offer.compare.break-even-always", **names)
    figure = f"{abs(even.needed).normalize():f}"
    return say(
        "offer.compare.break-even-loss" if even.needed < 0 else "offer.compare.break-even", percent=figure, **names
    )


def _money(comparison: Comparison) -> list[Line]:
    first, second, *_ = comparison.contenders
    pair = comparison.pairs[0]
    names = {"name": first.label, "other": second.label}
    total = shown(first.total, comparison.currency)
    if pair.difference:
        gap = shown(pair.difference, comparison.currency)
        lines = [say("offer.compare.leads", years=comparison.horizon, total=total, difference=gap, **names)]
    else:
        lines = [say("offer.compare.level", years=comparison.horizon, total=total, **names)]
    spread = [each.label for each in comparison.contenders if each.spread.total[2] - each.spread.total[0] >= 0.5]
    if not spread:
        lines.append(say("offer.compare.no-spread"))
    for each in comparison.pairs:
        if each.ahead == first.label and {each.ahead, each.behind} & set(spread):
            figure = share(each.chance)
            lines.append(say("offer.compare.chance", percent=figure, name=each.behind, other=each.ahead))
    return lines


def share(chance: float) -> str:
    """A share of simulated futures as a whole number; the ends are never claimed to be certain."""
    return "fewer than 1" if chance < 0.005 else "more than 99" if 0.995 <= chance < 1 else f"{chance * 100:.0f}"


def _besides(comparison: Comparison) -> list[Line]:
    lines = []
    weighed = comparison.weighed
    if weighed and weighed.leaders:
        money = comparison.contenders[0].label
        if len(weighed.leaders) > 1:
            lines.append(say("offer.compare.criteria-tie", names=" and ".join(weighed.leaders)))
        elif weighed.leaders[0] == money:
            lines.append(say("offer.compare.criteria-agree", name=money))
        else:
            lines.append(say("offer.compare.criteria-apart", name=money, other=weighed.leaders[0]))
    if weighed and weighed.left_out:
        lines.append(say("offer.compare.criteria-left-out", fields=", ".join(weighed.left_out)))
    for each in comparison.contenders:
        if each.hours:
            lines.append(say("offer.compare.time", name=each.label, hours=f"{each.hours.quantize(Decimal(1))}"))
    return lines


def _unknown(comparison: Comparison) -> list[Line]:
    called = {part.id: part.name.lower() for part in knowledge().pay_components}
    return [
        say("offer.compare.both-unknown", name=each.label, fields=", ".join(called.get(name, name) for name in missing))
        for each in comparison.contenders
        if (missing := not_counted(each, comparison))
    ]


def not_counted(one: Contender, comparison: Comparison) -> tuple[str, ...]:
    """What would change an offer's sum and is not stated: of itself, or because another offer states it."""
    others = {name for each in comparison.contenders for name in each.components} - {"commute_time", "leave"}
    wanted = [name for name in one.flow.unknown if name in COUNTED]
    missing = [*wanted, *(name for name in COMPONENTS if name in others and name not in one.components)]
    at_home = one.offer.remote_days_per_week is not None and one.offer.remote_days_per_week >= WEEK
    return tuple(dict.fromkeys(name for name in missing if not (at_home and name == "commute")))


WEEK = 5
"""Remote days from which there is no way to work to count."""
COUNTED = ("base", "bonus", "sign_on", "equity", "equity.price", "pension", "insurance", "learning_budget", "commute")
"""Unknowns that would change the sums."""


def condition_text(condition: Condition, currency: str) -> str:
    """“a base of GBP 60,078 instead of GBP 56,000”; "" where nothing sensible does."""
    if condition.needed is None:
        return ""
    money = condition.kind in ("base", "sign_on", "equity")
    value, now = (
        shown(figure, currency) if money else f"{figure.normalize():f}" for figure in (condition.needed, condition.now)
    )
    return say(f"offer.condition.{condition.kind}", value=value, now=now).text


def swing_text(swing: Swing) -> str:
    """“Shares of Harrow Vale: −20 % to 25 % a year”."""
    low, high = (f"{figure.normalize():f}".replace("-", "−") for figure in (swing.low, swing.high))
    return say(f"offer.swing.{swing.kind}", name=swing.label, low=low, high=high).text
