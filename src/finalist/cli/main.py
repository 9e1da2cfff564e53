"""`finalist`: every command takes files or `-`, speaks to people by default and to programs with `--json`.

Commands live one a file and are imported when called, so that `finalist --help` stays quick.
"""

import importlib
import os
import sys
from keyword import iskeyword
from typing import Any

import click

from finalist.core.errors import UserError

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
"""We have none, and to look for some pydantic would read the papers of every package on the machine."""
STOPPED = 130
"""What shells expect of a command that Ctrl-C ended."""
COMMANDS = {
    "prep": "Turn your documents into a game plan.",
    "demo": "Make the plan of a made-up candidate and say where it is.",
    "read": "Show what was understood of a file.",
    "offer": "Total, compare and answer offers; what to ask; the contract.",
    "facts": "Show what your papers state and where they disagree.",
    "ledger": "Show who has heard what; hold a draft against it.",
    "schema": "Print the JSON Schema of a document.",
    "knowledge": "Count or check what the field knows.",
    "serve": "Open the workspace in a browser.",
    "worker": "Do what the workspace queued.",
    "backup": "Save the whole workspace as one file.",
    "restore": "Put a backup in the place of the workspace.",
    "export": "Write everything you kept as readable files.",
    "import": "Read an exported folder back.",
    "doctor": "Look the workspace through; say what is wrong and what helps.",
    "user": "Who may sign in (server mode).",
    "question": "Say what a question is after, or which ones to expect.",
    "answer": "Check an answer: what was said, what is missing, what to try.",
    "story": "Check a story, or find the one that fits a question.",
    "values": "Rank your values; hold them against what you saw.",
    "resume": "Make a résumé, prove that machines read it, hold it against a posting.",
    "letter": "Draft letters from notes; look a letter through before it goes.",
    "odds": "Say how often your applications move on, and what the open ones may bring.",
}


class _Lazy(click.Group):
    """A group whose commands are modules of this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"finalist.cli.{cmd_name}{'_' if iskeyword(cmd_name) else ''}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UserError as error:
            _aside(str(error))
            ctx.exit(2)
        except KeyboardInterrupt:
            _aside("Stopped.")
            ctx.exit(STOPPED)
        except BrokenPipeError:
            # Whoever read the output has had enough (`| head`); nothing is wrong, and nobody is left to tell.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)


def _aside(text: str) -> None:
    from finalist.cli.speak import aside

    aside(text)


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="finalist", prog_name="finalist")
def main() -> None:
    """From the invitation to a second interview to a signed offer, on your own machine."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started this: `>&-`
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w"))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


if __name__ == "__main__":
    main()
