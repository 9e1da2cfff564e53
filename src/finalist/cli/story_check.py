"""`finalist story check` and `finalist story weakness`: what is told, what is missing, what to try."""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import click

from finalist.cli.files import STDIN, read_bytes
from finalist.cli.speak import aside, say, tell_program
from finalist.core.documents.base import EvidenceRef
from finalist.core.errors import UserError

COLOURS: dict[str, dict[str, Any]] = {
    "title": {"bold": True}, "good": {"fg": "green"}, "ask": {"fg": "yellow"}, "dim": {"dim": True},
}  # fmt: skip


@click.command("check")
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print the checks as one JSON document.")
def check(file: str, as_json: bool) -> None:
    """Check the stories in FILE (or - for standard input): parts, figures, who acts, what is missing.

    Exits 1 when a story lacks something.
    """
    from finalist.core.stories.check import check_story
    from finalist.ingest.stories import read_stories
    from finalist.render.story_text import story_text

    name, data = read_bytes(file)
    read = read_stories(data, name, "stories")
    if read.document is None or not read.document.stories:
        raise UserError(str(read.problems[-1] if read.problems else f"{name}: no story was found."))
    for problem in read.problems:
        aside(str(problem), fg="yellow")
    checks = tuple(check_story(story) for story in read.document.stories)
    if as_json:
        tell_program({"file": name, "stories": plain(checks), "engine": "rules"})
    else:
        say("\n\n".join(story_text(one, _width(), _paint) for one in checks), ours=True)
    sys.exit(1 if any(one.findings for one in checks) else 0)


@click.command("weakness")
@click.argument("file_or_text")
@click.option("--json", "as_json", is_flag=True, help="Print the check as one JSON document.")
def weakness(file_or_text: str, as_json: bool) -> None:
    """Check an answer to “what is your weakness?”: a file, - for standard input, or the answer itself.

    Exits 1 when something is missing.
    """
    from finalist.core.stories.weakness import check_weakness
    from finalist.render.story_text import weakness_text

    text = _answer(file_or_text)
    found = check_weakness(EvidenceRef(document="answer", start=0, end=len(text), verbatim=text))
    if as_json:
        tell_program({**plain(found), "engine": "rules"})
    else:
        say(weakness_text(found, _width(), _paint), ours=True)
    sys.exit(1 if found.findings else 0)


def plain(value: Any) -> Any:
    """Computed values as JSON values."""
    from pydantic import TypeAdapter

    return TypeAdapter(type(value) if not isinstance(value, tuple) else tuple[Any, ...]).dump_python(value, mode="json")


def _answer(given: str) -> str:
    """The text of a file when there is one of that name, else the words themselves. Raises UserError when empty."""
    from finalist.ingest.text import read_text

    if given == STDIN or (len(given) < 1000 and " " not in given.strip()) or _is_file(given):
        name, data = read_bytes(given)
        return read_text(data, name).text
    if not given.strip():
        raise UserError("There is no answer to check.", "Give a file, -, or the answer in quotation marks.")
    return given


def _is_file(given: str) -> bool:
    try:
        return Path(given).is_file()
    except (OSError, ValueError):
        return False


def _width() -> int:
    return shutil.get_terminal_size((80, 24)).columns


def _paint(text: str, role: str) -> str:
    return text if os.environ.get("NO_COLOR") else click.style(text, **COLOURS[role])
