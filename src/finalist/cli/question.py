"""`finalist question`: what a question is, and which questions to expect. One file a command; this one is the group."""

import dataclasses

import click

from finalist.cli.files import read_bytes
from finalist.cli.question_likely import command as likely
from finalist.cli.speak import say, tell_program


@click.group("question")
def command() -> None:
    """Say what a question is after."""


command.add_command(likely)


@command.command("classify")
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="Print direction, family, competencies and reasons as JSON.")
def classify_command(text: str, as_json: bool) -> None:
    """Say who has to answer TEXT (or - for standard input), which family it is of and what it looks for."""
    from finalist.core.questions.classify import classify

    if text == "-":
        text = read_bytes(text)[1].decode("utf-8", "replace")
    reading = classify(text)
    if as_json:
        tell_program(dataclasses.asdict(reading))
        return
    from finalist.cli.question_outline import outline

    say("\n".join(outline(reading)))
