"""What the commands that print share: the options of theme, page and language, and how files are written."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import click

from finalist.cli.files import write_together
from finalist.cli.speak import aside, say
from finalist.core.errors import Problem

if TYPE_CHECKING:
    from finalist.journeys.resume import Built, Order

ENDINGS = ".pdf .docx .html .txt .md .png"


def look_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--theme, --paper, --lang, --accent and --font, as `name`, `paper`, `lang`, `accent` and `font`."""
    several = (
        click.option("--theme", "name", default="harbour", show_default=True, help="One of `finalist resume themes`."),
        click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True,
                     help="Size of the page."),
        click.option("--lang", default="en", show_default=True, metavar="CODE", help="Language of headings and dates."),
        click.option("--accent", default="", metavar="COLOUR",
                     help="The colour of headings: ink, blue, teal, violet, wine, brown, green, slate, or #rrggbb."),
        click.option("--font", default="", metavar="NAME", help="The faces: sans, serif, mixed, book."),
    )  # fmt: skip
    for option in reversed(several):
        command = option(command)
    return command


def paper_of(said: str) -> Literal["a4", "us-letter"]:
    """The page that --paper names."""
    return cast(Literal["a4", "us-letter"], {"a4": "a4", "letter": "us-letter"}[said])


def order_of(output: str, said: Mapping[str, Any], photo: bytes = b"") -> "Order":
    """What to print, from the options of `look_options` and the ending of the file. Raises UserError for the ending."""
    from finalist.journeys.resume import Order, format_of

    return Order(format_of(output), said["name"], paper_of(said["paper"]), said["lang"], photo, said["accent"],
                 said["font"])  # fmt: skip


def write_built(output: str, built: "Built", problems: Iterable[Problem] = ()) -> None:
    """Write the files beside one another, tell what was wrong, say what was written."""
    place = Path(output)
    write_together(place.parent, {f"{place.stem}{part}{place.suffix}": made for part, made in built.files})
    for problem in (*problems, *built.problems):
        aside(str(problem), fg="yellow")
    say(f"Wrote {output}" + (f" and {len(built.files) - 1} more pages" if len(built.files) > 1 else "") + ".")
