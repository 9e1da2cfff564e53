"""`finalist story import` and `finalist story export`: stories from and to other programs' files, without loss."""

from pathlib import Path

import click

from finalist.cli.speak import aside, say, tell_program

FORMATS = ("md", "csv", "json")


@click.command("import")
@click.argument("file")
@click.option("-o", "out", default="", metavar="FILE", help="Where to write; standard output when left out.")
def import_(file: str, out: str) -> None:
    """Turn FILE into a file of stories as Finalist keeps them (Markdown).

    FILE: Markdown, CSV, JSON, DOCX, PDF; career-ops' story-bank.md; interview-coach's coaching_state.md.
    """
    _turn(file, "md", out)


@click.command("export")
@click.argument("file")
@click.option("--format", "kind", type=click.Choice(FORMATS), default="md", show_default=True, help="What to write.")
@click.option("-o", "out", default="", metavar="FILE", help="Where to write; standard output when left out.")
def export(file: str, kind: str, out: str) -> None:
    """Write the stories of FILE as Markdown, CSV or JSON."""
    _turn(file, kind, out)


def _turn(file: str, kind: str, out: str) -> None:
    from finalist.cli.files import read_bytes, write_together
    from finalist.core.errors import UserError
    from finalist.ingest.story_files import read_story_bank
    from finalist.render.stories_files import FORMATS as WRITERS

    name, data = read_bytes(file)
    bank, problems = read_story_bank(data, name)
    for problem in problems:
        aside(str(problem), fg="yellow")
    if not bank.stories:
        raise UserError(f"{name} holds no stories, so nothing was written.", "Check that it is the right file.")
    written = WRITERS[kind](bank).encode("utf-8")
    if not out or out == "-":
        tell_program(written)
        return
    target = Path(out)
    write_together(target.parent, {target.name: written})
    count = len(bank.stories)
    say(f"{count} {'story' if count == 1 else 'stories'} written to {out}.")
