"""`finalist letter`: letters after the interview, drafted from notes; any letter held against notes and documents."""

import click

from finalist.cli.lazy import Lazy

SUBCOMMANDS = {name: (f"letter_{name}", "command") for name in ("draft", "check", "clock")}
"""name → (module in finalist.cli, name of its command there)."""


@click.group("letter", cls=Lazy, homes=SUBCOMMANDS)
def command() -> None:
    """Letters after the interview: drafted from notes, or looked through before they go."""
