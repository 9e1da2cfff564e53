"""`finalist knowledge`: how much the field's knowledge holds."""

import click

from finalist.cli.speak import say, tell_program
from finalist.core.knowledge.compile import KINDS
from finalist.core.knowledge.load import knowledge


@click.group("knowledge")
def command() -> None:
    """Count what the field knows."""


@command.command("counts")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def counts(as_json: bool) -> None:
    """Print how many entries there are of each kind."""
    known = knowledge()
    found = {kind: len(getattr(known, kind)) for kind in KINDS}
    found["exercises"] = sum(len(kit.exercises) for kit in known.rounds)
    found["sentences"] = len(known.sentences)
    if as_json:
        tell_program(found)
    else:
        say("\n".join(f"{kind:14}{number:6}" for kind, number in found.items()))
