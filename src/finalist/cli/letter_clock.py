"""`finalist letter clock`: when to thank, when to ask where things stand, when to let go; as tasks for a calendar."""

from pathlib import Path
from typing import Any

import click

from finalist.cli.files import write_together
from finalist.cli.letter_draft import papers_of
from finalist.cli.speak import say, tell_program
from finalist.core import clock
from finalist.core.errors import UserError


@click.command("clock")
@click.option("--notes", multiple=True, metavar="FILE", help="Notes of the round.")
@click.option("--invite", multiple=True, metavar="FILE", help="The invitation; again for a later one.")
@click.option(
    "--zone", default="", metavar="ZONE", help="Your time zone, e.g. Europe/London. Default: the invitation's."
)
@click.option(
    "--country", default="", metavar="CODE", help="Whose public holidays count, e.g. GB. Default: the zone's."
)
@click.option("--now", default="", metavar="TIME", help="The moment to look from.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="An .ics file for the tasks.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(zone: str, country: str, now: str, out: Path | None, as_json: bool, **options: Any) -> None:
    """Say what is due after the interview, and by when."""
    from finalist.journeys.close import clock_file, round_of, what_is_due

    if not options["notes"] and not options["invite"]:
        raise UserError("There is nothing to count from.", "Give notes with --notes, or the invitation with --invite.")
    moment = clock.parse_now(now) if now else clock.now()
    found = round_of(papers_of({**options, "stories": (), "facts": None}, moment))
    due = what_is_due(found.notes, found.invitation, now=moment, zone=zone, country=country)
    if out:
        write_together(out.parent, {out.name: clock_file(due, invitation=found.invitation, now=moment)})
    if as_json:
        tell_program({"steps": [_shown(step) for step in due]})
        return
    for step in due:
        say(f"{step.due:%a %d %b %Y, %H:%M}  {step.line.text} ({step.rests_on})")


def _shown(step: Any) -> dict[str, Any]:
    return {
        "kind": step.kind, "number": step.number, "opens": step.opens.isoformat(), "due": step.due.isoformat(),
        "text": step.line.text, "rests_on": step.rests_on,
    }  # fmt: skip
