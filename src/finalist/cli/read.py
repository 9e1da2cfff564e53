"""`finalist read`: what was understood of one file, field by field, with the words it rests on."""

from typing import Any

import click

from finalist.cli.files import read_bytes
from finalist.cli.speak import aside, say, tell_program
from finalist.core import clock
from finalist.core.documents.base import SourceKind

KINDS: dict[str, SourceKind] = {
    "posting": "posting",
    "resume": "resume",
    "invite": "invitation",
    "notes": "notes",
    "stories": "stories",
    "company": "company",
    "offer": "offer",
}


@click.command("read")
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("file")
@click.option("--zone", default="UTC", show_default=True, help="Zone to take when an invitation names none.")
@click.option("--now", default="", metavar="ISO-8601", help="Read dates as of this moment.")
@click.option("--json", "as_json", is_flag=True, help="Print document, source and problems as one JSON document.")
def command(kind: str, file: str, zone: str, now: str, as_json: bool) -> None:
    """Show what was understood of FILE (or - for standard input)."""
    from finalist.cli.outline import outline
    from finalist.journeys.offer import read_offer
    from finalist.journeys.prepare import read_file

    name, data = read_bytes(file)
    moment = clock.parse_now(now) if now else clock.now()
    read: Any = (
        read_offer(data, name)
        if kind == "offer"
        else read_file(KINDS[kind], data, name, source_id=kind, now=moment, zone=zone)
    )
    document: Any = read.document.model_dump(mode="json") if read.document else None
    if as_json:
        problems = [
            {"code": p.code, "severity": p.severity, "message": p.message, "line": p.line} for p in read.problems
        ]
        source = read.source.model_dump(mode="json") if read.source else None
        whole = {"document": document, "source": source, "problems": problems}
        tell_program(whole)
        return
    say("\n".join(outline(document or {})))
    for problem in read.problems:
        aside(str(problem), fg="yellow")
