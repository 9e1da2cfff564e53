"""`finalist values`: your own values in order, and what speaks for and against each at a company."""

from typing import Any

import click

from finalist.cli.speak import aside, say, tell_program
from finalist.core.documents.base import SourceKind
from finalist.core.stories.board import Observation, ValueRow
from finalist.core.stories.values import Ranking


@click.group("values")
def command() -> None:
    """Rank your values; hold them against what you saw."""


@command.command("rank")
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print the order as one JSON document.")
def rank_(file: str, as_json: bool) -> None:
    """Put the values in FILE in order, by the choices made so far, and say which to make next.

    FILE: one value a line, and choices as “candour > pay”; or YAML with `values:` and `choices:`.
    """
    from finalist.cli.files import read_bytes
    from finalist.core.stories.values import rank
    from finalist.ingest.own_values import read_own_values

    name, data = read_bytes(file)
    own, problems = read_own_values(data, name)
    for problem in problems:
        aside(str(problem), fg="yellow")
    found = rank([value.name for value in own.values], [(choice.better, choice.worse) for choice in own.choices])
    tell_program(_order(found)) if as_json else say(_order_told(found))


def _order(found: Ranking) -> dict[str, Any]:
    return {
        "values": [
            {"name": item.name, "rank": item.rank, "strength": item.strength, "settled": item.settled}
            for item in found.values
        ],
        "next_pair": list(found.next_pair) if found.next_pair else None,
        "left_at_most": found.left,
        "circles": [list(circle) for circle in found.circles],
        "consistency": found.consistency,
    }


def _order_told(found: Ranking) -> str:
    lines = [f"{item.rank}. {item.name}{'' if item.settled else ' (still open)'}" for item in found.values]
    if found.next_pair:
        first, second = found.next_pair
        lines += ["", f"Choose next: {first} or {second}? Add a line like “{first} > {second}” to the file."]
        lines.append(f"At most {found.left} more {'choice is' if found.left == 1 else 'choices are'} needed.")
    for circle in found.circles:
        lines += ["", f"Your choices go in a circle: {', '.join(circle)}. Look at these again."]
    return "\n".join(lines)


@command.command("board")
@click.option("--values", "own", required=True, metavar="FILE", help="Your values, as for `values rank`.")
@click.option("--notes", multiple=True, metavar="FILE", help="Notes of a round; may be repeated.")
@click.option("--company", multiple=True, metavar="FILE", help="A page of the company; may be repeated.")
@click.option("--posting", default="", metavar="FILE", help="The job posting.")
@click.option("--stories", multiple=True, metavar="FILE", help="Your stories; may be repeated.")
@click.option("--now", default="", metavar="ISO-8601", help="Read dates as of this moment.")
@click.option("--json", "as_json", is_flag=True, help="Print the board as one JSON document.")
def board_(
    own: str,
    notes: tuple[str, ...],
    company: tuple[str, ...],
    posting: str,
    stories: tuple[str, ...],
    now: str,
    as_json: bool,
) -> None:
    """Show what speaks for and against each of your values at a company."""
    from finalist.cli.files import read_all
    from finalist.core import clock
    from finalist.journeys.prepare import InputFile
    from finalist.journeys.values import values_board

    given: list[tuple[SourceKind, str]] = [("notes", path) for path in notes] + [("company", path) for path in company]
    given += [("stories", path) for path in stories] + ([("posting", posting)] if posting else [])
    first, *rest = read_all([own, *(path for _, path in given)])
    files = [InputFile(kind, name, data) for (kind, _), (name, data) in zip(given, rest, strict=True)]
    rows, problems = values_board(first, files, now=clock.parse_now(now) if now else clock.now())
    for problem in problems:
        aside(str(problem), fg="yellow")
    tell_program({"values": [_row(row) for row in rows]}) if as_json else say("\n\n".join(map(_row_told, rows)))


def _row(row: ValueRow) -> dict[str, Any]:
    story = row.story
    return {
        "name": row.name,
        "rank": row.rank,
        "known": row.known,
        "company": row.company.model_dump(mode="json") if row.company else None,
        "story": {"id": story.story.id, "title": story.story.title.value, "says": [line.text for line in story.says]}
        if story
        else None,
        "seen": [_seen(item) for item in row.seen],
        "split": [list(pair) for pair in row.split],
        "ask": row.ask.text if row.ask else None,
    }


def _seen(item: Observation) -> dict[str, Any]:
    return {
        "person": item.person,
        "day": item.day,
        "side": item.side,
        "because": item.because,
        "evidence": item.evidence.model_dump(mode="json"),
    }


def _row_told(row: ValueRow) -> str:
    from finalist.core.wording import shorten

    lines = [f"{row.rank}. {row.name}"]
    lines.append(f"   They write: “{shorten(row.company.verbatim)}”" if row.company else "   They do not write of it.")
    if row.story:
        lines.append(f"   Your story: {row.story.story.title.value}")
    for item in row.seen:
        who = ", ".join(word for word in (item.person, item.day) if word)
        side = f"{item.side.capitalize()} ({who})" if who else item.side.capitalize()
        lines.append(f"   {side}: “{shorten(item.evidence.verbatim)}”")
    lines += [f"   {pro} and {con} differ on this." for pro, con in row.split]
    if row.ask:
        lines.append(f"   Ask: {row.ask.text}")
    return "\n".join(lines)
