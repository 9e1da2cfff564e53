"""Small choices of the candidate's that need no page of their own."""

from typing import Any


def set_shortcuts(owner: Any, on: bool) -> None:
    """Whether single keys do something; who dictates or presses keys by accident switches them off."""
    choose(owner, shortcuts="on" if on else "off")


def choose(owner: Any, **choices: Any) -> None:
    """Keep choices of a page, each under a name of its own."""
    owner.settings = {**owner.settings, **choices}
    owner.save(update_fields=["settings"])
