"""`finalist backup`: the whole workspace in one file."""

from pathlib import Path

import click

from finalist.cli.speak import say


@click.command("backup")
@click.option("-o", "--output", default="", metavar="FILE", help="Where to. Default: finalist-DATE.zip in this folder.")
def command(output: str) -> None:
    """Save the whole workspace as one file, and read it again to be sure. It may be in use meanwhile."""
    from finalist.server.care import backup

    path, made = backup(Path(output) if output else None)
    say(f"{path}: the database and {made.files} files, {path.stat().st_size // 1000} kB, read again and whole.")
