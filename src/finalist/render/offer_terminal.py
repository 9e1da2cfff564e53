"""Offers on a terminal: tables of whole money aligned at the right, and what they rest on beneath."""

import textwrap
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from finalist.core.documents.base import Line
from finalist.core.knowledge.load import knowledge
from finalist.core.offers.cashflow import CashFlow
from finalist.render import wording
from finalist.render.terminal import NARROWEST, WIDEST, _columns, _cut, _paint, _wants_colour


def names() -> dict[str, str]:
    """Component and field ids → how a reader calls them."""
    return {part.id: part.name for part in knowledge().pay_components}


def name_of(field: str) -> str:
    """What a reader calls a field."""
    return names().get(field) or wording.from_code(field.replace(".", " "))


def whole(amount: Decimal) -> str:
    """“82,320”: money in a table, to the unit, with a true minus."""
    rounded = amount.quantize(Decimal(1), ROUND_HALF_UP)
    return f"{rounded:,}".replace("-", "−") if rounded else "0"


def total_text(flow: CashFlow, assumptions: Sequence[Line], width: int = 100, colour: bool | None = None) -> str:
    """One offer: components down, years across, the sum at the right and at the foot."""
    room = max(NARROWEST, min(width, WIDEST))
    painted = _wants_colour() if colour is None else colour
    head = " at ".join(filter(None, (flow.role, flow.company)))
    rows = [[name_of(name), *(whole(year.components[name]) for year in flow.years), whole(flow.component(name))]
            for name in flow.names]  # fmt: skip
    foot = ["Together", *(whole(year.total) for year in flow.years), whole(flow.total)]
    titles = [flow.currency, *(f"Year {year.year}" for year in flow.years), f"{len(flow.years)} years"]
    lines = [_paint(_cut(head, room), "1", painted), "", *table(titles, rows, foot, room, painted)]
    lines += ["", *labelled("Not stated", [name_of(field) for field in flow.unknown], room, painted)]
    lines += ["", *bulleted("Taken for granted", [line.text for line in assumptions], room, painted)]
    return "\n".join(line.rstrip() for line in lines)


def table(
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    foot: Sequence[str],
    room: int,
    painted: bool,
    after: Sequence[Sequence[str]] = (),
) -> list[str]:
    """Rows under titles, the first column at the left, the others at the right; years that do not fit are left out."""
    cells = [list(titles), *map(list, rows), list(foot), *map(list, after)]
    widths = [max(sum(map(_columns, row[at])) for row in cells) for at in range(len(titles))]
    shown = list(range(len(titles)))
    while sum(widths[at] + 3 for at in shown) - 3 > room and len(shown) > 2:
        shown.pop(-2)
    widths[0] = max(4, min(widths[0], room - sum(widths[at] + 3 for at in shown[1:])))
    rule = "─" * min(room, sum(widths[at] + 3 for at in shown) - 3)

    def set_row(row: Sequence[str]) -> str:
        first = _cut(row[0], widths[0])
        made = first + " " * (widths[0] - sum(map(_columns, first)))
        return made + "".join("   " + " " * (widths[at] - sum(map(_columns, row[at]))) + row[at] for at in shown[1:])

    lines = [_paint(set_row(titles), "36", painted), rule, *map(set_row, rows)]
    return [*lines, rule, _paint(set_row(foot), "1", painted), *map(set_row, after)]


def labelled(label: str, words: Sequence[str], room: int, painted: bool) -> list[str]:
    """“Not stated: pension, notice”, wrapped; nothing when there is nothing."""
    if not words:
        return []
    text = ", ".join(word[0].lower() + word[1:] if number else word for number, word in enumerate(words))
    wrapped = textwrap.wrap(f"{label}: {text}.", room, subsequent_indent="  ")
    return [_paint(wrapped[0], "", painted), *wrapped[1:]]


def bulleted(label: str, sentences: Sequence[str], room: int, painted: bool) -> list[str]:
    """A label and its sentences, one a line, wrapped."""
    if not sentences:
        return []
    lines = [_paint(label, "36", painted)]
    for sentence in sentences:
        lines += textwrap.wrap(sentence, room, initial_indent="  ", subsequent_indent="  ")
    return lines
