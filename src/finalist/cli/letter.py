"""`finalist letter`: letters after the interview, drafted from notes; any letter held against notes and documents."""

import importlib

import click

_COMMANDS = ("draft", "check", "clock")


class _Lazy(click.Group):
    """The commands under `letter`, imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"finalist.cli.letter_{cmd_name}").command
        return command


@click.group("letter", cls=_Lazy)
def command() -> None:
    """Letters after the interview: drafted from notes, or looked through before they go."""
