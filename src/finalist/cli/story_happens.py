"""`finalist story happens`: what happens in each story, as it may be named in the file."""

import click

from finalist.cli.speak import aside, say, tell_program
from finalist.core.documents.story import Story

PROPOSED = 4


@click.command("happens")
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print what is named and proposed as one JSON document.")
def happens(file: str, as_json: bool) -> None:
    """Say what happens in each story of FILE (or -), so that questions find it.

    What stands in a line `Happens:` below a title counts; for the others the likeliest are proposed from their words.
    """
    from finalist.cli.files import read_bytes
    from finalist.core.errors import UserError
    from finalist.ingest.stories import read_stories

    name, data = read_bytes(file)
    read = read_stories(data, name, "stories")
    for problem in read.problems:
        aside(str(problem), fg="yellow")
    if read.document is None or not read.document.stories:
        raise UserError(f"{name}: no story was found.")
    stories = read.document.stories
    if as_json:
        rows = [{"title": one.title.value, "named": one.situations, "proposed": _proposed(one)} for one in stories]
        tell_program({"file": name, "stories": rows, "engine": "rules"})
        return
    say("\n\n".join(_shown(one) for one in stories))


def _proposed(story: Story) -> list[str]:
    from finalist.core.match.situations import proposed
    from finalist.core.match.stories import told_text

    return [entry.id for entry in proposed(told_text(story), PROPOSED)]


def _shown(story: Story) -> str:
    from finalist.core.match.situations import situations

    names = {entry.id: entry.name for entry in situations()}
    if story.situations:
        return "\n".join((story.title.value, "  Named: " + "; ".join(names[one] for one in story.situations)))
    lines = [f"  Happens: {names[one]}" for one in _proposed(story)]
    lead = "  From its words, the likeliest first. Copy the line that is true below the title:"
    return "\n".join((story.title.value, *((lead, *lines) if lines else ("  Its words do not say.",))))
