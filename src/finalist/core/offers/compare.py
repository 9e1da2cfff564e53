"""Offers side by side: plain sums and spreads after the candidate's own factors, pairs, and what rests on what.

Money and what is weighed besides it are kept apart. The result does not depend on the order of the offers.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from finalist.core.documents.base import Line
from finalist.core.documents.offer import Offer
from finalist.core.offers.assumptions import assumptions_of, factor_lines
from finalist.core.offers.benefits import commute_hours
from finalist.core.offers.cashflow import AS_STATED, Assume, CashFlow, cash_flow, currency_after, scale
from finalist.core.offers.criteria import Criteria, Weighed, weigh
from finalist.core.offers.equity import grant_worth, scenario_by_year
from finalist.core.offers.money import rounded
from finalist.core.offers.simulate import PATHS, SEED, Spread, simulate, volatility_of
from finalist.core.wording import say


@dataclass(frozen=True, slots=True)
class Contender:
    """One offer in a comparison; `components`, `years` and `total` are in the currency compared in.

    scenarios: the total in each of the candidate's own scenarios for the shares; hours: a year on the way, if known.
    """

    label: str
    offer: Offer
    flow: CashFlow
    components: dict[str, Decimal]
    years: tuple[Decimal, ...]
    total: Decimal
    spread: Spread
    scenarios: dict[str, Decimal]
    hours: Decimal | None
    assumptions: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """`ahead` pays `difference` more than `behind`; chance: the share of futures in which `behind` pays as much."""

    ahead: str
    behind: str
    difference: Decimal
    chance: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Contenders by total, the highest first (then by name)."""

    currency: str
    horizon: int
    contenders: tuple[Contender, ...]
    pairs: tuple[Pair, ...]
    weighed: Weighed | None
    paths: int
    seed: int

    def of(self, label: str) -> Contender:
        """The contender of that label. Raises KeyError."""
        found = {each.label: each for each in self.contenders}
        return found[label]


def labels_of(offers: Sequence[Offer]) -> list[str]:
    """A name for each offer: its company; with the role, then the base, where companies are the same."""
    for key in (
        lambda o: o.company,
        lambda o: f"{o.company}, {o.role or 'no role named'}",
        lambda o: f"{o.company}, {o.role or 'no role named'}, base {o.base}",
    ):
        names = [key(offer) for offer in offers]
        if max(Counter(names).values(), default=0) <= 1:
            return names
    seen: Counter[str] = Counter()
    made = []
    for name in names:
        seen[name] += 1
        made.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return made


def counted_total(offer: Offer, years: int, assume: Assume = AS_STATED) -> Decimal:
    """An offer's sum after the candidate's factors, to the smallest unit of the currency compared in."""
    flow = cash_flow(offer, years, assume)
    exact = sum((flow.component(name) * scale(offer, name) for name in flow.names), Decimal(0))
    return rounded(exact, currency_after(offer))


def currencies_of(offers: Sequence[Offer]) -> tuple[str, ...]:
    """The currencies after the candidate's rates; only offers that share one can be compared."""
    return tuple(sorted({currency_after(offer) for offer in offers}))


def compare(
    offers: Sequence[Offer],
    years: int = 4,
    *,
    criteria: Criteria | None = None,
    paths: int = PATHS,
    seed: int = SEED,
) -> Comparison:
    """The comparison. Raises ValueError unless there are two offers or more, in one currency after the given rates."""
    currencies = currencies_of(offers)
    if len(offers) < 2 or len(currencies) != 1:
        raise ValueError(f"two offers or more in one currency are needed, not {len(offers)} in {currencies}")
    futures = simulate(offers, years, paths=paths, seed=seed)
    labels = labels_of(offers)
    made = [_contender(labels[at], offer, years, futures.spreads[at]) for at, offer in enumerate(offers)]
    order = sorted(range(len(offers)), key=lambda at: (-made[at].total, made[at].label))
    pairs = [
        Pair(made[one].label, made[other].label, made[one].total - made[other].total, futures.chance(other, one))
        for number, one in enumerate(order)
        for other in order[number + 1 :]
    ]
    weighed = weigh(criteria, [made[at].label for at in order]) if criteria else None
    return Comparison(currencies[0], years, tuple(made[at] for at in order), tuple(pairs), weighed, paths, seed)


def _contender(label: str, offer: Offer, years: int, spread: Spread) -> Contender:
    flow = cash_flow(offer, years)
    unit = currency_after(offer)
    components = {name: rounded(flow.component(name) * scale(offer, name), unit) for name in flow.names}
    by_year = tuple(
        rounded(sum((amount * scale(offer, name) for name, amount in year.components.items()), Decimal(0)), unit)
        for year in flow.years
    )
    return Contender(
        label, offer, flow, components, by_year, counted_total(offer, years), spread,
        _scenarios(offer, years), commute_hours(offer), _assumed(offer),
    )  # fmt: skip


def _scenarios(offer: Offer, years: int) -> dict[str, Decimal]:
    """The total in each scenario that a grant names."""
    grants = offer.equity or ()
    names = dict.fromkeys(name for grant in grants for name in grant.scenarios or {})
    base = counted_total(offer, years)
    flow = cash_flow(offer, years)
    made = {}
    for name in names:
        if "equity" not in flow.names:
            continue
        instead = sum(scenario_by_year(grants, years, name))
        worth = Decimal(instead.numerator) / Decimal(instead.denominator) if instead else Decimal(0)
        made[name] = rounded(base + (worth - flow.component("equity")) * scale(offer, "equity"), currency_after(offer))
    return made


def _assumed(offer: Offer) -> tuple[Line, ...]:
    lines = [*assumptions_of(offer), *factor_lines(offer)]
    for grant in offer.equity or ():
        if grant_worth(grant) is None:
            continue
        spread, ours = volatility_of(grant)
        sentence = "offer.assume.volatility" if ours else "offer.assume.volatility-yours"
        lines.append(say(sentence, percent=f"{(spread * 100).normalize():f}"))
    bonus = offer.bonus
    if bonus and (bonus.amount or bonus.target_percent) and not (bonus.attainment or bonus.attainment_points):
        lines.append(say("offer.assume.bonus-certain"))
    return tuple(dict.fromkeys(lines))
