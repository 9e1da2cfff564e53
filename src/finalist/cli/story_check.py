"""`finalist story check`: what a told story has, what it lacks, and what it rests on."""

import click

from finalist.cli.speak import say


@click.command("check")
@click.argument("file")
def check(file: str) -> None:
    """Check the stories in FILE (or - for standard input)."""
    from finalist.cli.files import read_bytes
    from finalist.ingest.stories import read_stories

    name, data = read_bytes(file)
    read = read_stories(data, name, "stories")
    say(f"{len(read.document.stories) if read.document else 0} stories")
