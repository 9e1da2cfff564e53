"""`finalist letter check`: any letter held against notes and documents before it goes out."""

from typing import Any

import click

from finalist.cli.files import read_all
from finalist.cli.letter_draft import KINDS, papers_of
from finalist.cli.speak import say, tell_program
from finalist.core import clock
from finalist.core.documents.letter import LetterReview
from finalist.core.errors import UserError


@click.command("check")
@click.argument("file", metavar="FILE")
@click.option("--notes", multiple=True, metavar="FILE", help="Notes of a round; again for another.")
@click.option("--invite", multiple=True, metavar="FILE", help="The invitation; again for a later one.")
@click.option("--story", "--stories", "stories", multiple=True, metavar="FILE", help="Your stories.")
@click.option("--resume", metavar="FILE", help="Your résumé.")
@click.option("--posting", metavar="FILE", help="The posting.")
@click.option("--other", multiple=True, metavar="FILE", help="Another letter of the same round, to compare.")
@click.option("--kind", type=click.Choice(KINDS), default="thank-you", show_default=True)
@click.option("--now", default="", metavar="TIME", help="The moment to read it at, e.g. 2026-12-04T18:00.")
@click.option("--facts", default="", metavar="FILE", help="Your register of facts: what you withhold is not used.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(file: str, other: tuple[str, ...], kind: Any, now: str, as_json: bool, **options: Any) -> None:
    """Look a letter through; exit 1 when there is something to mend."""
    from finalist.ingest.letter import read_letter
    from finalist.journeys.close import check_letter

    if not options["notes"] and not options["invite"]:
        raise UserError("There is nothing to hold the letter against.", "Give notes with --notes, or --invite.")
    if [file, *other, *options["notes"], *options["invite"], *options["stories"]].count("-") > 1:
        raise UserError("Standard input (-) was given for more than one document.", "Give it for one; name the rest.")
    letters = [read_letter(data, name, f"letter-{n}") for n, (name, data) in enumerate(read_all([file, *other]), 1)]
    moment = clock.parse_now(now) if now else clock.now()
    found = check_letter(papers_of(options, moment), letters[0], others=letters[1:], kind=kind, now=moment)
    if as_json:
        tell_program(found.model_dump(mode="json"))
    else:
        say(_page(found))
    if found.must_see:
        raise SystemExit(1)


def _page(found: LetterReview) -> str:
    """What was found, each with the words and the mend; hints last."""
    rows: list[str] = []
    for one in (*found.must_see, *(one for one in found.findings if one.severity == "hint")):
        rows.append(f"{one.severity}: {one.line.text}")
        rows.append(f"  “{' '.join(one.place.verbatim.split())[:160]}”")
        rows.append(f"  {one.mend.text}")
    count = len(found.must_see)
    rows.append("Nothing stands in the way of sending it." if not count else f"{count} to mend before it goes.")
    return "\n".join(rows)
