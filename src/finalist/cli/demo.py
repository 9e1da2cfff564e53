"""`finalist demo`: the main job on a made-up candidate, then where to look."""

from datetime import datetime
from pathlib import Path

import click

from finalist.cli.files import read_bytes, write_together
from finalist.core.documents.base import SourceKind
from finalist.journeys.example import folder

EXAMPLES = {"nurse": "Europe/London", "software": "America/Toronto"}
FILES: dict[SourceKind, str] = {
    "posting": "posting.pdf",
    "resume": "resume.docx",
    "invitation": "invite.eml",
    "notes": "round1.md",
    "stories": "stories.md",
    "company": "about.html",
    "calendar": "busy.ics",
}
NOW = datetime.fromisoformat("2026-11-25T18:00+00:00")
HOURS = 6.0


@click.command("demo")
@click.argument("name", type=click.Choice(list(EXAMPLES)), default="nurse")
@click.option("-o", "--out", type=click.Path(path_type=Path), default=None, help="Folder. Default: demo/NAME")
def command(name: str, out: Path | None) -> None:
    """Make the game plan of a made-up candidate: a nurse (default) or a software engineer."""
    from finalist.cli.planning import make_plan, show
    from finalist.journeys.prepare import InputFile

    place = folder(name)
    files = [InputFile(kind, *read_bytes(str(place / file))) for kind, file in FILES.items()]
    plan, made = make_plan(files, now=NOW, hours=HOURS, zone=EXAMPLES[name])
    target = out or Path("demo") / name
    write_together(target, made)
    show(plan, target)
