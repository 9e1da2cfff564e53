"""Charts of a comparison as SVG: plain shapes and words, colours by class with fixed ones beneath, made for any ink.

Each chart stands beside a table with the same figures. Same comparison, same bytes.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from finalist.core.offers.cashflow import COMPONENTS
from finalist.core.offers.compare import Comparison
from finalist.core.offers.reading import Reading, swing_text
from finalist.render.offer_terminal import name_of
from finalist.render.wording import clean

WIDTH = 720
LEFT = 215
LABEL = 26
"""Characters of a name that fit left of the bars in a wide font."""
RIGHT = 90
INK, SOFT, RULE = "#1d2321", "#566059", "#d3d3c9"
SERIES = ("#0b5d57", "#7fb8ad", "#c58b2a", "#8f4a2b", "#5a6f9e", "#9db0d0", "#6f7f3f", "#b7c184", "#8a6f9c", "#c9b8d4")
FONT = 'font-family="Libertinus Serif, Liberation Serif, Georgia, serif"'
MOST_SWINGS = 8


def components_chart(comparison: Comparison) -> str:
    """A bar an offer: what it is made of over all years, left to right; minuses left of the line."""
    names = [name for name in COMPONENTS if any(each.components.get(name) for each in comparison.contenders)]
    ends = [[float(each.components.get(name, 0)) for name in names] for each in comparison.contenders]
    most = max([sum(value for value in row if value > 0) for row in ends] + [1.0])
    least = min([sum(value for value in row if value < 0) for row in ends] + [0.0])
    scale = _Scale(least, most)
    parts = [_line(scale.at(0), 8, scale.at(0), 12 + 44 * len(ends))]
    for row, each in enumerate(comparison.contenders):
        top = 14 + 44 * row
        parts.append(_text(LEFT - 10, top + 17, _short(each.label), "end"))
        right, left = 0.0, 0.0
        for at, value in enumerate(ends[row]):
            start = right if value > 0 else left + value
            if value:
                parts.append(_bar(scale, start, start + abs(value), top, 26, at))
            right, left = (right + value, left) if value > 0 else (right, left + value)
        parts.append(_text(scale.at(max(right, 0)) + 6, top + 17, f"{float(each.total):,.0f}", "start"))
    foot = 28 + 44 * len(ends)
    legend, height = _legend([name_of(name) for name in names], foot)
    return _svg(height, [*parts, *legend], f"What each offer is made of over {comparison.horizon} years")


def spread_chart(comparison: Comparison) -> str:
    """A line an offer: from the p10 to the p90 of the simulated sums, a dot in the middle."""
    spreads = [each.spread.total for each in comparison.contenders]
    low, high = min(row[0] for row in spreads), max(row[2] for row in spreads)
    room = (high - low) * 0.06 or max(high * 0.05, 1.0)
    scale = _Scale(low - room, high + room)
    parts = []
    for row, each in enumerate(comparison.contenders):
        middle = 28 + 46 * row
        parts.append(_text(LEFT - 10, middle + 5, _short(each.label), "end"))
        parts.append(_line(scale.at(spreads[row][0]), middle, scale.at(spreads[row][2]), middle, "#0b5d57", 5, "c0"))
        parts.append(f'<circle cx="{scale.at(spreads[row][1]):.1f}" cy="{middle}" r="7" fill="#0b5d57" class="c0"/>')
        parts.append(_text(scale.at(spreads[row][1]), middle - 11, f"{spreads[row][1]:,.0f}", "middle", 13))
    foot = 20 + 46 * len(spreads)
    parts.append(_line(LEFT, foot, WIDTH - RIGHT, foot))
    for value in (low, high):
        parts.append(_text(scale.at(value), foot + 18, f"{value:,.0f}", "middle", 13, SOFT))
    return _svg(foot + 28, parts, "One in ten futures lies left of each line, one in ten right of it")


def tornado_chart(reading: Reading) -> str:
    """A bar a thing: how far the gap between the first two offers goes; right of the line the first is ahead."""
    swings = reading.tornado[:MOST_SWINGS]
    ends = [float(value) for swing in swings for value in (swing.gap_low, swing.gap_high)]
    gap = float(reading.comparison.pairs[0].difference)
    scale = _Scale(min([*ends, gap, 0.0]), max([*ends, gap, 0.0]), left=24, right=24)
    parts = []
    for row, swing in enumerate(swings):
        top = 12 + 46 * row
        parts.append(_text(24, top + 10, swing_text(swing), "start", 13))
        low, high = sorted((float(swing.gap_low), float(swing.gap_high)))
        parts.append(_bar(scale, low, high, top + 16, 15, 1))
    foot = 18 + 46 * len(swings)
    for value, label, colour in ((0.0, "even", INK), (gap, f"as stated: {gap:,.0f}", SOFT)):
        for row in range(len(swings)):
            parts.append(_line(scale.at(value), 27 + 46 * row, scale.at(value), 45 + 46 * row, colour, 1.2))
        if value or gap:
            parts.append(_text(scale.at(value), foot + (32 if value else 15), label, "middle", 13, SOFT))
    return _svg(foot + 40, parts, "How far the gap between the two goes")


class _Scale:
    """Money to pixels."""

    def __init__(self, low: float, high: float, left: int = LEFT, right: int = RIGHT) -> None:
        self.low, self.left = low, left
        self.step = (WIDTH - left - right) / ((high - low) or 1.0)

    def at(self, value: float) -> float:
        """The x of an amount."""
        return self.left + (value - self.low) * self.step


def _bar(scale: _Scale, start: float, end: float, top: int, height: int, series: int) -> str:
    wide = max(0.5, scale.at(end) - scale.at(start))
    number = series % len(SERIES)
    return (
        f'<rect x="{scale.at(start):.1f}" y="{top}" width="{wide:.1f}" height="{height}" '
        f'fill="{SERIES[number]}" class="c{number}"/>'
    )


def _line(x1: float, y1: float, x2: float, y2: float, colour: str = SOFT, wide: float = 1, name: str = "axis") -> str:
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
        f'stroke-width="{wide}" stroke-linecap="round" class="l-{name}"/>'
    )


def _text(x: float, y: float, words: str, anchor: str, size: int = 14, colour: str = INK) -> str:
    name = "soft" if colour == SOFT else "ink"
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" '
        f'fill="{colour}" class="{name}" {FONT}>'
        f"{escape(clean(words))}</text>"
    )


def _legend(names: Sequence[str], top: int) -> tuple[list[str], int]:
    parts, x, y = [], LEFT, top
    for at, name in enumerate(names):
        wide = 26 + 7.2 * len(name)
        if x + wide > WIDTH and x > LEFT:
            x, y = LEFT, y + 22
        number = at % len(SERIES)
        parts.append(f'<rect x="{x}" y="{y}" width="12" height="12" fill="{SERIES[number]}" class="c{number}"/>')
        parts.append(_text(x + 17, y + 11, name, "start", 13, SOFT))
        x += int(wide) + 8
    return parts, y + 26


def _short(label: str) -> str:
    flat = " ".join(label.split())
    return flat if len(flat) <= LABEL else flat[: LABEL - 1].rstrip() + "…"


def _svg(height: int, parts: Sequence[str], title: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" aria-label="{escape(title)}">' + "".join(parts) + "</svg>"
    )
