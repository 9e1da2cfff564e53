"""`finalist ledger`: what was said to whom, and what a draft would say differently or once more."""

import hashlib
from typing import Any

import click

from finalist.cli.files import read_bytes
from finalist.cli.speak import aside, say, tell_program
from finalist.core import clock
from finalist.core.documents.base import Source, SourceKind
from finalist.core.errors import UserError

_KINDS: dict[str, SourceKind] = {"notes": "notes", "stories": "stories"}


@click.group("ledger")
def command() -> None:
    """Who has heard what; and whether a draft fits what was said before."""


def _papers(options: dict[str, Any]) -> Any:
    from finalist.cli.planning import input_files
    from finalist.journeys.continuity import read_papers

    papers = read_papers(input_files(options, _KINDS), clock.now())
    for problem in papers.problems:
        if problem.severity != "info":
            aside(str(problem), fg="yellow")
    return papers


@command.command("show")
@click.option("--notes", multiple=True, required=True, metavar="FILE", help="Notes of a round.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def show(as_json: bool, **options: Any) -> None:
    """Show who has heard what."""
    from finalist.journeys.continuity import ledgers

    found = ledgers(_papers(options))
    if as_json:
        tell_program({"ledgers": [ledger.model_dump(mode="json") for ledger in found]})
        return
    statements = [statement for ledger in found for statement in ledger.statements]
    for person in dict.fromkeys(statement.person for statement in statements):
        say(person or "Not clear who heard it")
        for one in statements:
            if one.person == person:
                round_ = f" (round {one.round})" if one.round else ""
                say(f"  {one.kind:<12} “{' '.join(one.evidence.verbatim.split())[:110]}”{round_}")
    if not statements:
        say("Nothing that you said was found in these notes.")


@command.command("check")
@click.option("--round1", "--notes", "notes", multiple=True, metavar="FILE", help="Notes of a round.")
@click.option("--draft", required=True, metavar="FILE", help="The letter or answer to check, or - .")
@click.option("--letter", multiple=True, metavar="FILE", help="A letter or transcript of yours that they had before.")
@click.option("--posting", metavar="FILE", help="The posting: does its range undercut what you named?")
@click.option("--resume", metavar="FILE", help="Your résumé, to hold the draft against as well.")
@click.option("--stories", multiple=True, metavar="FILE", help="Your stories, likewise.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def check(draft: str, letter: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Hold a draft against what was said; exit 1 when something collides."""
    from finalist.journeys.continuity import check as check_draft

    given = [draft, *letter, *options["notes"], options["posting"], options["resume"], *options["stories"]]
    if given.count("-") > 1:
        raise UserError("Standard input (-) was given for more than one document.", "Give it for one; name the rest.")
    if not options["notes"] and not letter:
        raise UserError(
            "Nothing was given that was said before.", "Name notes with --round1, or letters with --letter."
        )
    sent = [_draft(path, f"letter-{number}") for number, path in enumerate(letter, 1)]
    found = check_draft(_papers(options), _draft(draft), sent)
    if as_json:
        tell_program({"findings": [item.model_dump(mode="json") for item in found]})
    else:
        for item in found:
            say(f"{item.kind}: {item.text}")
            say(f"  before ({item.before.document}): “{' '.join(item.before.verbatim.split())[:160]}”")
            say(f"  now ({item.now.document}): “{' '.join(item.now.verbatim.split())[:160]}”")
        say("The draft fits what was said." if not found else f"{len(found)} to look at.")
    if found:
        raise SystemExit(1)


def _draft(path: str, source_id: str = "draft") -> Source:
    from finalist.ingest.text import read_text

    name, data = read_bytes(path)
    text = read_text(data, name).text
    if not text.strip():
        raise UserError(f"{name}: this text is empty.", "Name the file that holds the text.")
    return Source(id=source_id, kind="notes", name=name, sha256=hashlib.sha256(data).hexdigest(), text=text)
