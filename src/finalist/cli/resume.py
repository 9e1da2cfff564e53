"""`finalist resume`: themes, build, check, tailor. One file a command; this one is the group."""

from pathlib import Path
from typing import Literal, cast

import click

from finalist.cli.files import read_bytes, write_together
from finalist.cli.resume_check import check, tailor
from finalist.cli.speak import aside, say, tell_program
from finalist.core.errors import UserError


@click.group("resume")
def command() -> None:
    """Make a résumé, prove that machines read it, hold it against a posting."""


command.add_command(check)
command.add_command(tailor)


@command.command("themes")
@click.option("--json", "as_json", is_flag=True, help="Print the themes as one JSON document.")
def themes_command(as_json: bool) -> None:
    """List the themes, the most sober first."""
    from finalist.render.resume.themes import themes

    if as_json:
        tell_program([{"id": one.id, "name": one.name, "about": one.about, "columns": one.columns} for one in themes()])
        return
    say("\n".join(f"{one.id:<10} {one.about}" for one in themes()))


@command.command("build")
@click.argument("file")
@click.option("--theme", "name", default="harbour", show_default=True, help="One of `finalist resume themes`.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="Size of the page.")
@click.option("--lang", default="en", show_default=True, metavar="CODE", help="Language of headings and dates.")
@click.option(
    "--photo", is_flag=True, help="Show the picture that basics.image names (off: many employers ask for none)."
)
@click.option("-o", "--output", required=True, metavar="FILE", help="Where to: .pdf .docx .html .txt .md .json .png")
def build_command(file: str, name: str, paper: str, lang: str, photo: bool, output: str) -> None:
    """Make the résumé in FILE (or - for standard input) anew, in a theme and the format of the -o ending.

    FILE: JSON Resume, RenderCV YAML, a LinkedIn export (.zip), PDF, DOCX, HTML, Markdown or text.
    """
    from finalist.journeys.resume import Order, build, format_of, photo_of, read

    wanted = format_of(output)
    given, data = read_bytes(file)
    resume, problems = read(data, given)
    size = cast(Literal["a4", "us-letter"], {"a4": "a4", "letter": "us-letter"}[paper])
    picture = photo_of(resume.content, lambda path: _beside(file, path)) if photo else b""
    built = build(resume.content, Order(wanted, name, size, lang, picture))
    place = Path(output)
    write_together(place.parent, {f"{place.stem}{part}{place.suffix}": made for part, made in built.files})
    for problem in (*problems, *built.problems):
        aside(str(problem), fg="yellow")
    say(f"Wrote {output}" + (f" and {len(built.files) - 1} more pages" if len(built.files) > 1 else "") + ".")


def _beside(file: str, path: str) -> bytes:
    """A picture named in a résumé, taken from the résumé's own folder and nowhere else."""
    folder = Path(file).resolve().parent if file != "-" else Path.cwd()
    wanted = (folder / path).resolve()
    if not wanted.is_relative_to(folder):
        raise UserError(f"{path}: the photo does not lie beside the résumé.", "Put it in the same folder.")
    return read_bytes(str(wanted))[1]
