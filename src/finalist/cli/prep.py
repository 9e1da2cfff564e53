"""`finalist prep`: the main job."""

from pathlib import Path
from typing import Any

import click

from finalist.cli.files import write_together
from finalist.cli.speak import Hours, tell_program
from finalist.core import clock
from finalist.core.documents.base import SourceKind
from finalist.core.errors import UserError

_MANY: dict[str, tuple[SourceKind, str]] = {
    "invite": ("invitation", "The invitation: .ics, .eml, or pasted text."),
    "notes": ("notes", "Your notes of an earlier round."),
    "stories": ("stories", "Your stories."),
    "company": ("company", "A page in which the company speaks of itself."),
    "busy": ("calendar", "An .ics of times you are busy."),
}


def _many(function: Any) -> Any:
    for name, (_, text) in reversed(_MANY.items()):
        function = click.option(f"--{name}", multiple=True, metavar="FILE", help=text)(function)
    return function


@click.command("prep")
@click.option("--posting", metavar="FILE", help="The job advertisement: PDF, DOCX, HTML, Markdown, text or - .")
@click.option("--posting-url", metavar="URL", help="Fetch the advertisement from this address.")
@click.option("--resume", metavar="FILE", help="Your résumé: PDF, DOCX, JSON Resume, Markdown or text.")
@_many
@click.option("--hours", type=Hours(0, 500), default=6.0, show_default=True, help="Hours you can give.")
@click.option(
    "--zone",
    default="",
    metavar="ZONE",
    help="Your time zone, e.g. Europe/London. Default: the invitation's.",
)
@click.option("--vectors", default="", metavar="words|FILE", help="Sentence vectors too: `words`, or an ONNX model.")
@click.option("--pack", multiple=True, metavar="FOLDER", help="A folder of your own questions, used beside ours.")
@click.option("--facts", metavar="FILE", help="Your register of facts: what you can not confirm is left out.")
@click.option("--now", default="", metavar="ISO-8601", help="Plan as of this moment instead of the present.")
@click.option("-o", "--out", type=click.Path(path_type=Path), default=Path("plan"), show_default=True, help="Folder.")
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON instead of the summary.")
def command(out: Path, as_json: bool, posting_url: str | None, **options: Any) -> None:
    """Turn posting, résumé, invitation, notes, stories and company pages into a game plan.

    Writes plan.html, plan.pdf, plan.json and interview.ics. Whatever you do not have, leave out: the plan is made from
    the rest and says what is missing.
    """
    from finalist.cli.packs import packs_beside
    from finalist.cli.planning import input_files, make_plan, show

    files = input_files(options, {name: kind for name, (kind, _) in _MANY.items()})
    if posting_url:
        if options["posting"]:
            raise UserError("Both --posting and --posting-url were given.", "Give one of them.")
        files = [_fetched(posting_url), *files]
    now = clock.parse_now(options["now"]) if options["now"] else clock.now()
    with packs_beside(options["pack"]):
        settings = {name: options[name] for name in ("hours", "zone", "vectors", "facts")}
        plan, made = make_plan(files, now=now, **settings)
    write_together(out, made)
    if as_json:
        tell_program(made["plan.json"])
    else:
        show(plan, out)


def _fetched(url: str) -> Any:
    from finalist.ingest.fetch import fetch
    from finalist.journeys.prepare import InputFile

    got = fetch(url)
    return InputFile("posting", got.name, got.data)
