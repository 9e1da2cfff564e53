"""`finalist story`: is a told story whole, and which fits a question. One file a subcommand, imported when called."""

import importlib

import click

SUBCOMMANDS: dict[str, tuple[str, str]] = {
    "check": ("story_check", "check"),
    "weakness": ("story_check", "weakness"),
    "match": ("story_match", "match"),
    "import": ("story_files", "import_"),
    "export": ("story_files", "export"),
}
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


@click.group("story", cls=_Lazy)
def command() -> None:
    """Check a story, or find the one that fits a question."""
