"""The close-out of a meeting: its steps in order, and where it goes on."""

from collections.abc import Collection

STEPS = ("asked", "stories", "concerns", "cares", "culture", "promises", "lesson")
"""What was asked, stories told, doubts, what they care about, culture, promises both ways, what it taught."""
MINUTES = {"asked": 3, "stories": 2, "concerns": 1, "cares": 1, "culture": 1, "promises": 1, "lesson": 1}
"""How long a step may take: ten together. Convention."""


def next_step(saved: Collection[str], after: str = "") -> str:
    """The first step behind `after` that was not saved, else the first of all; "" when every one was."""
    start = STEPS.index(after) + 1 if after in STEPS else 0
    return next((step for step in (*STEPS[start:], *STEPS) if step not in saved), "")
