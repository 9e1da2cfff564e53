"""`finalist answer`: what can be said of an answer. One file a subcommand, imported when called."""

import click

from finalist.cli.lazy import Lazy

SUBCOMMANDS: dict[str, tuple[str, str]] = {"check": ("answer_check", "check")}
"""name → (module in finalist.cli, name of its command there)."""


@click.group("answer", cls=Lazy, homes=SUBCOMMANDS)
def command() -> None:
    """Check an answer: text, a transcript, or a recording."""
