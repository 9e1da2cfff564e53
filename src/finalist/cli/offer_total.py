"""`finalist offer total`: one offer as money by the year."""

import shutil

import click

from finalist.cli.files import read_bytes
from finalist.cli.speak import aside, say, tell_program


@click.command("total")
@click.argument("file")
@click.option("--years", type=click.IntRange(1, 6), default=4, show_default=True, help="Years to reckon with.")
@click.option("--leave-after", type=click.IntRange(1, 72), metavar="MONTHS", help="What if you leave after so long?")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(file: str, years: int, leave_after: int | None, as_json: bool) -> None:
    """What the offer in FILE pays, year by year: each component and the sum, in its currency."""
    from finalist.journeys.offer import offers_of, total_json, total_of
    from finalist.render.offer_terminal import total_text

    name, data = read_bytes(file)
    [(offer, problems)] = offers_of([(name, data)])
    for problem in problems:
        aside(f"  {problem}", fg="yellow")
    total = total_of(offer, years, leave_after)
    if as_json:
        tell_program(total_json(total))
    else:
        width = min(shutil.get_terminal_size((100, 40)).columns, 100)
        say(total_text(total.flow, total.assumptions, width), ours=True)
