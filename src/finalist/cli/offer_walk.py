"""`finalist offer walk`: the clauses of an offer or contract, each with its words and a question for a lawyer."""

import click

from finalist.cli.files import read_bytes
from finalist.cli.speak import aside, say, tell_program


@click.command("walk")
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(file: str, as_json: bool) -> None:
    """Find the clauses in FILE (PDF, DOCX, HTML, text or -). It describes and asks; it does not judge."""
    from finalist.journeys.offer_walk import walk_json, walk_of, walk_text

    name, data = read_bytes(file)
    found, source, problems = walk_of(data, name)
    for problem in problems:
        aside(str(problem), fg="yellow")
    if as_json:
        tell_program(walk_json(found, source))
    else:
        say(walk_text(found))
