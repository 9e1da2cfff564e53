"""`finalist offer market`: import pay data, and ask them for a title in a place."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from finalist.cli.files import read_bytes
from finalist.cli.speak import aside, say, tell_program
from finalist.core import clock
from finalist.core.errors import UserError


@click.group("market")
def command() -> None:
    """Pay figures of a title in a place, from data that you import; kept in the workspace folder."""


@command.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--kind", type=click.Choice(["oews", "lca", "nyc", "csv", "postings"]), required=True, help="Whose table."
)
@click.option("--map", "own", metavar="YAML", help="Which column is what, for --kind csv (or to change another).")
@click.option("--as-of", default="", metavar="DATE", help="The day that the figures are of, where rows name none.")
@click.option("--now", default="", metavar="ISO-8601", help="Import as of this moment.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def import_(files: tuple[Path, ...], kind: str, own: str | None, as_of: str, now: str, as_json: bool) -> None:
    """Import FILES: CSV or .xlsx; for postings, saved job advertisements. What is there already is not read twice."""
    from finalist.journeys import market

    today = (clock.parse_now(now) if now else clock.now()).date()
    if kind == "csv" and not own:
        raise UserError("A CSV needs --map, a YAML that says which column is what.", "See docs/howto/market-data.md.")
    if kind == "postings":
        done = [market.import_postings(_postings(files, today), _folder(), today=today)]
    else:
        mapping = market.mapping_of(kind, read_bytes(own) if own else None)
        day = clock.parse_now(as_of).date() if as_of else today
        done = [market.import_file(file, mapping, _folder(), as_of=day, today=today) for file in files]
    if as_json:
        tell_program([{**made.model_dump(mode="json"), "new": new} for made, new in done])
    else:
        say("\n".join(_imported(made, new) for made, new in done))


@command.command("query")
@click.option("--title", required=True, help="The job.")
@click.option("--place", default="", help="City, or “City, Region”. Without one, anywhere.")
@click.option("--occupation", default="", help="Code or title of the occupation, to correct the guess.")
@click.option("--currency", default="", help="Like GBP. Default: the commonest of the nearest rows.")
@click.option("--database", default="", metavar="ADDRESS", help="Ask this PostgreSQL instead: postgresql://…")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document; `offer range --data` reads it.")
def query(title: str, place: str, occupation: str, currency: str, database: str, as_json: bool) -> None:
    """Percentiles of a year's pay, with how many rows, of when, and how far off in place and title."""
    from finalist.ingest.market.engine import engine
    from finalist.journeys.market import answer_json, ask

    with engine(database, _folder()) as opened:
        answer = ask(opened, title, place, occupation=occupation, currency=currency.upper())
    told = answer_json(answer, {} if database else _sources())
    if as_json:
        tell_program(told)
    else:
        say(_page(answer, told))


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def list_(as_json: bool) -> None:
    """What has been imported, with its source, day and licence."""
    from finalist.ingest.market.store import datasets

    kept = datasets(_folder())
    if as_json:
        tell_program([each.model_dump(mode="json") for each in kept])
    else:
        say("\n".join(_imported(each, False, known="") for each in kept) or "Nothing has been imported yet.")


@command.command("forget")
@click.argument("ident")
def forget_(ident: str) -> None:
    """Delete one import by its id (see list)."""
    from finalist.ingest.market.store import forget

    forget(_folder(), ident)
    say(f"{ident} is deleted.")


def _folder() -> Path:
    from finalist.server.home import home

    return home().folder / "market"


def _postings(files: tuple[Path, ...], today: date) -> list[tuple[str, Any]]:
    from datetime import UTC, datetime

    from finalist.cli.files import read_all
    from finalist.journeys.prepare import read_file

    moment = datetime(today.year, today.month, today.day, tzinfo=UTC)
    found = []
    for name, data in read_all(str(file) for file in files):
        read = read_file("posting", data, name, source_id="posting", now=moment, zone="UTC")
        for problem in read.problems:
            aside(str(problem), fg="yellow")
        found.append((name, read.document))
    return found


def _sources() -> dict[str, str]:
    from finalist.ingest.market.store import datasets

    kept = datasets(_folder())
    return {
        table: "; ".join(dict.fromkeys(each.source for each in kept if each.table == table))
        for table in ("pay", "percentiles")
    }


def _imported(made: Any, new: bool, known: str = " (was there already)") -> str:
    left = ", ".join(f"{count:,} left out: {why}" for why, count in made.left_out.items())
    where = f"{made.id}  {made.file}: {made.rows:,} rows, {made.source}, as of {made.as_of}, {made.licence}"
    return where + (f"; {left}" if left else "") + ("" if new else known)


def _page(answer: Any, told: dict[str, Any]) -> str:
    place = f" in {answer.place}" if answer.place else ""
    lines = [f"{answer.title}{place}"]
    for name, block, source in (("Rows of pay", answer.pay, "rows"), ("Published", answer.published, "published")):
        if block is not None:
            lines += ["", *_figures(name, block, source)]
    if answer.best is None:
        lines += ["", "Too little data: no title in the data is close enough."]
    lines += _occupation(answer)
    if told.get("source"):
        lines += ["", f"Source: {told['source']}"]
    return "\n".join(lines)


def _occupation(answer: Any) -> list[str]:
    """What it was taken for, and what else it may be."""
    job = answer.occupation
    others = [like for like in answer.occupations if job is None or like.title != job.title][:5]
    if job is None and not others:
        return []
    code = f" ({job.occupation})" if job and job.occupation else ""
    taken = f"Taken for the occupation “{job.title}”{code}." if job else "Taken for no one occupation."
    choice = (" Not right? --occupation, one of:" if job else " --occupation takes one of:") if others else ""
    return ["", taken + choice, *(f"  {like.occupation:9} {like.title}" for like in others)]


def _figures(name: str, found: Any, kind: str) -> list[str]:
    if not found.enough:
        return [f"{name}: too little data. {found.n} rows {found.distance}; no percentiles are shown."]
    shown = {n: getattr(found, f"p{n}") for n in (10, 25, 50, 75, 90)}
    figures = "   ".join(f"p{n} {value:,.0f}" for n, value in shown.items() if value is not None)
    days = f"{found.oldest} to {found.newest}" if found.oldest != found.newest else f"{found.newest}"
    size = f"n {found.n:,}" if found.n else "n not stated"
    lines = [f"{name}, {found.currency} a year: {figures}", f"  {size}; {days}; {found.distance}"]
    if kind == "rows":
        titles = ", ".join(f"{like.title} ({like.n:,})" for like in found.titles[:4])
        more = len(found.titles) - 4
        lines.append(f"  titles: {titles}" + (f" and {more} more" if more > 0 else ""))
    return lines
