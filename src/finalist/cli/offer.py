"""`finalist offer`: what an offer pays, how offers compare, what to ask, what the contract says, and the rehearsal.

Each command is a module of this package, imported when called.
"""

import importlib
import importlib.util

import click

COMMANDS = {
    "total": ("offer_total", "What one offer pays, year by year."),
    "compare": ("offer_compare", "Two offers or more, side by side."),
    "range": ("offer_range", "What to ask for, and who names a figure first."),
    "walk": ("offer_walk", "Clauses to ask a lawyer about."),
    "timeline": ("offer_timeline", "Deadlines and expected answers, and what asking for time would do."),
    "market": ("offer_market", "Pay figures of a title in a place, from data you import."),
    "spar": ("offer_spar", "Rehearse the talk about pay."),
}


class _Offers(click.Group):
    """A group whose commands are modules; one whose module is not there is not shown."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name, (module, _) in COMMANDS.items() if importlib.util.find_spec(f"finalist.cli.{module}")]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"finalist.cli.{COMMANDS[cmd_name][0]}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])


@click.group("offer", cls=_Offers)
def command() -> None:
    """Decide about offers with numbers that say how sure they are."""
