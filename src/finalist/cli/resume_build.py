"""`finalist resume themes` and `build`: what looks there are, and a résumé made anew in one of them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from finalist.cli.files import read_bytes
from finalist.cli.resume_look import look_options, order_of, write_built
from finalist.cli.speak import say, tell_program
from finalist.core.errors import UserError


@click.command("themes")
@click.option("--json", "as_json", is_flag=True, help="Print the themes as one JSON document.")
def themes(as_json: bool) -> None:
    """List the themes, the most sober first."""
    from finalist.render.resume.themes import themes as known

    if as_json:
        tell_program([{"id": one.id, "name": one.name, "about": one.about, "columns": one.columns} for one in known()])
        return
    say("\n".join(f"{one.id:<10} {one.about}" for one in known()))


@click.command("build")
@click.argument("file")
@look_options
@click.option(
    "--photo", is_flag=True, help="Show the picture that basics.image names (off: many employers ask for none)."
)
@click.option("--sections", default="", metavar="NAMES", help="These first, in this order: education,work")
@click.option("-o", "--output", required=True, metavar="FILE", help="Where to: .pdf .docx .html .txt .md .json .png")
def build(file: str, photo: bool, sections: str, output: str, **look: Any) -> None:
    """Make the résumé in FILE (or - for standard input) anew, in a theme and the format of the -o ending.

    FILE: JSON Resume, RenderCV YAML, a LinkedIn export (.zip), PDF, DOCX, HTML, Markdown or text.
    """
    from finalist.journeys import resume as made

    made.format_of(output)
    given, data = read_bytes(file)
    resume, problems = made.read(data, given)
    picture = made.photo_of(resume.content, lambda path: _beside(file, path)) if photo else b""
    first = tuple(filter(None, (one.strip() for one in sections.split(","))))
    order = replace(order_of(output, look, picture), sections=first)
    write_built(output, made.build(resume.content, order), problems)


def _beside(file: str, path: str) -> bytes:
    """A picture named in a résumé, taken from the résumé's own folder and nowhere else."""
    folder = Path(file).resolve().parent if file != "-" else Path.cwd()
    wanted = (folder / path).resolve()
    if not wanted.is_relative_to(folder):
        raise UserError(f"{path}: the photo does not lie beside the résumé.", "Put it in the same folder.")
    return read_bytes(str(wanted))[1]
