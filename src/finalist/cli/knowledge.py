"""`finalist knowledge`: how much the field's knowledge holds, whether your own pack is valid, what claims rest on."""

from pathlib import Path

import click

from finalist.cli.speak import say, tell_program
from finalist.core.knowledge.compile import KINDS
from finalist.core.knowledge.load import knowledge


@click.group("knowledge")
def command() -> None:
    """Count what the field knows, check a pack of your own, list the evidence."""


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


@command.command("check")
@click.argument("folder", metavar="FOLDER")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as one JSON document.")
@click.pass_context
def check(ctx: click.Context, folder: str, as_json: bool) -> None:
    """Check a pack: questions, asks, rounds, values, concerns as YAML in FOLDER. Exit 1 when there are findings."""
    from finalist.ingest.pack import read_pack

    pack = read_pack(Path(folder))
    if as_json:
        rows = [{key: getattr(item, key) for key in ("code", "severity", "file", "line", "field", "message")}
                for item in pack.problems]  # fmt: skip
        tell_program({"pack": pack.name, "valid": pack.counts(), "findings": rows})
    else:
        number = len(pack.problems)
        findings = "1 finding" if number == 1 else f"{number or 'no'} findings"
        told = f"{pack.name}: {pack.held() or 'nothing'} can be used; {findings}."
        say("\n".join([*(str(item) for item in pack.problems), told]))
    ctx.exit(1 if pack.problems else 0)


@command.command("evidence")
def evidence() -> None:
    """Print the evidence page: every claim with source, year, n, grade, and where it is used."""
    from finalist.render.evidence_page import evidence_page

    say(evidence_page(knowledge()).rstrip("\n"))
