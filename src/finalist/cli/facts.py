"""`finalist facts`: what your papers state, where they disagree, and what you decided about it."""

from pathlib import Path
from typing import Any

import click

from finalist.cli.files import read_bytes, write_together
from finalist.cli.speak import aside, say, tell_program
from finalist.core import clock
from finalist.core.documents.base import SourceKind

_KINDS: dict[str, SourceKind] = {"stories": "stories", "notes": "notes"}
_STATES = ("confirmed", "cannot-confirm", "retracted")


def papers_options(function: Any) -> Any:
    """The options that name papers, the register and JSON."""
    function = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")(function)
    function = click.option("--facts", "register", metavar="FILE", help="Your register of facts (YAML).")(function)
    function = click.option("--notes", multiple=True, metavar="FILE", help="Notes of an earlier round.")(function)
    function = click.option("--stories", multiple=True, metavar="FILE", help="Your stories.")(function)
    return click.option("--resume", metavar="FILE", help="Your résumé.")(function)


def load(options: dict[str, Any], register: str | None) -> tuple[Any, Any]:
    """(papers, register) of the options. Raises UserError when nothing was given or could be read."""
    from finalist.cli.planning import input_files
    from finalist.core.errors import UserError
    from finalist.ingest.facts import read_register
    from finalist.journeys.continuity import read_papers

    files = input_files(options, _KINDS)
    if not files:
        raise UserError("No paper was given.", "Name at least one with --resume, --stories or --notes.")
    papers = read_papers(files, clock.now())
    for problem in papers.problems:
        if problem.severity != "info":
            aside(str(problem), fg="yellow")
    name, data = read_bytes(register) if register else ("", b"")
    return papers, read_register(data, name) if register else None


@click.group("facts")
def command() -> None:
    """Every figure, date, name and claim of your papers; where they disagree; what you can confirm."""


@command.command("show")
@papers_options
def show(register: str | None, as_json: bool, **options: Any) -> None:
    """List the facts of the papers, with their places."""
    papers, known = load(options, register)
    facts = [fact for paper in papers.facts(known) for fact in paper]
    if as_json:
        tell_program({"facts": [fact.model_dump(mode="json") for fact in facts]})
        return
    for fact in facts:
        if fact.kind != "claim":
            about = " ".join(fact.said.verbatim.split())
            mark = {"yes": "+", "no": "?", "retracted": "x", "unsaid": " "}[fact.confirmed]
            say(f"{mark} {fact.evidence.document:<10} {fact.value[:28]:<28} {about[:90]}")
    say(f"{len(facts)} facts. + confirmed, ? not confirmed, x taken back.")


@command.command("check")
@papers_options
def check(register: str | None, as_json: bool, **options: Any) -> None:
    """Show where the papers disagree; exit 1 when they do."""
    from finalist.journeys.continuity import disagreements

    papers, known = load(options, register)
    found = disagreements(papers, known)
    if as_json:
        tell_program({"contradictions": [item.model_dump(mode="json") for item in found]})
    else:
        for item in found:
            say(f"{item.topic}:")
            for fact in (item.first, item.second):
                say(f"  {fact.evidence.document:<10} “{' '.join(fact.said.verbatim.split())[:160]}”")
        say(f"{len(found)} contradiction{'' if len(found) == 1 else 's'}." if found else "Your papers agree.")
    if found:
        raise SystemExit(1)


@command.command("mark")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("text")
@click.option("--as", "state", type=click.Choice(_STATES), required=True, help="What you decided.")
@click.option("--note", default="", help="Why, for yourself.")
def mark(file: Path, text: str, state: Any, note: str) -> None:
    """Write into the register FILE what you decided about the fact TEXT (its words, with their figures)."""
    from finalist.core.documents.fact import FactRegister, RegisteredFact
    from finalist.core.errors import UserError
    from finalist.ingest.facts import read_register, register_bytes

    if not text.strip():
        raise UserError("An empty text names no fact.", "Give the words of the fact, with its figures.")
    known = read_register(file.read_bytes(), file.name) if file.exists() else FactRegister()
    kept = [entry for entry in known.facts if entry.text.strip() != text.strip()]
    made = FactRegister(facts=(*kept, RegisteredFact(text=text.strip(), state=state, note=note)))
    write_together(file.resolve().parent, {file.name: register_bytes(made)})
    say(f"{file}: {len(made.facts)} decided.")
