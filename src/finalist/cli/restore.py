"""`finalist restore`: a backup in the place of the workspace."""

from pathlib import Path

import click

from finalist.cli.speak import say


@click.command("restore")
@click.argument("file", metavar="FILE")
def command(file: str) -> None:
    """Put a backup in the place of the workspace. What was there is kept aside; a damaged backup changes nothing."""
    from finalist.server.care import restore

    contents, aside = restore(Path(file))
    say(f"Restored the workspace of {contents.made_at}: the database and {contents.files} files.")
    if aside:
        say(f"What was there before lies in {aside}; delete that folder when you no longer need it.")
