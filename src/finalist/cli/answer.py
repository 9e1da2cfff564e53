"""`finalist answer`: what can be said of an answer. One file a subcommand, imported when called."""

import importlib

import click

SUBCOMMANDS: dict[str, tuple[str, str]] = {"check": ("answer_check", "check")}
"""name → (module in finalist.cli, name of its command there)."""


class _Lazy(click.Group):
    """A group whose subcommands live one a file."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in SUBCOMMANDS:
            return None
        module, name = SUBCOMMANDS[cmd_name]
        found: click.Command = getattr(importlib.import_module(f"finalist.cli.{module}"), name)
        return found


@click.group("answer", cls=_Lazy)
def command() -> None:
    """Check an answer: text, a transcript, or a recording."""
