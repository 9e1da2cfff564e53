"""`finalist export`: everything you kept as a folder of readable files."""

from pathlib import Path

import click

from finalist.cli.speak import say


@click.command("export")
@click.option("-o", "--output", required=True, metavar="FOLDER", help="A new or empty folder.")
@click.option("--user", default="", metavar="NAME", help="Whose; only needed in server mode.")
def command(output: str, user: str) -> None:
    """Write everything as Markdown, JSON, calendars, address cards and the files you handed in."""
    from finalist.server.care import export

    count = export(Path(output), user)
    say(f"{output}: {count} files. README.md in it says what is where; `finalist import {output}` reads it back.")
