"""Small choices of the candidate's that need no page of their own."""

from typing import Any


def set_shortcuts(owner: Any, on: bool) -> None:
    """Whether single keys do something; who dictates or presses keys by accident switches them off."""
    owner.settings = {**owner.settings, "shortcuts": "on" if on else "off"}
    owner.save(update_fields=["settings"])
