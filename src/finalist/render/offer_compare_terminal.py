"""A comparison on a terminal: money first, then how sure it is, what would turn it, and what is weighed besides."""

import textwrap

from finalist.core.offers.cashflow import COMPONENTS
from finalist.core.offers.reading import Reading, condition_text, swing_text
from finalist.core.wording import say
from finalist.render.offer_terminal import bulleted, name_of, table, whole
from finalist.render.terminal import NARROWEST, WIDEST, _cut, _paint, _wants_colour

MOST_SWINGS = 5
FIRST_COLUMN = 24


def comparison_text(reading: Reading, width: int = 100, colour: bool | None = None) -> str:
    """The comparison, at most `width` columns wide."""
    room = max(NARROWEST, min(width, WIDEST))
    painted = _wants_colour() if colour is None else colour
    compared = reading.comparison
    lines = [_paint("Offers compared", "1", painted), ""]
    lines += _money(reading, room, painted)
    lines += ["", *bulleted("What this says", [line.text for line in reading.findings], room, painted)]
    lines += ["", *_turned(reading, room, painted)]
    swings = [
        f"{swing_text(swing)}: the gap goes from {whole(swing.gap_low)} to {whole(swing.gap_high)}"
        for swing in reading.tornado[:MOST_SWINGS]
    ]
    lines += ["", *bulleted(f"What moves the gap ({compared.currency})", swings, room, painted)]
    if compared.weighed:
        lines += ["", *_besides(reading, room, painted)]
    for each in compared.contenders:
        said = [line.text for line in each.assumptions]
        lines += ["", *bulleted(f"Taken for granted: {each.label}", said, room, painted)]
    foot = say("offer.report.foot", paths=f"{compared.paths:,}", seed=compared.seed).text
    lines += ["", *(_paint(line, "2", painted) for line in textwrap.wrap(foot, room))]
    return "\n".join(line.rstrip() for line in lines)


def _money(reading: Reading, room: int, painted: bool) -> list[str]:
    compared = reading.comparison
    names = dict.fromkeys(name for each in compared.contenders for name in each.components)
    order = [name for name in COMPONENTS if name in names]
    rows = [
        [name_of(name), *(whole(each.components[name]) if name in each.components else "not stated"
                          for each in compared.contenders)]
        for name in order
    ]  # fmt: skip
    foot = [f"Together, {compared.horizon} years", *(whole(each.total) for each in compared.contenders)]
    titles = [compared.currency, *_columns_of([each.label for each in compared.contenders], room)]
    spread = [
        [label, *(f"{each.spread.total[at]:,.0f}" for each in compared.contenders)]
        for at, label in enumerate(("1 in 10 futures is below", "Half are below", "1 in 10 is above"))
    ]
    return table(titles, rows, foot, room, painted, spread)


def _turned(reading: Reading, room: int, painted: bool) -> list[str]:
    own = {each.label: each.offer.currency for each in reading.comparison.contenders}
    lines: list[str] = []
    for each in reading.comparison.contenders[1:]:
        said = [
            condition_text(one, own[one.label])
            for one in reading.conditions
            if one.label == each.label and one.needed is not None
        ]
        ahead = reading.comparison.contenders[0].label
        lines += bulleted(f"Any one of these lets {each.label} match {ahead}", said, room, painted)
    return lines


def _besides(reading: Reading, room: int, painted: bool) -> list[str]:
    weighed = reading.comparison.weighed
    assert weighed is not None
    labels = list(weighed.means)
    rows = [
        [f"{name} (weight {weighed.weights[name]:f})", *(_score(weighed.scores[label].get(name)) for label in labels)]
        for name in weighed.weights
    ]
    foot = ["Weighted mean, 1 to 5", *(_score(weighed.means[label]) for label in labels)]
    return table(["Besides money", *_columns_of(labels, room)], rows, foot, room, painted)


def _columns_of(labels: list[str], room: int) -> list[str]:
    """The names of the offers, cut so that every offer has its column."""
    each = max(8, (room - FIRST_COLUMN) // len(labels) - 3)
    return [_cut(label, each) for label in labels]


def _score(value: object) -> str:
    return "–" if value is None else str(value)
