"""Small choices of the candidate's that need no page of their own."""

from typing import Any


def set_shortcuts(owner: Any, on: bool) -> None:
    """Whether single keys do something; who dictates or presses keys by accident switches them off."""
    owner.settings = {**owner.settings, "shortcuts": "on" if on else "off"}
    owner.save(update_fields=["settings"])


def choose(owner: Any, **choices: str) -> None:
    """Keep choices of a page: each a short word under a name of its own."""
    owner.settings = {**owner.settings, **choices}
    owner.save(update_fields=["settings"])
