"""`finalist offer range`: what to ask for, who names a figure first, and the words for it."""

from decimal import Decimal, InvalidOperation
from typing import Any

import click

from finalist.cli.files import read_bytes
from finalist.cli.speak import say, tell_program


class Figure(click.ParamType[Decimal]):
    """An amount of money: 48500, 48,500 or 48.5k."""

    name = "figure"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        from finalist.journeys.offer_range import figure_of

        try:
            return value if isinstance(value, Decimal) else figure_of(str(value))
        except (ValueError, InvalidOperation):
            self.fail(f"“{value}” is not an amount. Write it like 48500.", param, ctx)


@click.command("range")
@click.option("--floor", type=Figure(), required=True, help="The least you would take.")
@click.option("--target", type=Figure(), required=True, help="What you aim at: the low end of what you ask.")
@click.option("--high", type=Figure(), help="Your own high end, to have its width checked.")
@click.option("--posted-low", type=Figure(), help="Low end of the posted range.")
@click.option("--posted-high", type=Figure(), help="High end of the posted range.")
@click.option("--offer", metavar="FILE", help="The offer made, if there is one.")
@click.option("--data", metavar="FILE", help="Market figures: JSON with p25, p50, p75, n, as_of, source, currency.")
@click.option("--currency", default="", help="Currency of the figures, like GBP.")
@click.option("--competing", is_flag=True, help="You hold another offer.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(offer: str | None, data: str | None, as_json: bool, **given: Any) -> None:
    """What to ask for: it starts at your target, never goes below your floor, and says why."""
    from finalist.journeys.offer_range import ask_json, ask_of, ask_text

    ask, wish = ask_of(given, read_bytes(offer) if offer else None, read_bytes(data) if data else None)
    if as_json:
        tell_program(ask_json(ask, wish))
    else:
        say(ask_text(ask, wish), ours=True)
