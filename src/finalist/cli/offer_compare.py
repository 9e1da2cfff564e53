"""`finalist offer compare`: offers side by side, on the terminal, as JSON, or as a report (PDF or HTML)."""

import shutil
from pathlib import Path

import click

from finalist.cli.files import read_all, read_bytes, write_together
from finalist.cli.speak import aside, say, tell_program
from finalist.core.errors import UserError

ENDINGS = (".pdf", ".html")


@click.command("compare")
@click.argument("files", nargs=-1, required=True)
@click.option("--years", type=click.IntRange(1, 6), default=4, show_default=True, help="Years to reckon with.")
@click.option("--criteria", metavar="FILE", help="What you weigh besides money (YAML).")
@click.option("--rate", "rates", multiple=True, metavar="CAD/EUR=0.62@DAY", help="A rate of exchange and its day.")
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), default=None, help="Seed of the simulation.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("-o", "out", metavar="FILE", help="Write a report: .pdf or .html.")
def command(
    files: tuple[str, ...], years: int, criteria: str | None, rates: tuple[str, ...], seed: int | None,
    as_json: bool, out: str | None,
) -> None:  # fmt: skip
    """Compare the offers in FILES: sums, spreads, what would turn it, and what you weigh besides money."""
    from finalist.journeys import offer as journey

    if out and not out.lower().endswith(ENDINGS):
        raise UserError(f"{out}: a report ends in .pdf or .html.", "Name it so.")
    offers = journey.offers_of(read_all(files))
    for name, problem in ((each.company, problem) for each, problems in offers for problem in problems):
        aside(f"  {name}: {problem}", fg="yellow")
    weighed = read_bytes(criteria) if criteria else None
    reading = journey.comparison_of([each for each, _ in offers], years, weighed, rates, seed)
    if out:
        path = Path(out)
        write_together(path.parent, {path.name: journey.report(reading, path.suffix.lower())})
        aside(f"  {path}")
    if as_json:
        tell_program(journey.comparison_json(reading))
    elif not out:
        say(journey.comparison_text(reading, min(shutil.get_terminal_size((100, 40)).columns, 100)), ours=True)
