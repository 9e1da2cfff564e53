"""`finalist resume`: themes, build, check, tailor, cover, references, profile. This file is the group."""

import click

from finalist.cli.lazy import Lazy

SUBCOMMANDS = {
    **dict.fromkeys(("build", "themes"), "resume_build"),
    **dict.fromkeys(("check", "tailor"), "resume_check"),
    **dict.fromkeys(("cover", "profile", "references"), "resume_letter"),
}
"""name → the module in finalist.cli that has a command of that name."""


@click.group("resume", cls=Lazy, homes={name: (SUBCOMMANDS[name], name) for name in sorted(SUBCOMMANDS)})
def command() -> None:
    """Make a résumé, prove that machines read it, hold it against a posting."""
