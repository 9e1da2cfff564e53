"""`finalist offer timeline`: deadlines beside the answers still to come, and what asking for days would do."""

import click

from finalist.cli.files import read_all
from finalist.cli.speak import say, tell_program
from finalist.core import clock


@click.command("timeline")
@click.argument("files", nargs=-1)
@click.option("--deadline", "deadlines", multiple=True, metavar="COMPANY=DAY", help="An offer's last day to answer.")
@click.option("--expect", "expected", multiple=True, metavar="COMPANY[=DAY]", help="When a company should answer you.")
@click.option("--now", default="", metavar="ISO-8601", help="As of this moment.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(
    files: tuple[str, ...], deadlines: tuple[str, ...], expected: tuple[str, ...], now: str, as_json: bool
) -> None:
    """Set the deadlines of the offers in FILES beside the answers you still expect."""
    from finalist.journeys.offer_timeline import timeline_json, timeline_of, timeline_text

    moment = clock.parse_now(now) if now else clock.now()
    made = timeline_of(read_all(files), deadlines, expected, moment.date())
    if as_json:
        tell_program(timeline_json(made))
    else:
        say(timeline_text(made))
