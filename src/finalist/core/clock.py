"""The one place where the program asks what time it is.

Everything below the command line takes `now` as an argument, so that the same inputs give the same bytes.
"""

from datetime import UTC, datetime

from finalist.core.errors import UserError

EARLIEST, LATEST = 1970, 2080
"""Years that can be planned for. Convention: every calendar and zone table holds them, with years to spare."""


def now() -> datetime:
    """The present moment, aware, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def parse_now(text: str) -> datetime:
    """Read an ISO 8601 moment, e.g. `2026-11-22T09:00+01:00`; without an offset it is UTC.

    Raises UserError when the text is not such a moment.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UserError(
            f"“{text}” is not a moment in time.", "Write it like 2026-11-22T09:00 or 2026-11-22T09:00+01:00."
        ) from None
    if not EARLIEST <= moment.year <= LATEST:
        raise UserError(f"“{text}” is too far away to plan for.", f"Take a year from {EARLIEST} to {LATEST}.")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
