"""`finalist import`: an exported folder read back."""

from pathlib import Path

import click

from finalist.cli.speak import say


@click.command("import")
@click.argument("folder", metavar="FOLDER")
@click.option("--user", default="", metavar="NAME", help="Whose; only needed in server mode.")
def command(folder: str, user: str) -> None:
    """Read an exported folder (or a zip of one) into the workspace: all of it or nothing. Nothing is overwritten."""
    from finalist.server.care import import_

    added, kept = import_(Path(folder), user)
    say(
        f"Added {sum(added.values())} rows" + (f"; {kept} were there already and stayed as they were." if kept else ".")
    )
    for kind, number in sorted(added.items()):
        say(f"  {kind:16}{number:6}")
