"""`finalist story`: is a told story whole, and which fits a question. One file a subcommand, imported when called."""

import click

from finalist.cli.lazy import Lazy

SUBCOMMANDS: dict[str, tuple[str, str]] = {
    "check": ("story_check", "check"),
    "weakness": ("story_check", "weakness"),
    "match": ("story_match", "match"),
    "happens": ("story_happens", "happens"),
    "import": ("story_files", "import_"),
    "export": ("story_files", "export"),
}
"""name → (module in finalist.cli, name of its command there)."""


@click.group("story", cls=Lazy, homes=SUBCOMMANDS)
def command() -> None:
    """Check a story, or find the one that fits a question."""
