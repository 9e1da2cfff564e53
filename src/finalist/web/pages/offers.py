"""The Offer tab: each offer year by year as a table and a chart, and the comparison of several."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from finalist.core.errors import Problem, UserError
from finalist.core.knowledge.load import knowledge
from finalist.core.offers.cashflow import COMPONENTS, CashFlow
from finalist.core.offers.reading import Reading, condition_text, swing_text
from finalist.render.offer_terminal import name_of, whole
from finalist.services import offers
from finalist.store.models import Offer, Opportunity
from finalist.web.pages.offer_terms import Group, groups

YEARS = (1, 2, 3, 4, 5, 6)
WIDTH, BAR, GAP, LEFT = 640, 26, 14, 64
"""The chart's measures in its own units."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle. `series`: number of its colour; `label`: what it stands for."""

    x: float
    y: float
    width: float
    series: int
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars a year (or an offer), with a name at the left and the sum at the right of each."""

    height: float
    zero: float
    bars: tuple[Bar, ...]
    names: tuple[tuple[float, str, float, str], ...]
    legend: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Titles, rows (the first cell names the row), and a foot."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OffersTab:
    """All offers of the opportunity. `others`: how many stand in the whole workspace."""

    opportunity: Opportunity
    rows: tuple[tuple[Offer, str, int], ...]
    template: str
    everywhere: int


@dataclass(frozen=True, slots=True)
class OfferPage:
    """One offer. `table`, `chart` are None while its text has errors; `asks`: what is not stated, as questions."""

    opportunity: Opportunity
    offer: Offer
    text: str
    problems: tuple[Problem, ...]
    years: int
    choices: tuple[int, ...]
    currency: str
    table: Table | None
    chart: Chart | None
    assumptions: tuple[str, ...]
    asks: tuple[str, ...]
    terms: tuple[Group, ...] = ()
    periods: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Several offers. `spread`: (name, low, middle, high as positions, then as words); findings as sentences."""

    opportunity: Opportunity
    trouble: str
    years: int
    choices: tuple[int, ...]
    findings: tuple[str, ...] = ()
    money: Table | None = None
    futures: Table | None = None
    spread: tuple[tuple[str, float, float, float, str], ...] = ()
    turned: tuple[tuple[str, tuple[str, ...]], ...] = ()
    swings: Table | None = None
    foot: str = ""


def offers_tab(opportunity: Opportunity) -> OffersTab:
    """Read it for an opportunity the caller may see."""
    rows = Offer.objects.of(opportunity.owner).filter(opportunity=opportunity).order_by("created_at", "pk")
    shown = []
    for row in rows:
        one = offers.opened(row)
        total = f"{one.terms.currency} {whole(one.total.flow.total)}" if one.terms and one.total else ""
        shown.append((row, total, len([each for each in one.problems if each.severity == "error"])))
    count = len(offers.all_of(opportunity.owner))
    return OffersTab(opportunity, tuple(shown), offers.template(opportunity), count)


def offer_page(offer: Offer, years: int, typed: str = "") -> OfferPage:
    """One offer; `typed`: a draft of its text, shown in the editor."""
    one = offers.opened(offer, years)
    flow = one.total.flow if one.total else None
    asked = {part.id: part.ask for part in knowledge().pay_components}
    return OfferPage(
        offer.opportunity,
        offer,
        typed or offer.text,
        one.problems,
        years,
        YEARS,
        one.terms.currency if one.terms else "",
        _table(flow) if flow else None,
        _chart([(f"{year.year}", year.components, year.total) for year in flow.years], flow.names) if flow else None,
        tuple(line.text for line in one.total.assumptions) if one.total else (),
        tuple(dict.fromkeys(asked[name] for name in flow.unknown if name in asked)) if flow else (),
        groups(offer),
        (("month", _("month")), ("week", _("week")), ("day", _("day")), ("hour", _("hour"))),
    )


