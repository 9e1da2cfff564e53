"""When to write to somebody again, by how well one knows them; when to knock at a door again that was closed.

No study fixes these; they are conventions, and the candidate's own day always wins.
"""

from datetime import date, timedelta
from typing import Literal

Strength = Literal["close", "warm", "met"]
CADENCE: dict[Strength, timedelta] = {
    "close": timedelta(days=42),
    "warm": timedelta(days=91),
    "met": timedelta(days=182),
}
"""Six weeks, a quarter, half a year. Convention."""
WINDOW_MONTHS = 6
"""Months until one may usually apply again after a rejection. Convention; a policy the company named wins."""


def next_touch(strength: str, last: date | None, today: date) -> date | None:
    """The day to write again; today when it has passed. None for a strength that was not given."""
    step = CADENCE.get(strength)  # type: ignore[call-overload]
    if step is None:
        return None
    due: date = (last or today) + step
    return max(due, today)


def apply_again(ended: date, months: int = WINDOW_MONTHS) -> date:
    """The same day so many months later; the month's last day where it has no such day."""
    index = ended.month - 1 + months
    year, month = ended.year + index // 12, index % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=ended.day - 1), following - timedelta(days=1))
