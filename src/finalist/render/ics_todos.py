"""What is due after a meeting as tasks of a calendar (RFC 5545 VTODO): stable UIDs, a reminder each, same bytes."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from finalist.core.letters.clock import Step

PRODID = "-//Finalist//After the interview//EN"
TITLES = {
    "thank-you": "Send the thank-you letters",
    "nudge": "Ask where things stand",
    "close": "Close this application",
}
REMIND = timedelta(hours=2)
"""How long before it is due a task reminds (convention)."""


def todos_bytes(steps: Sequence[Step], *, stem: str, about: str, stamped: datetime, sequence: int = 0) -> bytes:
    """The tasks as a calendar. stem: what their UIDs begin with; about: company or role for the titles; stamped: when
    they were worked out (aware). A task keeps its UID when it moves; `sequence` must then grow.
    """
    import icalendar

    calendar = icalendar.Calendar()
    for name, value in (("prodid", PRODID), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH")):
        calendar.add(name, value)
    for step in steps:
        title = f"{about}: {TITLES[step.kind].lower()}" if about else TITLES[step.kind]
        todo = icalendar.Todo()
        todo.add("uid", f"{stem}-{step.kind}-{step.number}@finalist")
        todo.add("dtstamp", stamped.astimezone(UTC))
        todo.add("sequence", sequence)
        todo.add("summary", title)
        todo.add("due", step.due.astimezone(UTC))
        todo.add("status", "NEEDS-ACTION")
        todo.add("description", f"{step.line.text} ({step.rests_on})")
        todo.add("categories", ["Afterwards"])
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", -REMIND, parameters={"related": "END"})
        todo.add_component(alarm)
        calendar.add_component(todo)
    return bytes(calendar.to_ical())
