"""`finalist question`: what a question is, and which questions to expect. One file a command; this one is the group."""

import click

from finalist.cli.question_likely import command as likely


@click.group("question")
def command() -> None:
    """Say what a question is after."""


command.add_command(likely)
