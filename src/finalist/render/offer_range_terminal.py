"""The range to ask, on a terminal: the figures, why, what to mind, and the words for it."""

import shutil
from decimal import Decimal

from finalist.core.offers.money import shown
from finalist.core.offers.range import Ask, Wish
from finalist.core.wording import say
from finalist.render.offer_terminal import bulleted
from finalist.render.terminal import NARROWEST, WIDEST, _paint, _wants_colour


def range_text(ask: Ask, wish: Wish, width: int | None = None, colour: bool | None = None) -> str:
    """The range with its reasons, at most `width` columns wide."""
    columns = width or shutil.get_terminal_size((100, 40)).columns
    room = max(NARROWEST, min(columns, WIDEST))
    painted = _wants_colour() if colour is None else colour
    percent = f"{(ask.width * 100).quantize(Decimal('0.1')).normalize():f}"
    head = say(
        "offer.range.ask-met" if ask.met else "offer.range.ask",
        low=shown(ask.low, wish.currency),
        high=shown(ask.high, wish.currency),
    ).text
    how = say("offer.range.how-met" if ask.met else "offer.range.how", percent=percent).text
    lines = [_paint(head, "1", painted), how, ""]
    lines += [*bulleted("Who names a figure first", [line.text for line in ask.reasons], room, painted), ""]
    if ask.warnings:
        lines += [*bulleted("Mind", [line.text for line in ask.warnings], room, painted), ""]
    lines += bulleted("What to say", [line.text for line in ask.words], room, painted)
    if ask.convention:
        low, high = (shown(each, wish.currency) for each in ask.convention)
        lines += [
            "",
            *bulleted("For comparison", [say("offer.range.convention", low=low, high=high).text], room, painted),
        ]
    return "\n".join(lines)