def compare_page(opportunity: Opportunity, rows: Sequence[Offer], years: int) -> ComparePage:
    """The comparison; a sentence in place of it where it cannot be made."""
    try:
        reading = offers.compared(rows, years)
    except UserError as error:
        return ComparePage(opportunity, str(error), years, YEARS)
    compared = reading.comparison
    labels = tuple(each.label for each in compared.contenders)
    return ComparePage(
        opportunity=opportunity,
        trouble="",
        years=years,
        choices=YEARS,
        findings=tuple(line.text for line in reading.findings),
        money=_money(reading, labels),
        futures=_futures(reading, labels),
        spread=_spread(reading),
        turned=_turned(reading),
        swings=_swings(reading),
        foot=f"{compared.paths:,} / {compared.seed}",
    )


def _table(flow: CashFlow) -> Table:
    rows = tuple(
        (name_of(name), *(whole(year.components[name]) if name in year.components else "" for year in flow.years),
         whole(flow.component(name)))
        for name in flow.names
    )  # fmt: skip
    titles = (flow.currency, *(str(year.year) for year in flow.years), _("together"))
    return Table(titles, rows, ("", *(whole(year.total) for year in flow.years), whole(flow.total)))


def _chart(years: Sequence[tuple[str, dict[str, Decimal], Decimal]], names: Sequence[str]) -> Chart:
    """A bar a year: what it is made of, left to right; minuses left of the line."""
    most = max(
        [float(sum(max(value, Decimal(0)) for value in parts.values())) for _name, parts, _total in years] + [1.0]
    )
    least = min(
        [float(sum(min(value, Decimal(0)) for value in parts.values())) for _name, parts, _total in years] + [0.0]
    )
    step = (WIDTH - LEFT - 90) / (most - least)
    zero = LEFT - least * step
    bars: list[Bar] = []
    labels = []
    for row, (name, parts, total) in enumerate(years):
        top, right, left = row * (BAR + GAP) + 6, zero, zero
        for number, part in enumerate(names):
            value = float(parts.get(part, 0)) * step
            if value > 0:
                bars.append(Bar(round(right, 1), top, round(value, 1), number % 10, name_of(part)))
                right += value
            elif value < 0:
                left += value
                bars.append(Bar(round(left, 1), top, round(-value, 1), number % 10, name_of(part)))
        labels.append((top + BAR * 0.68, name, round(right + 8, 1), whole(total)))
    shown = tuple((number % 10, name_of(part)) for number, part in enumerate(names))
    return Chart(len(years) * (BAR + GAP) + 4, round(zero, 1), tuple(bars), tuple(labels), shown)


def _money(reading: Reading, labels: tuple[str, ...]) -> Table:
    compared = reading.comparison
    shown = [name for name in COMPONENTS if any(name in each.components for each in compared.contenders)]
    rows = tuple(
        (name_of(name), *(whole(each.components[name]) if name in each.components else "–"
                          for each in compared.contenders))
        for name in shown
    )  # fmt: skip
    return Table((compared.currency, *labels), rows, ("", *(whole(each.total) for each in compared.contenders)))


def _futures(reading: Reading, labels: tuple[str, ...]) -> Table:
    compared = reading.comparison
    rows = tuple(
        (name, *(f"{each.spread.total[at]:,.0f}" for each in compared.contenders))
        for at, name in enumerate((_("1 in 10 is below"), _("half are below"), _("1 in 10 is above")))
    )
    return Table((compared.currency, *labels), rows)


def _spread(reading: Reading) -> tuple[tuple[str, float, float, float, str], ...]:
    rows = [(each.label, each.spread.total) for each in reading.comparison.contenders]
    low, high = min(row[1][0] for row in rows), max(row[1][2] for row in rows)
    step = (WIDTH - 60) / ((high - low) or 1.0)
    return tuple(
        (label, *(round(30 + (value - low) * step, 1) for value in spread), f"{spread[1]:,.0f}")  # type: ignore[misc]
        for label, spread in rows
    )


def _turned(reading: Reading) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (each.label, tuple(
            condition_text(one, each.offer.currency)
            for one in reading.conditions
            if one.label == each.label and one.needed is not None
        ))
        for each in reading.comparison.contenders[1:]
    )  # fmt: skip


def _swings(reading: Reading) -> Table:
    rows = tuple((swing_text(one), whole(one.gap_low), whole(one.gap_high)) for one in reading.tornado[:8])
    return Table((reading.comparison.currency, _("gap at the low end"), _("at the high end")), rows)
